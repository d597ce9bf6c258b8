import type { INodeParameters } from 'n8n-workflow';
import { Recommend } from '../../nodes/Recommend/Recommend.node';
import { fakeExecute, items } from '../support/fakeExecute';
import { useOwnStore } from '../support/ownStore';
import { plantedEvents } from '../unit/recommend/plantedTastes';
import { everyProduct } from '../unit/recommend/runPlanted';

useOwnStore();

const orders = items(
	...plantedEvents().map(({ customer, product }) => ({
		customer_id: customer,
		product_id: product,
	})),
);
const products = items(
	...everyProduct.map((product_id, i) => ({ product_id, name: `Candle ${i}` })),
	{ product_id: 'unsold', name: 'Lantern' },
);
const PARAMETERS = {
	customersIdColumn: 'customer_id',
	customerColumn: 'customer_id',
	productColumn: 'product_id',
	catalogueIdColumn: 'product_id',
	catalogueNameColumn: 'name',
	topN: 2,
	options: {},
	model: { __rl: true, mode: 'name', value: 'links' },
};

async function run(parameters: INodeParameters, inputs: (typeof orders | undefined)[]) {
	const given = { ...PARAMETERS, ...parameters };
	const fake = fakeExecute({ parameters: given, inputs, outputs: 2 });
	const [out = [], report = []] = await new Recommend().execute.call(fake.node);
	return { out, report: report[0]?.json };
}

const train = async (algorithm: string) =>
	await run({ operation: 'train', algorithm, saveAs: 'links' }, [undefined, orders]);
const find = async (inputs: (typeof orders | undefined)[] = [undefined, undefined, products]) =>
	await run({ operation: 'similarBySaved' }, inputs);

describe('Recommend: Find Similar Products by a Saved Model', () => {
	it.each(['ials', 'ease', 'itemKnn', 'bpr'])('lists the own camp by %s', async (algorithm) => {
		await train(algorithm);
		const { out, report } = await find();
		expect(out).toHaveLength(31);
		expect(out[4]?.pairedItem).toEqual({ item: 4, input: 2 });
		const lists = out.map(
			({ json }) => json['similarProducts'] as { productId: string; name: string }[],
		);
		expect(out[4]?.json).toMatchObject({ product_id: 'p004', name: 'Candle 4', productId: 'p004' });
		expect(lists[4]?.[0]?.name).toMatch(/^Candle \d+$/);
		const own = lists
			.slice(0, 30)
			.flatMap((list, i) => list.map(({ productId }) => Number(productId.slice(1)) % 3 === i % 3));
		expect(own.filter(Boolean).length / own.length).toBeGreaterThan(0.8);
		expect(lists[30]).toEqual([]);
		expect(report).toMatchObject({ products: 31, unknown: 1, model: { name: 'links' } });
	});

	it('says that bestsellers know no likeness', async () => {
		await train('popularity');
		await expect(find()).rejects.toThrow(/it knows nothing about which products are alike/);
	});

	it('says what is missing when no products arrive', async () => {
		await train('itemKnn');
		await expect(find([undefined, orders])).rejects.toThrow(/There are no products/);
	});
});
