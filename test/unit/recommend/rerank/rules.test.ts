import { trainAndRecommend } from '../../../../lib/recommend';
import { numberColumn, stringColumn } from '../../../../lib/table';
import { testContext } from '../../../support/context';
import { eventsTable } from '../plantedTastes';
import { all, listOf, options } from '../runPlanted';
import { catalogue, customersWith, numberOf, products, recommendBy } from './shop';

const whyOf = ({ recommendations }: { recommendations: { products: { leftOut: unknown } } }) =>
	recommendations.products.leftOut;

describe('what is left out for everybody', () => {
	it('keeps to the price range, leaves out products without a price, and counts each reason', async () => {
		const { shown, result } = await recommendBy({ minPrice: 5, maxPrice: 20.5 });
		expect(shown.every((p) => p >= 5 && p <= 20)).toBe(true);
		expect(shown.length).toBeGreaterThan(200);
		expect(whyOf(result)).toEqual([
			{ why: 'without a price', products: 1 },
			{ why: 'below 5', products: 5 },
			{ why: 'above 20.5', products: 8 },
		]);
		expect(result.recommendations.notes).toContain(
			'Left out: 1 without a price, 5 below 5, 8 above 20.5. 16 of 30 products may be recommended.',
		);
	});

	it('keeps to the minimum stock', async () => {
		const { shown, result } = await recommendBy({ minStock: 10 });
		expect(shown.every((p) => 30 - p >= 10)).toBe(true);
		expect(whyOf(result)).toEqual([{ why: 'with fewer than 10 in stock', products: 9 }]);
	});

	it('blocks categories and brands, whatever their case', async () => {
		const blocked = { blockedCategories: ['camp 0 '], blockedBrands: ['BRAND 1'] };
		const { shown, result } = await recommendBy(blocked);
		expect(shown.some((p) => p % 3 === 0 || p % 5 === 1)).toBe(false);
		expect(whyOf(result)).toEqual([
			{ why: 'of a blocked category', products: 10 },
			{ why: 'of a blocked brand', products: 4 },
		]);
	});
});

describe('conditions on products', () => {
	it('keeps to conditions on any column, all of them or any', async () => {
		const onlyWhere = [
			{ column: 'on_sale', operator: 'isYes' },
			{ column: 'season', operator: 'equals', value: 'summer' },
		];
		const both = await recommendBy({ onlyWhere });
		expect(both.shown.every((p) => p % 2 === 0 && p < 15)).toBe(true);
		expect(whyOf(both.result)).toEqual([{ why: 'that your conditions leave out', products: 22 }]);
		const either = await recommendBy({ onlyWhere, onlyWhereMatch: 'any' });
		expect(whyOf(either.result)).toEqual([{ why: 'that your conditions leave out', products: 8 }]);
	});

	it.each([
		['price', 'larger', 20.5, (p: number) => p > 20 && p !== 28],
		['price', 'largerEqual', '20.5', (p: number) => p >= 20 && p !== 28],
		['price', 'smaller', 4, (p: number) => p <= 3],
		['price', 'smallerEqual', 4.5, (p: number) => p <= 4],
		['price', 'isEmpty', '', (p: number) => p === 28],
		['price', 'isNotEmpty', '', (p: number) => p !== 28],
		['price', 'notEquals', 3.5, (p: number) => p !== 3],
		['since', 'smaller', '2026-01-05', (p: number) => p < 4],
		['since', 'isOneOf', '2026-01-05, 2026-01-06', (p: number) => p === 4 || p === 5],
		['brand', 'isOneOf', 'brand 1, Brand 2', (p: number) => p % 5 === 1 || p % 5 === 2],
		['brand', 'isNotOneOf', 'brand 1, Brand 2', (p: number) => p % 5 === 0 || p % 5 > 2],
		['season', 'contains', 'WINT', (p: number) => p >= 15],
		['season', 'notContains', 'wint', (p: number) => p < 15],
		['on_sale', 'isNo', '', (p: number) => p % 2 === 1],
	])('compares %s %s %s', async (column, operator, value, holds) => {
		const { shown, result } = await recommendBy({ onlyWhere: [{ column, operator, value }] });
		expect(shown.every(holds)).toBe(true);
		const expected = Array.from({ length: 30 }, (_, p) => p).filter((p) => !holds(p)).length;
		expect(whyOf(result)).toEqual([{ why: 'that your conditions leave out', products: expected }]);
	});
});

