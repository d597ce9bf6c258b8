import { trainAndRecommend, trainRecommender } from '../../../lib/recommend';
import { integerColumn, stringColumn, Table } from '../../../lib/table';
import { testContext } from '../../support/context';
import { customersTable, type PlantedEvent } from './plantedTastes';
import { all, everyone, ids, listOf, run } from './runPlanted';

describe('hostile events', () => {
	it('one event of one customer is enough for a popular list', async () => {
		const one: PlantedEvent[] = [{ customer: 'x', product: 'a', date: 0, quantity: 1 }];
		const { table, report } = await run(one, ['x', 'y'], {
			regularization: undefined,
			evaluation: 'auto',
		});
		expect(table.cell('recommendationSource', 0)).toBe('boughtBefore');
		expect(ids(table, 1)).toEqual(['a']);
		expect(report.evaluation).toHaveProperty('skipped');
	});

	it('keeps leading zeros apart: 007 and 7 are two customers', async () => {
		const events = new Table([
			['customer_id', stringColumn(['007', '7', '8'])],
			['product_id', stringColumn(['001', '1', '1'])],
		]);
		const given = {
			customerColumn: 'customer_id',
			productColumn: 'product_id',
			events,
			regularization: 1,
		};
		const { table, report } = await trainAndRecommend(
			customersTable(['007', '7', '07']),
			given,
			testContext(),
		);
		expect([report.customers, report.products]).toEqual([3, 2]);
		expect([ids(table, 0), ids(table, 1)]).toEqual([['1'], ['001']]);
		expect(table.cell('recommendationSource', 2)).toBe('popular');
	});

	it('matches number ids of one table with text ids of the other', async () => {
		const events = new Table([
			['customer_id', integerColumn([1, 1, 2])],
			['product_id', integerColumn([10, 20, 20])],
		]);
		const given = {
			customerColumn: 'customer_id',
			productColumn: 'product_id',
			events,
			regularization: 0.1,
		};
		const { table } = await trainAndRecommend(customersTable(['2']), given, testContext());
		expect(ids(table, 0)).toEqual(['10']);
	});

	it('lets refunds reduce what was bought, and never offers again what came back', async () => {
		const back = { customer: 'c000', product: 'p003', date: 0, quantity: -9 };
		const bought = { customer: 'c000', product: 'p003', date: 0, quantity: 2 };
		const { table, report } = await run([...all, bought, back], ['c000'], { topN: 30 });
		expect(report.events.returns).toBe(1);
		expect(report.events.returnedPairs).toBe(1);
		expect(ids(table, 0)).not.toContain('p003');
		expect(
			listOf(table, 0).flatMap(({ because }) => because.map(({ productId }) => productId)),
		).not.toContain('p003');
	});

	it('leaves future events out and counts them', async () => {
		const asOf = Date.UTC(2026, 5, 1);
		const before = all.filter(({ date }) => date <= asOf);
		const now = await run(all, everyone, { asOf });
		const then = await run(before, everyone);
		expect(now.report.events.future).toBe(all.length - before.length);
		expect(now.table.cell('recommendations', 5)).toBe(then.table.cell('recommendations', 5));
	});

	it('gives the same list whether an event stands once with quantity 2 or twice with quantity 1', async () => {
		const split = all.flatMap((e) =>
			Array.from({ length: e.quantity }, () => ({ ...e, quantity: 1 })),
		);
		const [one, two] = [await run(all, everyone), await run(split, everyone)];
		expect(two.artefact).toEqual(one.artefact);
	});

	it('refuses an empty events table, missing columns, text dates and bad options', async () => {
		await expect(run([], ['x'])).rejects.toMatchObject({ code: 'EMPTY_INPUT' });
		await expect(run(all, [])).rejects.toMatchObject({ code: 'EMPTY_INPUT' });
		await expect(run(all, ['x'], { productColumn: 'sku' })).rejects.toMatchObject({
			code: 'MISSING_COLUMN',
		});
		await expect(run(all, ['x'], { dateColumn: 'product_id' })).rejects.toMatchObject({
			code: 'WRONG_TYPE',
		});
		for (const bad of [
			{ topN: 0 },
			{ factors: 0 },
			{ halfLifeDays: 0 },
			{ alpha: NaN },
			{ maxPerCategory: -1 },
		]) {
			await expect(run(all, ['x'], bad)).rejects.toMatchObject({ code: 'INVALID_PARAMETER' });
		}
	});

	it('treats rows without customer, product or date as unusable and counts them', async () => {
		const dirty = new Table([
			['customer_id', stringColumn(['a', null, '', 'b'])],
			['product_id', stringColumn(['x', 'x', 'x', null])],
		]);
		const given = { customerColumn: 'customer_id', productColumn: 'product_id', regularization: 1 };
		const { report } = await trainRecommender(dirty, given, testContext());
		expect(report.events).toMatchObject({ rows: 4, used: 1, withoutId: 3 });
	});
});
