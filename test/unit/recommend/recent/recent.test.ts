import { recommendForCustomers, trainRecommender } from '../../../../lib/recommend';
import type { RecentOptions } from '../../../../lib/recommend';
import { DAY_MS } from '../../../../lib/recommend/events';
import { dateColumn, stringColumn, Table } from '../../../../lib/table';
import { testContext } from '../../../support/context';
import { eventsTable, pad, sameCamp, START } from '../plantedTastes';
import { all, ids, listOf, options } from '../runPlanted';

const NOW = START + 400 * DAY_MS;
const COLUMN: RecentOptions = { column: 'clicks', asOf: NOW };
let artefact: Uint8Array;

beforeAll(async () => {
	({ artefact } = await trainRecommender(eventsTable(all), options, testContext()));
});

/** Lists for visitors with these clicks (column "clicks"); id null = nobody. */
async function visit(
	visitors: readonly { id?: string; clicks: string | null }[],
	recent: RecentOptions = COLUMN,
	more: object = {},
) {
	const customers = new Table([
		['customer_id', stringColumn(visitors.map(({ id }) => id ?? null))],
		['clicks', stringColumn(visitors.map(({ clicks }) => clicks))],
	]);
	const given = { customerColumn: 'customer_id', topN: 5, artefact, recent, ...more };
	return await recommendForCustomers(customers, given, testContext());
}

describe('last clicks in a request', () => {
	it('give a new visitor products of the taste of the clicks, and say which click is why', async () => {
		const { table, report } = await visit([{ clicks: 'p001,p004' }, { clicks: '["p002"]' }]);
		expect(ids(table, 0).every((id) => sameCamp('c001', id))).toBe(true);
		expect(ids(table, 1).every((id) => sameCamp('c002', id))).toBe(true);
		expect(table.cell('recommendationSource', 0)).toBe('personal');
		for (const { reason } of listOf(table, 0))
			expect(reason).toMatch(/^Because you looked at p00[14]( and p00[14])?$/);
		expect(report.recent).toMatchObject({ events: 3, used: 3, customers: 2, unknownProducts: 0 });
	});

	it('leave out what was clicked, unless it may be shown; what was bought stays out', async () => {
		const clicked = [{ clicks: 'p001,p004' }];
		expect(ids((await visit(clicked)).table, 0)).not.toContain('p001');
		const shown = await visit(clicked, { ...COLUMN, leaveOut: false }, { topN: 30 });
		expect(ids(shown.table, 0)).toEqual(expect.arrayContaining(['p001', 'p004']));
		const bought = [{ clicks: '[{"product_id":"p001","type":"purchase"}]' }];
		const after = await visit(bought, { ...COLUMN, leaveOut: false }, { topN: 30 });
		expect(ids(after.table, 0)).not.toContain('p001');
		expect(listOf(after.table, 0)[0]?.reason).toBe('Because you bought p001');
	});

	it('turn the list of a known customer towards another taste', async () => {
		const far = Array.from({ length: 9 }, (_, p) => `p${pad(3 * p + 1)}`).join();
		const visitors = [
			{ id: 'c000', clicks: null },
			{ id: 'c000', clicks: far },
		];
		const { table } = await visit(visitors, COLUMN, { topN: 30 });
		// The only product of the other taste that was not clicked.
		const place = (row: number) => ids(table, row).indexOf('p028');
		expect(place(1)).toBeLessThan(place(0));
		expect(place(1)).toBeGreaterThan(-1);
		expect(listOf(table, 1)[place(1)]?.reason).toMatch(/looked at/);
	});

	it('count by the weight of their type; a weight of 0 leaves them out', async () => {
		const clicks =
			'[{"product_id":"p001","type":"view"},{"product_id":"p004","type":"view"},{"product_id":"p002","type":"cart"}]';
		const weighed = async (view: number, cart: number) => {
			const eventTypes = [
				{ type: 'view', weight: view },
				{ type: 'cart', weight: cart },
			];
			const { table, report } = await visit([{ clicks }], { ...COLUMN, eventTypes });
			return { first: ids(table, 0)[0] ?? '', ignored: report.recent?.ignored };
		};
		expect(sameCamp('c001', (await weighed(9, 0.1)).first)).toBe(true);
		expect(sameCamp('c002', (await weighed(0.1, 9)).first)).toBe(true);
		const none = await weighed(0, 1);
		expect(none.ignored).toBe(2);
		expect(sameCamp('c002', none.first)).toBe(true);
	});

	it('of unknown products are counted and told, and popular products are shown', async () => {
		const { table, report } = await visit([
			{ clicks: 'ghost,ghost2' },
			{ clicks: 'ghost,p001' },
			{ clicks: null },
		]);
		expect(table.cell('recommendationSource', 0)).toBe('popular');
		expect(table.cell('recommendationNote', 0)).toBe(
			'No purchases are known of this customer, so popular products are shown. Recent products that the model does not know: 2.',
		);
		expect(table.cell('recommendationNote', 1)).toBe(
			'Recent products that the model does not know: 1.',
		);
		expect(table.cell('recommendationNote', 2)).not.toContain('Recent');
		expect(report.recent).toMatchObject({ events: 4, used: 1, unknownProducts: 3 });
		expect(report.notes.join()).toContain('the model does not know, left out: 3.');
	});

	it('that nobody sent, in a table without ids, are no error', async () => {
		const customers = new Table([['page', stringColumn(['home'])]]);
		const given = { customerColumn: 'customer_id', artefact, recent: COLUMN };
		const { table, report } = await recommendForCustomers(customers, given, testContext());
		expect(table.cell('recommendationSource', 0)).toBe('popular');
		expect(report).toMatchObject({ withoutId: 1, recent: { events: 0 } });
	});

	it('more than a day in the future are left out; a clock that is some minutes fast is forgiven', async () => {
		const at = (ms: number) => `[{"product_id":"p001","time":${NOW + ms}}]`;
		const { table, report } = await visit([{ clicks: at(3 * DAY_MS) }, { clicks: at(600_000) }]);
		expect(report.recent).toMatchObject({ future: 1, used: 1 });
		expect(table.cell('recommendationSource', 0)).toBe('popular');
		expect(table.cell('recommendationSource', 1)).toBe('personal');
	});

	it('age as the training let events age', async () => {
		const ageing = { ...options, halfLifeDays: 10 };
		const trained = await trainRecommender(eventsTable(all), ageing, testContext());
		const day = (d: number) => new Date(NOW - d * DAY_MS).toISOString();
		const clicks = (old: string, fresh: string) =>
			JSON.stringify([
				{ product_id: old, time: day(200) },
				{ product_id: fresh, time: day(0) },
			]);
		const more = { artefact: trained.artefact };
		const lists = await visit(
			[{ clicks: clicks('p001', 'p002') }, { clicks: clicks('p002', 'p001') }],
			COLUMN,
			more,
		);
		expect(sameCamp('c002', ids(lists.table, 0)[0] ?? '')).toBe(true);
		expect(sameCamp('c001', ids(lists.table, 1)[0] ?? '')).toBe(true);
	});
});