describe('rules that leave nothing, or cannot be followed', () => {
	it('falls back and says so when every product is left out', async () => {
		const { lists, result } = await recommendBy({ minPrice: 1000 });
		expect(lists.every((list) => list.length === 0)).toBe(true);
		expect(result.recommendations.sources.none).toBe(91);
		expect(result.table.cell('recommendationNote', 0)).toContain('Nothing can be recommended');
		expect(result.recommendations.notes.join()).toContain('0 of 30 products may be recommended');
	});

	it.each([
		[{ maxPrice: 3 }, { priceColumn: undefined }, /price range is set/],
		[{ minStock: 3 }, { stockColumn: undefined }, /minimum stock is set/],
		[{ maxPerBrand: 1 }, { brandColumn: undefined }, /rule about brands is set/],
		[{ maxPerCategory: 1 }, { categoryColumn: undefined }, /rule about categories is set/],
		[{ minPrice: 9, maxPrice: 3 }, {}, /lowest price 9 is above the highest, 3/],
		[{ onlyWhere: [{ column: 'colour', operator: 'isYes' }] }, {}, /colour/],
		[{ onlyWhere: [{ column: 'price', operator: 'eval' }] }, {}, /"eval" is not a way/],
		[{ onlyWhere: [{ column: 'since', operator: 'larger', value: 'soon' }] }, {}, /holds dates/],
		[{ boost: { column: 'season', strength: 0.5 } }, {}, /holds no numbers/],
		[{ boost: { column: 'margin', strength: 2 } }, {}, /boost.strength/],
		[{ exploration: 0.6 }, {}, /exploration/],
	])('refuses %j with a clear message', async (rules, columns, message) => {
		const shop = Object.entries({ ...catalogue, ...columns }).filter(([, name]) => name);
		const more = { catalogue: { productColumn: 'product_id', ...Object.fromEntries(shop) } };
		await expect(recommendBy(rules, more)).rejects.toThrow(message);
	});
});

async function own(columns: Parameters<typeof customersWith>[0], rules: object) {
	const given = { ...options, events: eventsTable(all), topN: 3, products, catalogue, ...rules };
	const customers = customersWith(columns);
	const result = await trainAndRecommend(customers, given, testContext());
	const shown = (row: number) =>
		listOf(result.table, row).map(({ productId }) => numberOf(productId));
	return { result, shown };
}
const rows = Array.from({ length: 91 }, (_, row) => row);

describe("what is left out by a customer's own columns", () => {
	it('never shows the excluded products of a customer, given as text or as a list', async () => {
		const plain = await recommendBy({});
		const first = plain.lists.map((list) => list[0]?.productId ?? '');
		const never = first.map((id, row) =>
			row % 2 === 0 ? `nonsense, ${id}` : JSON.stringify([id]),
		);
		const { result, shown } = await own([['never', stringColumn(never)]], {
			excludedColumn: 'never',
		});
		for (const row of rows) expect(shown(row)).not.toContain(numberOf(first[row] ?? ''));
		expect(rows.every((row) => shown(row).length > 0)).toBe(true);
		expect(result.recommendations.rules?.customersWithExcludedProducts).toBe(91);
	});

	it('falls back to earlier purchases without the excluded ones when everything was bought', async () => {
		const bought = { customer: 'c000', date: 0, quantity: 1 };
		const events = eventsTable(['p000', 'p001'].map((product) => ({ ...bought, product })));
		const { result, shown } = await own([['never', stringColumn(rows.map(() => 'p001'))]], {
			...{ events, excludedColumn: 'never' },
		});
		expect(result.table.cell('recommendationSource', 0)).toBe('boughtBefore');
		expect(shown(0)).toEqual([0]);
		expect(shown(1)).toEqual([0]);
	});

	it('keeps to the price range of each customer, and to none where it is empty', async () => {
		const low = rows.map((row) => (row % 3 === 0 ? null : row % 10));
		const high = rows.map((row) => (row % 3 === 0 ? null : (row % 10) + 12));
		const { result, shown } = await own(
			[
				['low', numberColumn(low)],
				['high', numberColumn(high)],
			],
			{ minPriceColumn: 'low', maxPriceColumn: 'high' },
		);
		const plain = await recommendBy({});
		for (const row of rows) {
			const [least, most] = [low[row] ?? null, high[row] ?? null];
			if (least === null || most === null) {
				expect(shown(row)).toEqual(plain.lists[row]?.map(({ productId }) => numberOf(productId)));
			} else expect(shown(row).every((p) => p + 0.5 >= least && p + 0.5 <= most)).toBe(true);
		}
		expect(result.recommendations.rules?.customersWithPriceRange).toBe(60);
	});
});

