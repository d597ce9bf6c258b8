import { findRules, type RulesOptions } from '../../../../lib/recommend/associationRules';
import {
	booleanColumn,
	integerColumn,
	numberColumn,
	stringColumn,
	Table,
	tableToRecords,
} from '../../../../lib/table';
import { testContext } from '../../../support/context';

const COLUMNS = { basketColumn: 'basket', productColumn: 'product' } as const;

/** "bread milk" = one basket. */
function orders(...baskets: string[]): Table {
	const rows = baskets.flatMap((basket, i) =>
		basket.split(' ').map((product) => [`b${i}`, product] as const),
	);
	return new Table([
		['basket', stringColumn(rows.map(([basket]) => basket))],
		['product', stringColumn(rows.map(([, product]) => product))],
	]);
}

async function find(table: Table, options: Partial<RulesOptions> = {}, context = testContext()) {
	const result = await findRules(table, { ...COLUMNS, minSupport: 0, ...options }, context);
	return {
		...result,
		rules: tableToRecords(result.rules, 0, result.rules.numRows),
		products: tableToRecords(result.products, 0, result.products.numRows),
	};
}

const FIVE = orders('bread milk', 'bread milk butter', 'bread butter', 'milk', 'beer');

describe('findRules', () => {
	it('gives the measures of a hand calculation', async () => {
		const { rules } = await find(FIVE, { minConfidence: 1 });
		// butter (2 of 5) always with bread (3 of 5): support 2/5, lift 1 / (3/5), leverage 2/5 − 6/25, never wrong
		expect(rules.find(({ rule }) => rule === 'butter → bread')).toEqual({
			rule: 'butter → bread',
			antecedents: [{ productId: 'butter', name: 'butter' }],
			consequentId: 'bread',
			consequentName: 'bread',
			baskets: 2,
			support: 0.4,
			confidence: 1,
			lift: 5 / 3,
			leverage: 4 / 25,
			conviction: null,
		});
		const [bread] = (await find(FIVE, { minConfidence: 0.6 })).rules.filter(
			({ rule }) => rule === 'bread → milk',
		);
		// 2 of 3; milk in 3 of 5: lift (2·5)/(3·3), conviction (1 − 3/5) / (1 − 2/3)
		expect(bread).toMatchObject({ confidence: 2 / 3, lift: 10 / 9, leverage: 1 / 25 });
		expect(bread?.['conviction']).toBeCloseTo(1.2, 12);
	});

	it('lists for each product what it is bought together with more often than by chance', async () => {
		const { products, report } = await find(FIVE);
		const listOf = (id: string) => products.find(({ productId }) => productId === id);
		expect(products.map(({ productId }) => productId)).toEqual(['beer', 'bread', 'butter', 'milk']);
		expect(listOf('bread')).toMatchObject({
			boughtTogether: [
				{ productId: 'butter', baskets: 2 },
				{ productId: 'milk', baskets: 2 },
			],
		});
		// butter and milk: 1 of 5 together, 2/5 · 3/5 by chance: no partners
		expect(listOf('milk')).toMatchObject({ boughtTogether: [{ productId: 'bread' }] });
		expect(listOf('beer')).toMatchObject({ boughtTogether: [] });
		expect(report.productsWithPartners).toBe(3);
	});

	it('names products by the catalogue and offers no partner that is out of stock, blocked or unknown', async () => {
		const products = new Table([
			['id', stringColumn(['bread', 'butter', 'milk'])],
			['name', stringColumn(['Fresh Bread', 'Butter', 'Milk'])],
			['price', numberColumn([2.5, 3, 1])],
			['stock', integerColumn([1, 0, 5])],
			['off', booleanColumn([false, false, false])],
		]);
		const catalogue = {
			productColumn: 'id',
			nameColumn: 'name',
			priceColumn: 'price',
			stockColumn: 'stock',
			blockedColumn: 'off',
		};
		const found = await find(FIVE, { products, catalogue, minConfidence: 1 });
		expect(found.rules[0]).toMatchObject({ rule: 'Butter → Fresh Bread', consequentId: 'bread' });
		const bread = found.products.find(({ productId }) => productId === 'bread');
		expect(bread).toMatchObject({
			name: 'Fresh Bread',
			boughtTogether: [{ productId: 'milk', name: 'Milk', price: 1 }],
		});
		expect((bread?.['boughtTogether'] as unknown[]).length).toBe(1);
	});

	it('writes one row a pair when asked for long partners', async () => {
		const { products } = await find(FIVE, { layout: 'long' });
		expect(products.map(({ productId, partnerId, rank }) => [productId, partnerId, rank])).toEqual([
			['bread', 'butter', 1],
			['bread', 'milk', 2],
			['butter', 'bread', 1],
			['milk', 'bread', 1],
		]);
	});

	it('pairs each rule with the first rows of its products', async () => {
		const { ruleRows, productRows, rules } = await find(FIVE, { minConfidence: 1 });
		const at = rules.findIndex(({ rule }) => rule === 'butter → bread');
		expect(ruleRows[at]).toEqual([4, 0]);
		expect([...productRows]).toEqual([8, 0, 4, 1]);
	});

	it('does not depend on the order of rows or on rows that stand twice', async () => {
		const rows = Array.from({ length: FIVE.numRows }, (_, row) => row);
		const doubled = FIVE.take([...rows, ...rows].reverse());
		const [one, two] = [await find(FIVE), await find(doubled)];
		expect(two.rules).toEqual(one.rules);
		expect(two.products).toEqual(one.products);
	});
});

