import { customersAsOf, rfm, type QuestionKind } from '../../../../lib/features';
import { predictWithModel, type PredictOptions } from '../../../../lib/learn';
import { decodeTrainedModel } from '../../../../lib/learn/train/model';
import type { Table } from '../../../../lib/table';
import { decodeArtefact, encodeArtefact, tableToRecords, writeTable } from '../../../../lib/table';
import { context } from '../../features/orders';
import { ask, COLUMNS, DAY, LAST, plantedOrders } from './plantedShop';

const orders = plantedOrders();
const models = new Map<QuestionKind, Uint8Array>();

/** The model of a question, trained once. */
async function trained(question: QuestionKind = 'willBuy'): Promise<Uint8Array> {
	const artefact = models.get(question) ?? (await ask({ question })).artefact;
	if (!artefact) throw new Error('There is no model.');
	models.set(question, artefact);
	return artefact;
}

const predict = async (source: Table, options: PredictOptions) =>
	await predictWithModel(source, options, context());
const records = (table: Table) => tableToRecords(table, 0, table.numRows);

describe('predicting from orders', () => {
	it('gives one row a customer: who buys often and lately ranks first', async () => {
		const artefact = await trained();
		const { table, report } = await predict(orders, { artefact, reasons: 2 });
		const rows = records(table);
		expect(table.names).toEqual([
			...['customer', 'prediction', 'probability', 'rank', 'decile', 'reasons'],
		]);
		expect(rows).toHaveLength(240);
		expect(new Set(rows.map(({ customer }) => customer)).size).toBe(240);
		expect(report.customers).toMatchObject({
			customerColumn: 'customer',
			asOf: '2025-06-30T23:59:59.999Z',
			horizonDays: 30,
			customers: 240,
			inactive: 0,
		});
		const first = rows.find(({ rank }) => rank === 1);
		// Even numbers buy every 12 days.
		expect(Number(String(first?.['customer']).slice(1)) % 2).toBe(0);
		expect(first).toMatchObject({ prediction: 'yes', decile: 1 });
		expect(first?.['reasons']).toHaveLength(2);
	});

	it('gives an amount with its interval', async () => {
		const { table } = await predict(orders, { artefact: await trained('spend') });
		expect(table.names).toEqual([
			...['customer', 'prediction', 'predictionLow', 'predictionHigh', 'rank', 'decile'],
		]);
	});

	it('scores only customers who were active lately when churn is asked', async () => {
		const { table, report } = await predict(orders, { artefact: await trained('willChurn') });
		const inactive = report.customers?.inactive ?? 0;
		expect(inactive).toBeGreaterThan(20);
		expect(table.numRows).toBe(240 - inactive);
		expect(report.notes.join(' ')).toContain(`${inactive} customers had no order in 60 days`);
	});

	it('looks at customers on the given day, and at no order after now', async () => {
		const artefact = await trained();
		const then = await predict(orders, { artefact, asOf: '2025-03-31' });
		expect(then.report.customers?.asOf).toBe('2025-03-31T23:59:59.999Z');
		const before = await predict(orders, { artefact, notAfter: LAST - 91 * DAY + DAY - 1 });
		expect(records(before.table)).toEqual(records(then.table));
		expect(then.report.customers?.rowsAfterAsOf).toBeGreaterThan(100);
	});

	it('gives the numbers that its own features give', async () => {
		const artefact = await trained();
		const { question } = decodeTrainedModel(artefact);
		if (!question) throw new Error('The model carries no question.');
		const { table } = await customersAsOf(orders, question, {}, context());
		const fromFeatures = await predict(table, { artefact });
		const fromOrders = await predict(orders, { artefact });
		expect(fromFeatures.report.customers).toBeNull();
		expect(records(fromFeatures.table)).toEqual(
			records(fromOrders.table.select(fromFeatures.table.names)),
		);
	});

	it('takes what Extract Features makes', async () => {
		const artefact = await trained();
		const features = await rfm(orders, { ...COLUMNS, asOf: 'latest' }, context());
		const { table } = await predict(features.table, { artefact });
		const { table: expected } = await predict(orders, { artefact });
		expect([...table.typed('probability', 'number').values]).toEqual([
			...expected.typed('probability', 'number').values,
		]);
	});

	it('reads a file as it reads a table', async () => {
		const artefact = await trained();
		const bytes = await writeTable(orders, 'csv');
		const file = { kind: 'file', bytes, name: 'orders.csv', format: 'csv' } as const;
		const { table } = await predictWithModel(file, { artefact }, context());
		expect(records(table)).toEqual(records((await predict(orders, { artefact })).table));
	});

	it('says what is missing in a table that holds neither orders nor features', async () => {
		const artefact = await trained();
		await expect(predict(orders.select(['customer', 'date']), { artefact })).rejects.toMatchObject({
			code: 'MISSING_COLUMN',
			message: expect.stringContaining('amount missing') as string,
		});
	});

	it('says when nobody is left to score', async () => {
		const artefact = await trained('willChurn');
		await expect(predict(orders, { artefact, asOf: '2027-01-01' })).rejects.toMatchObject({
			code: 'EMPTY_INPUT',
			message: expect.stringContaining('240 had no order in the last 60 days') as string,
		});
	});

	it('refuses a model whose question is damaged', async () => {
		const { version, meta, tensors } = decodeArtefact(await trained(), 'learn.model');
		const damaged = [{ ...Object(meta['question']), kind: 'magic' }, 7, { kind: 'spend' }];
		for (const question of damaged) {
			const artefact = encodeArtefact({
				kind: 'learn.model',
				version,
				meta: { ...meta, question },
				tensors: Object.fromEntries(tensors),
			});
			await expect(predict(orders, { artefact })).rejects.toMatchObject({ code: 'CORRUPT_FILE' });
		}
	});
});
