import { NodeHelpers, Workflow, type INodeTypes } from 'n8n-workflow';
import { closePool } from '../../lib/compute';
import { Recommend } from '../../nodes/Recommend/Recommend.node';
import { fakeExecute, items } from '../support/fakeExecute';

afterAll(closePool);

const CUSTOMERS = ['a b c', 'a b', 'a c', 'b', 'd'];
const orders = items(
	...CUSTOMERS.flatMap((own, i) =>
		own
			.split(' ')
			.map((product_id) => ({ customer_id: `00${i}`, product_id, order_date: '2026-01-05' })),
	),
	{ customer_id: '000', product_id: 'd', order_date: '2999-01-01' },
);
const products = items(
	{ product_id: 'a', name: 'Apple' },
	{ product_id: 'b', name: 'Bread' },
	{ product_id: 'd', name: 'Dill' },
);

const PARAMETERS = {
	operation: 'similarProducts',
	customerColumn: 'customer_id',
	productColumn: 'product_id',
	dateColumn: 'order_date',
	quantityColumn: '',
	topN: 5,
	catalogueIdColumn: 'product_id',
	catalogueNameColumn: 'name',
	options: { shrinkage: 0, minCustomers: 2 },
};

async function run(parameters = {}, inputs: (typeof orders | undefined)[] = [undefined, orders]) {
	const fake = fakeExecute({ parameters: { ...PARAMETERS, ...parameters }, inputs, outputs: 2 });
	const [out = [], report = []] = await new Recommend().execute.call(fake.node);
	return { out, report, files: fake.files };
}

describe('Recommend: Find Similar Products', () => {
	it('gives each product those of the same customers, paired with its first order, and a report', async () => {
		const { out, report } = await run();
		expect(out.map(({ json }) => json['productId'])).toEqual(['a', 'b', 'c', 'd']);
		expect(out[0]?.json['similarProducts']).toEqual([
			{
				productId: 'c',
				name: 'c',
				score: expect.closeTo(2 / Math.sqrt(6), 10) as number,
				customers: 2,
			},
			{ productId: 'b', name: 'b', score: expect.closeTo(2 / 3, 10) as number, customers: 2 },
		]);
		expect(out[1]?.pairedItem).toEqual([{ item: 1, input: 1 }]);
		expect(report[0]?.json).toMatchObject({ customers: 5, products: 4, events: { future: 1 } });
	});

	it('lists products of the catalogue only, by their names', async () => {
		const { out } = await run({}, [undefined, orders, products]);
		expect(out[0]?.json).toMatchObject({
			name: 'Apple',
			similarProducts: [{ productId: 'b', name: 'Bread' }],
		});
	});

	it('writes one row a pair into a file', async () => {
		const { out, files } = await run({ outputFormat: 'csv' });
		expect(out).toHaveLength(1);
		const lines = (files.get('similar-products.csv')?.toString() ?? '').trim().split(/\r?\n/);
		expect(lines[0]).toBe('productId,productName,rank,similarId,similarName,score,customers');
		expect(lines).toHaveLength(5);
	});

	it('names its outputs Products and Report on the canvas', () => {
		const type = new Recommend();
		const nodeTypes = {
			getByNameAndVersion: () => type,
			getByName: () => type,
		} as unknown as INodeTypes;
		const parameters = { operation: 'similarProducts' };
		const node = { ...fakeExecute({ parameters, inputs: [] }).node.getNode(), parameters };
		const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
		const outputs = NodeHelpers.getNodeOutputs(workflow, node, type.description);
		expect(
			outputs.map((output) => (typeof output === 'string' ? output : output.displayName)),
		).toEqual(['Products', 'Report']);
	});
});
