import { recommendForCustomers, trainRecommender } from '../../../lib/recommend';
import { Catalogue } from '../../../lib/recommend/catalogue';
import { catalogueBytes, readCatalogueBytes } from '../../../lib/recommend/savedCatalogue';
import { dateColumn, numberColumn, stringColumn, Table } from '../../../lib/table';
import { testContext } from '../../support/context';
import { customersTable, eventsTable } from './plantedTastes';
import { all, everyProduct, ids, listOf, options } from './runPlanted';

const catalogue = {
	...{ productColumn: 'sku', nameColumn: 'title', priceColumn: 'price' },
	stockColumn: 'stock',
};
const products = (stock: (p: number) => number) =>
	new Table([
		['sku', stringColumn(everyProduct)],
		['title', stringColumn(everyProduct.map((_, p) => (p === 7 ? null : `Candle ${p}`)))],
		['price', numberColumn(everyProduct.map((_, p) => p + 0.5))],
		['stock', numberColumn(everyProduct.map((_, p) => stock(p)))],
		['since', dateColumn(everyProduct.map((_, p) => p * 86_400_000))],
		['__proto__', stringColumn(everyProduct.map((id) => `x${id}`))],
	]);
const CUSTOMERS = { customerColumn: 'customer_id', topN: 30 };

describe('a model that was trained with a catalogue', () => {
	it('recommends with its names, prices and stock when a request brings no products', async () => {
		const shop = { catalogue, products: products((p) => (p < 6 ? 0 : 1)) };
		const { artefact } = await trainRecommender(
			eventsTable(all),
			{ ...options, ...shop },
			testContext(),
		);
		const given = { ...CUSTOMERS, artefact };
		const alone = await recommendForCustomers(customersTable(['c000']), given, testContext());
		const brought = await recommendForCustomers(
			customersTable(['c000']),
			{ ...given, ...shop },
			testContext(),
		);
		expect(listOf(alone.table, 0)).toEqual(listOf(brought.table, 0));
		expect(listOf(alone.table, 0)[0]).toMatchObject({
			name: expect.stringMatching(/^Candle/) as string,
		});
		expect(alone.report.notes.join()).toContain('as they were at the training');
		expect(brought.report.notes.join()).not.toContain('as they were at the training');
	});

	it('goes by the products of the request when there are some', async () => {
		const shop = { catalogue, products: products(() => 1) };
		const { artefact } = await trainRecommender(
			eventsTable(all),
			{ ...options, ...shop },
			testContext(),
		);
		const now = { catalogue, products: products((p) => (p % 2 === 0 ? 1 : 0)) };
		const given = { ...CUSTOMERS, ...now, artefact };
		const { table } = await recommendForCustomers(customersTable(['new']), given, testContext());
		expect(ids(table, 0).every((id) => Number(id.slice(1)) % 2 === 0)).toBe(true);
	});
});

describe('a catalogue in a file', () => {
	it('comes back with every cell, type and name', () => {
		const { table } = readCatalogueBytes(
			catalogueBytes(
				new Catalogue(
					products(() => 2),
					catalogue,
				),
			),
		);
		const before = products(() => 2);
		expect(table.schema).toEqual(before.schema);
		for (const name of before.names)
			for (let row = 0; row < 30; row++) expect(table.cell(name, row)).toBe(before.cell(name, row));
	});

	it.each([
		['no JSON', '{'],
		['no object', '7'],
		['no options', '{"columns":[]}'],
		['a column that is missing', '{"options":{"productColumn":"a"},"columns":[]}'],
		['an unknown type', '{"options":{"productColumn":"a"},"columns":[["a","evil",[]]]}'],
		[
			'a cell that is an object',
			'{"options":{"productColumn":"a"},"columns":[["a","string",[{}]]]}',
		],
		[
			'columns of different lengths',
			'{"options":{"productColumn":"a"},"columns":[["a","string",["x"]],["b","string",[]]]}',
		],
	])('is refused with %s', (_, text) => {
		expect(() => readCatalogueBytes(new TextEncoder().encode(text))).toThrow(
			expect.objectContaining({ code: 'CORRUPT_FILE' }),
		);
	});
});