describe('fresh orders of many customers', () => {
	const fresh = (rows: readonly (readonly [string, string, number])[]) => ({
		events: new Table([
			['customer_id', stringColumn(rows.map(([id]) => id))],
			['product_id', stringColumn(rows.map(([, product]) => product))],
			['order_date', dateColumn(rows.map(([, , date]) => date))],
		]),
		customerColumn: 'customer_id',
		productColumn: 'product_id',
		dateColumn: 'order_date',
	});
	const latest = Math.max(...all.map(({ date }) => date));

	it('serve customers who came after the training', async () => {
		const orders = fresh([
			['new', 'p001', latest + DAY_MS],
			['new', 'p004', latest + DAY_MS],
			['somebody else', 'p002', latest + DAY_MS],
		]);
		const { table, report } = await visit([{ id: 'new', clicks: null }], {
			fresh: orders,
			asOf: NOW,
		});
		expect(ids(table, 0).every((id) => sameCamp('c001', id))).toBe(true);
		expect(listOf(table, 0)[0]?.reason).toMatch(/^Because you bought p00[14]/);
		expect(report.recent).toMatchObject({ used: 2, ofOthers: 1, alreadyKnown: 0 });
	});

	it('that the model was trained on are not counted twice', async () => {
		const known = all.filter(({ customer }) => customer === 'c000');
		const orders = fresh(known.map(({ product, date }) => ['c000', product, date]));
		const { table, report } = await visit([{ id: 'c000', clicks: null }], {
			fresh: orders,
			asOf: NOW,
		});
		const plain = await visit([{ id: 'c000', clicks: null }]);
		expect(report.recent).toMatchObject({ used: 0, alreadyKnown: known.length });
		expect(table.cell('recommendations', 0)).toBe(plain.table.cell('recommendations', 0));
	});
});
