import fc from 'fast-check';
import { buildCsr } from '../../../../lib/math';
import {
	productNeighbours,
	similarProducts,
	type SimilarProductsOptions,
} from '../../../../lib/recommend/similarProducts';
import {
	dateColumn,
	integerColumn,
	stringColumn,
	Table,
	tableToRecords,
} from '../../../../lib/table';
import { testContext } from '../../../support/context';

const COLUMNS = { customerColumn: 'customer', productColumn: 'product' } as const;

/** "milk bread" = what one customer bought. */
function events(...customers: string[]): Table {
	const rows = customers.flatMap((own, i) =>
		own.split(' ').map((product) => [`c${i}`, product] as const),
	);
	return new Table([
		['customer', stringColumn(rows.map(([customer]) => customer))],
		['product', stringColumn(rows.map(([, product]) => product))],
	]);
}

async function find(
	table: Table,
	options: Partial<SimilarProductsOptions> = {},
	context = testContext(),
) {
	const plain = { shrinkage: 0, minCustomers: 1, weighting: 'binary' } as const;
	const result = await similarProducts(table, { ...COLUMNS, ...plain, ...options }, context);
	const rows = tableToRecords(result.table, 0, result.table.numRows);
	const listOf = (id: string) =>
		(rows.find(({ productId }) => productId === id)?.['similarProducts'] ?? []) as {
			productId: string;
			score: number;
			customers: number;
		}[];
	return { ...result, rows, listOf };
}

const SHOP = events('a b c', 'a b', 'a c', 'b', 'd');

describe('similarProducts', () => {
	it('gives the cosines of a hand calculation, with the common customers', async () => {
		const { listOf, rows } = await find(SHOP);
		// a: 3 customers, b: 3, c: 2; a and b share 2, a and c 2, b and c 1
		expect(listOf('a').map(({ productId }) => productId)).toEqual(['c', 'b']);
		expect(listOf('a')[0]?.score).toBeCloseTo(2 / Math.sqrt(6), 12);
		expect(listOf('a')[1]?.score).toBeCloseTo(2 / 3, 12);
		expect(listOf('b').map(({ productId, customers }) => [productId, customers])).toEqual([
			['a', 2],
			['c', 1],
		]);
		expect(listOf('d')).toEqual([]);
		expect(rows).toHaveLength(4);
	});

	it('counts common among all customers for jaccard, and trusts few of them less when shrunk', async () => {
		const jaccard = await find(SHOP, { similarity: 'jaccard' });
		expect(jaccard.listOf('a').map(({ score }) => score)).toEqual([2 / 3, 2 / 4]);
		const shrunk = await find(SHOP, { similarity: 'jaccard', shrinkage: 2 });
		expect(shrunk.listOf('a').map(({ score }) => score)).toEqual([2 / 3 / 2, 2 / 4 / 2]);
	});

	it('lists nothing below the least number of common customers, and at most topN', async () => {
		const { listOf } = await find(SHOP, { minCustomers: 2 });
		expect(listOf('b').map(({ productId }) => productId)).toEqual(['a']);
		expect((await find(SHOP, { topN: 1 })).listOf('a')).toHaveLength(1);
	});

	it('never lists what is out of stock, and fills up with the next one', async () => {
		const products = new Table([
			['id', stringColumn(['a', 'b', 'c'])],
			['stock', integerColumn([1, 1, 0])],
		]);
		const catalogue = { productColumn: 'id', stockColumn: 'stock' };
		const { listOf } = await find(SHOP, { products, catalogue, topN: 1 });
		expect(listOf('a').map(({ productId }) => productId)).toEqual(['b']);
		expect(listOf('c').map(({ productId }) => productId)).toEqual(['a']);
	});

	it('is what comparing every two products gives', () => {
		const customersArb = fc.array(fc.uniqueArray(fc.nat(5)), { minLength: 1, maxLength: 12 });
		fc.assert(
			fc.property(
				customersArb,
				fc.constantFrom(0, 3),
				fc.integer({ min: 1, max: 3 }),
				(customers, shrinkage, topN) => {
					const rows = customers.flatMap((own, row) => own.map(() => row));
					const values = customers.flatMap((own, row) => own.map((p) => 1 + ((row + p) % 3)));
					const matrix = buildCsr(customers.length, 6, { rows, columns: customers.flat(), values });
					const allowed = (product: number) => product !== 5;
					const options = {
						similarity: 'cosine',
						shrinkage,
						minCustomers: 1,
						topN,
						allowed,
					} as const;
					const found = productNeighbours(matrix, options, testContext());
					const vector = (p: number) =>
						customers.map((own, row) => (own.includes(p) ? 1 + ((row + p) % 3) : 0));
					const dot = (a: number[], b: number[]) =>
						a.reduce((sum, value, i) => sum + value * b[i]!, 0);
					found.forEach((list, product) => {
						const expected = [0, 1, 2, 3, 4]
							.filter((other) => other !== product)
							.map((other) => {
								const [a, b] = [vector(product), vector(other)];
								const common = a.filter((value, i) => value * b[i]! > 0).length;
								const cosine =
									common === 0 ? 0 : dot(a, b) / Math.sqrt(dot(a, a)) / Math.sqrt(dot(b, b));
								return { other, common, score: (cosine * common) / (common + shrinkage || 1) };
							})
							.filter(({ common }) => common > 0)
							.sort((a, b) => b.score - a.score);
						expect(list).toHaveLength(Math.min(topN, expected.length));
						list.forEach(({ score, customers: common, product: other }, i) => {
							expect(score).toBeCloseTo(expected[i]!.score, 10);
							expect(common).toBe(expected.find((one) => one.other === other)?.common);
						});
					});
				},
			),
			{ numRuns: 150 },
		);
	});

	it('writes one row a pair when asked, and does not depend on the order of rows', async () => {
		const { rows } = await find(SHOP, { layout: 'long', topN: 1 });
		expect(rows.map(({ productId, similarId, rank }) => [productId, similarId, rank])).toEqual([
			['a', 'c', 1],
			['b', 'a', 1],
			['c', 'a', 1],
		]);
		const turned = SHOP.take(Array.from({ length: SHOP.numRows }, (_, i) => SHOP.numRows - 1 - i));
		expect((await find(turned)).rows).toEqual((await find(SHOP)).rows);
	});
});

