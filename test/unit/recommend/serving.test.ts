import { recommendForCustomers, Serving, trainRecommender } from '../../../lib/recommend';
import { keyOf } from '../../../lib/recommend/serve/fingerprint';
import { integerColumn, stringColumn, Table } from '../../../lib/table';
import { testContext } from '../../support/context';
import { customersTable, eventsTable } from './plantedTastes';
import { all, everyone, everyProduct, ids, options } from './runPlanted';

const catalogue = { productColumn: 'product_id', stockColumn: 'stock' };
const products = (stock: number) =>
	new Table([
		['product_id', stringColumn(everyProduct)],
		['stock', integerColumn(everyProduct.map((_, p) => (p % 2 === 0 ? stock : 1)))],
	]);

async function trained() {
	const { artefact } = await trainRecommender(eventsTable(all), options, testContext());
	return { artefact, serving: new Serving(artefact) };
}

describe('a model that is kept', () => {
	it('gives the same lists as one that is read for each call', async () => {
		const { artefact, serving } = await trained();
		const given = { customerColumn: 'customer_id', topN: 4, blockedProducts: ['p003'] };
		const customers = customersTable([...everyone, 'stranger']);
		const whole = await recommendForCustomers(customers, { ...given, artefact }, testContext());
		for (let turn = 0; turn < 2; turn++) {
			const kept = await serving.recommend(customers, given, testContext());
			expect(kept.report).toEqual(whole.report);
			for (let row = 0; row < customers.numRows; row++)
				expect(ids(kept.table, row)).toEqual(ids(whole.table, row));
		}
	});

	it('works out the rules once, and again when the catalogue says something else', async () => {
		const { serving } = await trained();
		const given = { customerColumn: 'customer_id', topN: 30, catalogue };
		const list = async (stock: number) => {
			const options = { ...given, products: products(stock) };
			return ids(
				(await serving.recommend(customersTable(['c000']), options, testContext())).table,
				0,
			);
		};
		const even = (id: string) => Number(id.slice(1)) % 2 === 0;
		expect((await list(1)).some(even)).toBe(true);
		expect((await list(1)).some(even)).toBe(true);
		expect((await list(0)).some(even)).toBe(false);
		expect((await list(1)).some(even)).toBe(true);
		expect(serving.heldRules).toBe(2);
	});
});

describe('the key of options', () => {
	it('is the same for equal tables and differs with any value, name or order of columns', () => {
		const one = keyOf({ a: 1, products: products(1) });
		expect(keyOf({ a: 1, products: products(1) })).toBe(one);
		const others = [
			{ a: 2, products: products(1) },
			{ a: 1, products: products(2) },
			{ a: 1, products: products(1).select(['stock', 'product_id']) },
			{ a: 1, products: new Table([['product_id', stringColumn(everyProduct)]]) },
		];
		for (const other of others) expect(keyOf(other)).not.toBe(one);
	});
});
