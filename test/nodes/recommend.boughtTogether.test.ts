import { NodeHelpers, Workflow, type INodeTypes } from 'n8n-workflow';
import { closePool } from '../../lib/compute';
import { Recommend } from '../../nodes/Recommend/Recommend.node';
import { fakeExecute, fileItem, items } from '../support/fakeExecute';

afterAll(closePool);

const BASKETS = ['bread milk', 'bread milk butter', 'bread butter', 'milk', 'beer'];
const lines = BASKETS.flatMap((basket, i) =>
	basket.split(' ').map((product_id) => ({ order_id: `00${i}`, product_id, quantity: 1 })),
);
const orders = items(...lines);
const products = items(
	{ product_id: 'bread', name: 'Fresh Bread', price: 2.5 },
	{ product_id: 'milk', name: 'Milk', price: 1 },
	{ product_id: 'butter', name: 'Butter', price: 3 },
);

const PARAMETERS = {
	operation: 'boughtTogether',
	basketColumn: 'order_id',
	productColumn: 'product_id',
	quantityColumn: 'quantity',
	minSupport: 0.2,
	minConfidence: 1,
	topN: 1,
	catalogueIdColumn: 'product_id',
	catalogueNameColumn: 'name',
	catalogue: { priceColumn: 'price' },
	options: { minBaskets: 2 },
};

async function run(
	parameters = {},
	inputs: (typeof orders | undefined)[] = [undefined, orders, products],
) {
	const fake = fakeExecute({ parameters: { ...PARAMETERS, ...parameters }, inputs, outputs: 3 });
	const out = await new Recommend().execute.call(fake.node);
	return { out, files: fake.files };
}

describe('Recommend: Find Frequently Bought Together', () => {
	it('puts out rules, partners of each product and a report, without customers', async () => {
		const { out } = await run();
		expect(out).toHaveLength(3);
		const [rules = [], partners = [], report = []] = out;
		expect(rules.map(({ json }) => json)).toEqual([
			expect.objectContaining({
				rule: 'Butter → Fresh Bread',
				antecedents: [{ productId: 'butter', name: 'Butter' }],
				consequentId: 'bread',
				baskets: 2,
				support: 0.4,
				confidence: 1,
				conviction: null,
			}),
		]);
		expect(partners.map(({ json }) => [json['productId'], json['boughtTogether']])).toEqual([
			['beer', []],
			['bread', [expect.objectContaining({ productId: 'butter', name: 'Butter', price: 3 })]],
			['butter', [expect.objectContaining({ productId: 'bread' })]],
			['milk', [expect.objectContaining({ productId: 'bread' })]],
		]);
		expect(report[0]?.json).toMatchObject({ orders: { baskets: 5 }, rulesFound: 1 });
	});

	it('pairs a rule with the orders of its products, and a product with its first order', async () => {
		const { out } = await run();
		expect(out[0]?.[0]?.pairedItem).toEqual([
			{ item: 4, input: 1 },
			{ item: 0, input: 1 },
		]);
		expect(out[1]?.[0]?.pairedItem).toEqual([{ item: 8, input: 1 }]);
	});

	it('leaves out rules that fewer than five baskets show, unless told otherwise', async () => {
		const { out } = await run({ options: {} });
		expect(out[0]).toEqual([]);
		expect(out[2]?.[0]?.json).toMatchObject({ minBaskets: 5, rulesFound: 0 });
	});

	it('reads a file and writes files: one of rules, one of pairs', async () => {
		const csv = ['order_id,product_id,quantity']
			.concat(lines.map((line) => Object.values(line).join(',')))
			.join('\n');
		const { out, files } = await run({ ordersSource: 'file', outputFormat: 'csv' }, [
			undefined,
			[fileItem(csv, 'orders.csv')],
			products,
		]);
		expect(out[0]).toHaveLength(1);
		const text = (name: string) => (files.get(name)?.toString() ?? '').trim().split(/\r?\n/);
		expect(text('rules.csv')).toHaveLength(2);
		expect(
			text('bought-together.csv')
				.slice(1)
				.map((line) => line.slice(0, 20)),
		).toEqual([
			expect.stringMatching(/^bread,/),
			expect.stringMatching(/^butter,/),
			expect.stringMatching(/^milk,/),
		]);
	});

	it('shows three outputs on the canvas for this operation and two for the others', () => {
		const type = new Recommend();
		const nodeTypes = {
			getByNameAndVersion: () => type,
			getByName: () => type,
		} as unknown as INodeTypes;
		const namesFor = (operation: string) => {
			const node = {
				...fakeExecute({ parameters: {}, inputs: [] }).node.getNode(),
				parameters: { operation },
			};
			const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
			return NodeHelpers.getNodeOutputs(workflow, node, type.description).map((output) =>
				typeof output === 'string' ? output : output.displayName,
			);
		};
		expect(namesFor('boughtTogether')).toEqual(['Rules', 'Products', 'Report']);
		expect(namesFor('train')).toEqual(['Customers', 'Report']);
		expect(namesFor('trainAndRecommend')).toEqual(['Customers', 'Report']);
	});
});