describe('hostile orders', () => {
	it('nets returns within a basket and leaves out baskets with nothing left', async () => {
		const table = new Table([
			['basket', stringColumn(['1', '1', '1', '2', '2', '3'])],
			['product', stringColumn(['a', 'b', 'b', 'a', 'b', 'c'])],
			['pieces', integerColumn([1, 2, -2, 1, 1, -1])],
		]);
		const { report, rules } = await find(table, { quantityColumn: 'pieces', minConfidence: 0 });
		expect(report.orders).toMatchObject({
			baskets: 2,
			emptyBaskets: 1,
			singleProductBaskets: 1,
			returnedProducts: 2,
			returns: 2,
		});
		expect(rules.map(({ rule, confidence }) => [rule, confidence])).toEqual([
			['b → a', 1],
			['a → b', 0.5],
		]);
	});

	it('keeps 007 and 7 apart, and takes __proto__ as a product like any other', async () => {
		const { rules, products } = await find(orders('007 __proto__', '007 __proto__', '7 x'), {
			minConfidence: 1,
		});
		expect(rules.map(({ rule }) => rule)).toContain('007 → __proto__');
		expect(rules.map(({ rule }) => rule)).not.toContain('7 → __proto__');
		expect(products.map(({ productId }) => productId)).toEqual(['007', '7', '__proto__', 'x']);
		expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
	});

	it('one row gives no rule, and says what to lower', async () => {
		const { rules, report } = await find(orders('a'), { minSupport: 0.01 });
		expect(rules).toEqual([]);
		expect(report.notes[0]).toMatch(/^No rule was found/);
	});

	it('one basket of 5,000 products ends with what to raise, within seconds', async () => {
		const names = Array.from({ length: 5000 }, (_, i) => `p${i}`).join(' ');
		const begin = performance.now();
		await expect(find(orders(names), { minSupport: 0.01 })).rejects.toMatchObject({
			code: 'MEMORY_LIMIT',
			hint: expect.stringContaining('Raise the minimum support') as string,
		});
		expect(performance.now() - begin).toBeLessThan(15_000);
	});

	it('too many rules end with what to raise', async () => {
		const table = orders('a b c d e f', 'a b c d e f');
		await expect(find(table, { maxRules: 10 })).rejects.toMatchObject({
			code: 'MEMORY_LIMIT',
			hint: expect.stringContaining('confidence') as string,
		});
	});

	it('stops when it is cancelled', async () => {
		const table = orders(...Array.from({ length: 200 }, (_, i) => `a${i % 7} b${i % 5} c${i % 3}`));
		await expect(find(table, {}, testContext({ cancelAfter: 6 }))).rejects.toMatchObject({
			code: 'CANCELLED',
		});
	});

	it('refuses empty tables, missing columns, returned-only orders and options out of range', async () => {
		await expect(find(FIVE.take([]))).rejects.toMatchObject({ code: 'EMPTY_INPUT' });
		await expect(find(FIVE, { basketColumn: 'x' })).rejects.toMatchObject({
			code: 'MISSING_COLUMN',
		});
		const returned = FIVE.with([['pieces', integerColumn(Array(FIVE.numRows).fill(-1))]]);
		await expect(find(returned, { quantityColumn: 'pieces' })).rejects.toMatchObject({
			code: 'EMPTY_INPUT',
		});
		for (const bad of [
			{ minSupport: 2 },
			{ minSupport: NaN },
			{ minConfidence: -0.1 },
			{ maxLength: 1 },
			{ minLength: 11 },
			{ minBaskets: 0.5 },
			{ topN: 0 },
			{ limit: 0 },
			{ sortBy: 'size' as 'lift' },
		]) {
			await expect(find(FIVE, bad)).rejects.toMatchObject({ code: 'INVALID_PARAMETER' });
		}
	});
});
