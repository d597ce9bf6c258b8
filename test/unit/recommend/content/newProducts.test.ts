import { LibraryError } from '../../../../lib/errors';
import { recommendForCustomers, trainRecommender } from '../../../../lib/recommend';
import type { RecommendOptions } from '../../../../lib/recommend';
import { integerColumn, numberColumn, stringColumn, Table } from '../../../../lib/table';
import { testContext } from '../../../support/context';
import { customersTable, EVENT_COLUMNS, eventsTable, pad, plantedEvents } from '../plantedTastes';
import { listOf } from '../runPlanted';

const CAMPS = ['candle', 'saw', 'tea'];
const ids = [...Array.from({ length: 30 }, (_, p) => `p${pad(p)}`), 'new0', 'new1', 'new2', 'odd'];
const camp = (id: string) => CAMPS[Number(id.replace(/\D/g, '')) % 3] ?? '';
/** Product p of camp c is "<camp> <p>"; new0 … new2 are one new product of each camp, nothing is like "odd". */
const shop = new Table([
	['id', stringColumn(ids)],
	['name', stringColumn(ids.map((id) => (id === 'odd' ? 'zither' : `${camp(id)} ${id}`)))],
	['group', stringColumn(ids.map((id) => (id === 'odd' ? 'music' : camp(id))))],
	['stock', integerColumn(ids.map((id) => (id === 'new2' ? 0 : 5)))],
	['price', numberColumn(ids.map((id) => (id === 'new1' ? 99 : 10)))],
]);
const catalogue = {
	...{ productColumn: 'id', nameColumn: 'name', categoryColumn: 'group' },
	...{ stockColumn: 'stock', priceColumn: 'price' },
};
const everyone = Array.from({ length: 90 }, (_, c) => `c${pad(c)}`);

let artefact: Uint8Array;
beforeAll(async () => {
	const options = { ...EVENT_COLUMNS, factors: 3, regularization: 2, evaluation: 'none' } as const;
	const trained = await trainRecommender(eventsTable(plantedEvents()), options, testContext());
	artefact = trained.artefact;
});

async function recommend(
	options: Partial<RecommendOptions> = {},
	customers = customersTable(everyone),
) {
	const given = { customerColumn: 'customer_id', products: shop, catalogue, topN: 4, artefact };
	const { table, report } = await recommendForCustomers(
		customers,
		{ ...given, ...options },
		testContext(),
	);
	const lists = Array.from({ length: table.numRows }, (_, row) => listOf(table, row));
	return { table, report, lists };
}

const isNew = ({ productId }: { productId: string }) => !/^p\d/.test(productId);

describe('new products in the lists', () => {
	it('are not there unless asked for', async () => {
		const { lists } = await recommend();
		expect(lists.flat().filter(isNew)).toEqual([]);
	});

	it('take the last place of those who bought something like them, and say so', async () => {
		const { lists } = await recommend({ newProducts: 1 });
		lists.forEach((list, c) => {
			const own = `new${c % 3}`;
			const fresh = list.filter(isNew);
			expect(list).toHaveLength(4);
			if (own === 'new2') return;
			expect(fresh.map(({ productId }) => productId)).toEqual([own]);
			expect(list.at(-1)).toMatchObject({
				...{ productId: own, name: `${camp(own)} ${own}`, source: 'content', fallback: false },
				reason: `New, and like ${list.at(-1)?.because[0]?.name}`,
			});
			expect(list.at(-1)?.because[0]?.name).toMatch(camp(own));
		});
	});

	it('obey stock, blocked products and price limits', async () => {
		const { lists } = await recommend({ newProducts: 4, blockedProducts: ['new0'], maxPrice: 50 });
		expect(lists.flat().filter(isNew)).toEqual([]);
	});

	it('obey the cap of their category, and nothing unlike is shown', async () => {
		const { lists } = await recommend({ newProducts: 4, maxPerCategory: 1 });
		for (const list of lists) {
			const groups = list.map(({ category }) => category);
			expect(new Set(groups).size).toBe(groups.length);
			expect(list.map(({ productId }) => productId)).not.toContain('odd');
		}
		expect(lists.flat().filter(isNew).length).toBeGreaterThan(0);
	});

	it('need a catalogue', async () => {
		const options = { customerColumn: 'customer_id', newProducts: 1, artefact };
		const found = recommendForCustomers(customersTable(everyone), options, testContext());
		await expect(found).rejects.toThrow(LibraryError);
	});
});

describe('customers without purchases', () => {
	const cold = ['x0', 'x1', 'x2'];
	const rows = [...everyone, ...cold];
	const place = (id: string) => CAMPS[Number(id.slice(1)) % 3] ?? '';
	/** Who lives in a city likes one camp. */
	const table = customersTable(rows).with([
		['city', stringColumn(rows.map(place))],
		['age', integerColumn(rows.map((id) => 20 + 20 * CAMPS.indexOf(place(id))))],
	]);

	it('get what customers of their city and age buy', async () => {
		const {
			table: out,
			lists,
			report,
		} = await recommend({ profileColumns: ['city', 'age'] }, table);
		cold.forEach((id, i) => {
			const list = lists[90 + i] ?? [];
			expect(list.map(({ category }) => category)).toEqual(Array(4).fill(place(id)));
			expect(list[0]).toMatchObject({ reason: 'Popular with customers like you', fallback: true });
			expect(out.cell('recommendationSource', 90 + i)).toBe('profile');
		});
		expect(report.sources).toMatchObject({ personal: 90, profile: 3, popular: 0 });
	});

	it('get the same in any order of rows', async () => {
		const straight = await recommend({ profileColumns: ['city'] }, table);
		const order = Uint32Array.from(rows.keys()).reverse();
		const turned = await recommend({ profileColumns: ['city'] }, table.take(order));
		expect(turned.lists.reverse()).toEqual(straight.lists);
	});

	it('get popular products when nobody with purchases is in the table, or nothing is known of them', async () => {
		const alone = table.take(Uint32Array.from([90, 91, 92]));
		const { report } = await recommend({ profileColumns: ['city'] }, alone);
		expect(report.sources).toMatchObject({ popular: 3, profile: 0 });
		const blank = customersTable(rows).with([
			['city', stringColumn(rows.map((id) => (cold.includes(id) ? null : place(id))))],
		]);
		const unknown = await recommend({ profileColumns: ['city'] }, blank);
		expect(unknown.report.sources).toMatchObject({ popular: 3, profile: 0 });
	});

	it('get what their segment buys before that', async () => {
		const { lists } = await recommend({ profileColumns: ['city'] }, table);
		const segmented = await recommend({ profileColumns: ['city'], segmentColumn: 'city' }, table);
		// The model knows no segments: profiles still decide.
		expect(segmented.lists).toEqual(lists);
	});
});
