import { similarBySaved, trainRecommender, type Algorithm } from '../../../../lib/recommend';
import { stringColumn, Table } from '../../../../lib/table';
import { testContext } from '../../../support/context';
import { EVENT_COLUMNS, eventsTable, plantedEvents } from '../plantedTastes';
import { everyProduct } from '../runPlanted';

async function similar(algorithm: Algorithm, ids: readonly string[], more: object = {}) {
	const training = { ...EVENT_COLUMNS, algorithm, evaluation: 'none' } as const;
	const events = eventsTable(plantedEvents());
	const { artefact } = await trainRecommender(events, training, testContext());
	const products = new Table([['id', stringColumn(ids)]]);
	const options = { artefact, productColumn: 'id', topN: 3, ...more };
	const { table, report } = await similarBySaved(products, options, testContext());
	const lists = ids.map(
		(_, row) => JSON.parse(String(table.cell('similarProducts', row))) as { productId: string }[],
	);
	const sources = ids.map((_, row) => table.cell('similarSource', row));
	return { lists, report, sources };
}

const camp = (product: string) => Number(product.slice(1)) % 3;

describe.each(['ials', 'autoencoder', 'ease', 'itemKnn', 'bpr', 'blend'] as const)(
	'similar products by a saved model of %s',
	(algorithm) => {
		it('come from the own camp and never hold the product itself', async () => {
			const { lists, report } = await similar(algorithm, everyProduct);
			const pairs = lists.flatMap((list, i) =>
				list.map(({ productId }) => [everyProduct[i] ?? '', productId] as const),
			);
			expect(pairs.filter(([product, other]) => product === other)).toEqual([]);
			const own = pairs.filter(([product, other]) => camp(product) === camp(other));
			expect(pairs.length).toBeGreaterThan(80);
			expect(own.length / pairs.length).toBeGreaterThan(0.8);
			expect(report).toMatchObject({ products: 30, unknown: 0 });
		});
	},
);

it('a product unknown to the model gets an empty list and is counted', async () => {
	const { lists, report } = await similar('itemKnn', ['p001', 'nobody', 'p001']);
	expect(lists[1]).toEqual([]);
	expect(lists[0]).toEqual(lists[2]);
	expect(report.unknown).toBe(1);
});

describe('a product unknown to the model', () => {
	const products = new Table([
		['id', stringColumn(['p001', 'p002', 'new', 'silent'])],
		['name', stringColumn(['green tea', 'brown bread', 'tea, green and fresh', ''])],
	]);
	const catalogue = { productColumn: 'id', nameColumn: 'name' };

	it('gets those of which the catalogue says about the same', async () => {
		const ids = ['new', 'silent', 'p001'];
		const { lists, report, sources } = await similar('ease', ids, { products, catalogue });
		expect(lists[0]).toEqual([expect.objectContaining({ productId: 'p001', name: 'green tea' })]);
		expect(lists[1]).toEqual([]);
		expect(sources.slice(0, 2)).toEqual(['content', 'none']);
		expect(report).toMatchObject({ unknown: 2, byContent: 1 });
	});

	it('gets by the given columns only', async () => {
		const content = { textColumns: [] };
		const { lists } = await similar('ease', ['new'], { products, catalogue, content });
		expect(lists).toEqual([[]]);
	});
});

it('what is not in the catalogue is not listed', async () => {
	const products = new Table([['id', stringColumn(['p001', 'p004'])]]);
	const { lists } = await similar('itemKnn', ['p001'], {
		products,
		catalogue: { productColumn: 'id' },
	});
	expect(lists).toEqual([[expect.objectContaining({ productId: 'p004' })]]);
});

it('a model of bestsellers is refused', async () => {
	await expect(similar('popularity', ['p001'])).rejects.toMatchObject({ code: 'UNSUPPORTED' });
});
