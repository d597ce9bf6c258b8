import { tableToRecords } from '../../../lib/table';
import { runApply, runRfm, tableOf, utc } from './orders';

const ORDERS = tableOf({ customer: 'string', date: 'date', amount: 'number', category: 'string' }, [
	['1', utc('2024-06-01'), 10, 'x'],
	['2', utc('2024-06-20'), 30, 'y'],
	['2', utc('2024-06-21'), 20, 'x'],
	['99', utc('2024-06-22'), 7.5, 'x'],
]);
const CUSTOMERS = tableOf({ id: 'integer', email: 'string', recency: 'string' }, [
	[2, 'two@example.com', 'own'],
	[3, 'three@example.com', 'own'],
	[null, 'nobody@example.com', 'own'],
	[1, 'one@example.com', 'own'],
	[2, 'again@example.com', 'own'],
]);
const options = { asOf: '2024-06-30', category: 'category', windows: [30] };
const joined = async () =>
	await runRfm(ORDERS, { ...options, customers: { source: CUSTOMERS, key: 'id' } });

describe('features.rfm joined to customers', () => {
	it('keeps every customer in order, with own columns, and adds the features', async () => {
		const { table } = await joined();
		const rows = tableToRecords(table, 0, table.numRows);
		expect(rows.map((row) => [row['email'], row['frequency'], row['monetary']])).toEqual([
			['two@example.com', 2, 50],
			['three@example.com', 0, 0],
			['nobody@example.com', 0, 0],
			['one@example.com', 1, 10],
			['again@example.com', 2, 50],
		]);
		expect(table.names.slice(0, 3)).toEqual(['id', 'email', 'recency']);
	});

	it('gives customers without orders zeros, no recency and their own segment', async () => {
		const { table } = await joined();
		const [, three] = tableToRecords(table, 0, table.numRows);
		expect(three).toMatchObject({
			...{ recency: null, rfmSegment: 'No Orders', rfmScore: null, orders30d: 0, amount30d: 0 },
			...{ share_x: null, favouriteCategory: null, lastOrder: null, averageOrderValue: null },
		});
	});

	it('scores over all who ordered, so that the join changes no score', async () => {
		const alone = await runRfm(ORDERS, options);
		const { table, artefact } = await joined();
		expect(table.cell('rfmScore', 0)).toBe(alone.table.cell('rfmScore', 1));
		expect(Buffer.compare(artefact, alone.artefact)).toBe(0);
	});

	it('reports unknown, repeated and missing customers and replaced columns', async () => {
		const { report } = await joined();
		expect(report.join).toEqual({
			...{ rows: 5, withOrders: 3, withoutOrders: 2, missingKeys: 1, repeatedKeys: 1 },
			...{ unknownCustomers: 1, unknownOrders: 1, unknownAmount: 7.5, unknownExamples: ['99'] },
			replacedColumns: ['recency'],
		});
		expect(report.segments.find(({ segment }) => segment === 'No Orders')?.customers).toBe(2);
	});

	it('joins to nobody when no order is usable', async () => {
		const orders = tableOf({ customer: 'string', date: 'date', amount: 'number' }, [
			[null, null, 1],
		]);
		const { table } = await runRfm(orders, {
			asOf: '2024-06-30',
			customers: { source: CUSTOMERS, key: 'id' },
		});
		expect(tableToRecords(table, 0, 5).map((row) => row['rfmSegment'])).toEqual(
			Array.from({ length: 5 }, () => 'No Orders'),
		);
	});

	it('refuses a key that the customers do not have', async () => {
		const run = runRfm(ORDERS, { ...options, customers: { source: CUSTOMERS, key: 'customer' } });
		await expect(run).rejects.toMatchObject({ code: 'MISSING_COLUMN' });
	});
});

describe('features.apply', () => {
	it('scores the same orders exactly as the run that made the recipe', async () => {
		const { artefact, table } = await runRfm(ORDERS, options);
		const again = await runApply(ORDERS, { artefact, asOf: '2024-06-30' });
		expect(tableToRecords(again.table, 0, 3)).toEqual(tableToRecords(table, 0, 3));
	});

	it('scores later customers on the old edges and keeps the old share columns', async () => {
		const { artefact } = await runRfm(ORDERS, options);
		const later = tableOf(
			{ customer: 'string', date: 'date', amount: 'number', category: 'string' },
			[
				['new', utc('2024-07-30'), 1000, 'z'],
				['old', utc('2024-07-01'), 1, 'x'],
			],
		);
		const { table } = await runApply(later, { artefact, asOf: '2024-07-31' });
		const [fresh, old] = tableToRecords(table, 0, 2);
		// Amount edges of 7.5, 10, 50: 7.5, 10, 10, 50. 1000 lies above all four, 1 above none.
		expect(fresh).toMatchObject({ monetaryScore: 5, share_other: 1, share_x: 0, share_y: 0 });
		expect(old).toMatchObject({ monetaryScore: 1, share_x: 1, favouriteCategory: 'x' });
		expect(table.has('share_z')).toBe(false);
		// Recency edges of −29, −9, −8: −29, −9, −9, −8. One day lies above all, 30 days above none.
		expect([fresh?.['recencyScore'], old?.['recencyScore']]).toEqual([5, 1]);
	});

	it('refuses a damaged recipe', async () => {
		const { artefact } = await runRfm(ORDERS, options);
		const broken = artefact.slice(0, -8);
		await expect(runApply(ORDERS, { artefact: broken, asOf: 'latest' })).rejects.toMatchObject({
			code: 'CORRUPT_FILE',
		});
	});
});
