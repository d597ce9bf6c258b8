import { LAST, DAY, DAYS, ask, plantedOrders } from './plantedShop';
import { Random } from '../../../../lib/math';
import type { Table } from '../../../../lib/table';

const rowsUpTo = (table: Table, from: number) => {
	const { values } = table.typed('date', 'date');
	return table.take([...values.keys()].filter((row) => (values[row] ?? 0) >= from));
};

describe('ready questions', () => {
	it.each(['willBuy', 'willChurn'] as const)(
		'%s: beats the base rate and the last-period rule where the orders tell more',
		async (question) => {
			const { report, info } = await ask({ question });
			expect(report.task).toBe('classification');
			expect(report.classes.map(({ name }) => name)).toEqual(['no', 'yes']);
			expect(report.metrics['rocAuc']?.value).toBeGreaterThan(0.75);
			expect(report.beatsBaseline).toBe(true);
			expect(report.rival).toMatchObject({ name: 'Same as last period', beaten: true });
			expect(report.rival?.metrics['rocAuc']?.value).toBeLessThan(
				report.metrics['rocAuc']?.value ?? 0,
			);
			expect(info.question).toBe(question);
			expect(report.question.snapshots).toHaveLength(6);
		},
	);

	it('spend: predicts the net amount, better than the mean and than what was spent last month', async () => {
		const { report } = await ask({ question: 'spend' });
		expect(report.task).toBe('regression');
		expect(report.beatsBaseline).toBe(true);
		expect(report.rival?.beaten).toBe(true);
		expect(report.interval?.coverage).toBe(0.9);
	});

	it('learns from no id and no date', async () => {
		const { report } = await ask({ question: 'willBuy' });
		expect(report.columns).toEqual(expect.arrayContaining(['recency', 'frequency', 'orders30d']));
		expect(report.columns).not.toContain('customer');
		expect(report.columns).not.toContain('snapshotDate');
	});

	it('is judged on the latest snapshot by the earlier ones when there are three or more', async () => {
		const { report } = await ask({ question: 'willBuy' });
		const latest = report.question.snapshots.at(-1);
		expect(report.notes.join('\n')).toContain(
			`Judged on the customers of 2025-05-31 by a model of the 5 snapshots before`,
		);
		expect(report.notes.join('\n')).toContain(
			`judged on ${latest?.customers ?? 0} of ${report.rows} rows`,
		);
	});

	it('is judged by customer when there are fewer, and says so', async () => {
		const young = rowsUpTo(plantedOrders(), LAST - 100 * DAY);
		const { report } = await ask({ question: 'willBuy' }, {}, young);
		expect(report.question.snapshots).toHaveLength(2);
		expect(report.notes.join('\n')).toContain('Judged by customer: 2 snapshot(s)');
		expect(report.notes.join('\n')).not.toContain(`of ${report.rows} rows.`);
	});

	it('finds nothing where the future does not depend on the past, and says so', async () => {
		// Everybody buys on days drawn anew: no customer differs from another.
		const random = new Random(11);
		const orders = plantedOrders();
		const length = orders.numRows;
		const customers = orders.typed('customer', 'string');
		const mixed = customers.values.map(() => random.integer(customers.dictionary.size));
		const nobody = orders.with([['customer', { ...customers, values: mixed, length }]]);
		const { report } = await ask({ question: 'willBuy', horizonDays: 10 }, {}, nobody);
		expect(report.metrics['rocAuc']?.value).toBeLessThan(0.6);
		expect(report.beatsBaseline).toBe(false);
	});

	it('gives the same bytes whenever it is trained', async () => {
		const first = await ask({ question: 'willChurn', notAfter: LAST + DAY });
		const later = await ask({ question: 'willChurn', notAfter: LAST + 400 * DAY });
		expect(Buffer.compare(first.artefact ?? Buffer.of(), later.artefact ?? Buffer.of(1))).toBe(0);
	});

	it('needs two horizons of orders', async () => {
		await expect(ask({ question: 'willBuy', horizonDays: 200 })).rejects.toMatchObject({
			code: 'INVALID_PARAMETER',
			message: expect.stringContaining('needs 400') as string,
			details: { needed: 400 },
		});
		expect(DAYS).toBeLessThan(400);
	});
});