describe('hostile events', () => {
	it('one event gives one product without similar ones, and says so', async () => {
		const { rows, report } = await find(events('a'));
		expect(rows).toEqual([{ productId: 'a', name: 'a', similarProducts: [] }]);
		expect(report.notes).toContain('Products without a similar one (too few common customers): 1.');
	});

	it('keeps 007 and 7 apart and takes __proto__ and constructor as products', async () => {
		const { listOf } = await find(events('007 __proto__', '007 __proto__ constructor', '7'));
		expect(listOf('007')[0]).toMatchObject({ productId: '__proto__', customers: 2 });
		expect(listOf('7')).toEqual([]);
		expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
	});

	it('leaves out customers with too many products, returned products and future events, and counts them', async () => {
		const table = new Table([
			['customer', stringColumn(['a', 'a', 'b', 'b', 'c', 'c', 'c', 'd', 'd'])],
			['product', stringColumn(['x', 'y', 'x', 'y', 'x', 'y', 'z', 'x', 'z'])],
			['pieces', integerColumn([1, 1, 1, -1, 1, 1, 1, 1, 1])],
			['date', dateColumn([1, 1, 1, 1, 1, 1, 1, 1, 99])],
		]);
		const { report, listOf } = await find(table, {
			quantityColumn: 'pieces',
			dateColumn: 'date',
			asOf: 50,
			maxProductsPerCustomer: 2,
		});
		expect(report).toMatchObject({ largeCustomers: 1, events: { future: 1, returnedPairs: 1 } });
		expect(listOf('x')).toEqual([expect.objectContaining({ productId: 'y', customers: 1 })]);
	});

	it('one customer with 5,000 products is done in seconds', async () => {
		const many = events(Array.from({ length: 5000 }, (_, i) => `p${i}`).join(' '));
		const begin = performance.now();
		const { report } = await find(many, { topN: 3 });
		expect(report.productsWithSimilar).toBe(5000);
		expect(performance.now() - begin).toBeLessThan(20_000);
	});

	it('stops when cancelled and refuses options out of range', async () => {
		await expect(find(SHOP, {}, testContext({ cancelAfter: 2 }))).rejects.toMatchObject({
			code: 'CANCELLED',
		});
		for (const bad of [
			{ topN: 0 },
			{ minCustomers: 0 },
			{ shrinkage: NaN },
			{ maxProductsPerCustomer: 1 },
			{ similarity: 'x' as 'cosine' },
		]) {
			await expect(find(SHOP, bad)).rejects.toMatchObject({ code: 'INVALID_PARAMETER' });
		}
		await expect(find(SHOP.take([]))).rejects.toMatchObject({ code: 'EMPTY_INPUT' });
	});
});