describe('limits, boost, diversity and exploration together', () => {
	it('holds the limits per category and brand for everybody', async () => {
		const { lists } = await recommendBy({ topN: 6, maxPerCategory: 2, maxPerBrand: 2 });
		for (const list of lists) {
			for (const group of [3, 5]) {
				const groups = list.map(({ productId }) => numberOf(productId)).filter((p) => p !== 29);
				for (let g = 0; g < group; g++) {
					expect(groups.filter((p) => p % group === g).length).toBeLessThanOrEqual(2);
				}
			}
		}
	});

	it('lifts the margin of what is shown, and tells what that costs on hidden purchases', async () => {
		const margin = (shown: readonly number[]) =>
			shown.reduce((sum, p) => sum + (p === 27 ? 0 : p % 7), 0) / shown.length;
		const boost = { column: 'margin', strength: 0.6 };
		const plain = await recommendBy({}, { evaluation: 'leaveOneOut' });
		const lifted = await recommendBy({ boost }, { evaluation: 'leaveOneOut' });
		expect(margin(lifted.shown)).toBeGreaterThan(margin(plain.shown) + 0.5);
		const { rules } = lifted.result.recommendations;
		expect(rules?.boost).toEqual({ column: 'margin', strength: 0.6, productsWithoutValue: 1 });
		const cost = rules && 'rules' in rules.cost ? rules.cost : null;
		expect(cost?.rules.map(({ rule }) => rule)).toEqual(['boost']);
		expect(cost?.rules[0]?.ndcg).toBeLessThan(cost?.plainNdcg ?? 0);
		expect(cost?.rules[0]?.cost.mean).toBeCloseTo(
			(cost?.plainNdcg ?? 0) - (cost?.rules[0]?.ndcg ?? 0),
			12,
		);
		expect(cost?.rules[0]?.text).toMatch(/^The business boost costs 0\.\d+ nDCG/);
		expect(plain.result.recommendations.rules).toBeUndefined();
	});

	it('makes lists more diverse, and shows by how much', async () => {
		for (const diversityBy of ['buyers', 'group']) {
			const { result } = await recommendBy({ topN: 5, diversity: 0.7, diversityBy });
			const { before, after } = result.recommendations.rules?.diversity ?? {};
			expect(after).toBeGreaterThan((before ?? 1) + 0.05);
		}
	});
});

describe('exploration', () => {
	it('marks little known products as exploration, never breaks a filter with them, and counts them', async () => {
		const { lists, result } = await recommendBy({ topN: 5, exploration: 0.4, maxPrice: 20 });
		const explored = lists.flat().filter(({ source }) => source === 'exploration');
		expect(explored.length).toBeGreaterThan(91);
		for (const item of explored) {
			expect(item).toMatchObject({
				reason: 'New for you to discover',
				because: [],
				fallback: false,
			});
			expect(item['price']).toBeLessThanOrEqual(20);
		}
		const { recommendations = 0, shareOfAll } = result.recommendations.rules?.exploration ?? {};
		expect(recommendations).toBe(explored.length);
		expect(shareOfAll).toBeCloseTo(explored.length / lists.flat().length, 12);
		expect(result.recommendations.sources).toMatchObject({ personal: 90, popular: 1 });
	});
});

describe('the lists of all rules', () => {
	it('says that the cost cannot be judged when nothing was hidden', async () => {
		const { result } = await recommendBy({ diversity: 0.5 });
		expect(result.recommendations.rules?.cost).toEqual({ skipped: 'Not asked for.' });
	});

	it('gives the same bytes for any order of the orders, customers and products', async () => {
		const rules = {
			topN: 6,
			maxPerBrand: 2,
			boost: { column: 'margin', strength: 0.3 },
			diversity: 0.4,
			exploration: 0.3,
			seed: 5,
		};
		const first = await recommendBy(rules);
		const order = Uint32Array.from({ length: 30 }, (_, p) => 29 - p);
		const turned = {
			...options,
			...rules,
			catalogue,
			events: eventsTable([...all].reverse()),
			products: products.take(order),
		};
		const back = customersWith([]).take(Uint32Array.from({ length: 91 }, (_, row) => 90 - row));
		const second = await trainAndRecommend(back, turned, testContext());
		for (let row = 0; row < 91; row++) {
			expect(second.table.cell('recommendations', 90 - row)).toBe(
				first.result.table.cell('recommendations', row),
			);
		}
		expect(second.recommendations.rules).toEqual(first.result.recommendations.rules);
		const other = await recommendBy({ ...rules, seed: 6 });
		expect(other.lists).not.toEqual(first.lists);
	});
});
