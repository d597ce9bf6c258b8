// Baskets in a real n8n: orders as a file on the input "Orders" alone, rules, partners and similar products out.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { serveShop } from '../../scripts/shop/serve.mjs';
import { startHost, temporaryFolder, type TestHost } from './support/host.mts';
import { get, ours, runSteps } from './support/steps.mts';

/** 30 baskets: butter always with bread, in ten of them; bread alone in five; milk in every third. */
const BASKETS = Array.from({ length: 30 }, (_, i) =>
	[i < 10 ? 'butter' : '', i < 15 ? 'bread' : '', i % 3 === 0 ? 'milk' : ''].filter(Boolean),
);
const CSV = ['order_id,customer_id,order_date,product_id,quantity']
	.concat(
		BASKETS.flatMap((basket, i) =>
			basket.map((product) => `${1000 + i},0${i % 6},2026-01-${10 + (i % 20)},${product},1`),
		),
	)
	.join('\n');

let host: TestHost;
let files: Awaited<ReturnType<typeof serveShop>>;

/** Runs Recommend on the file of orders, at its second input; the first and third have nothing. */
async function recommend(operation: string, parameters: object = {}) {
	const node = ours(operation, 'recommend', { operation, ordersSource: 'file', ...parameters });
	return await runSteps(host, [get(`${files.url}/orders.csv`), node], 1);
}

describe('baskets, with nothing but orders connected', () => {
	beforeAll(async () => {
		const folder = temporaryFolder('baskets');
		writeFileSync(join(folder, 'orders.csv'), CSV);
		files = await serveShop(folder, 0);
		host = await startHost('baskets');
	});
	afterAll(async () => {
		await host?.stop();
		await files?.stop();
	});

	test('rules, partners and a report come out of three outputs', async () => {
		const outputs = await recommend('boughtTogether', { minConfidence: 0.9 });
		expect(outputs).toHaveLength(3);
		const [rules, products, [{ json: report }]] = outputs;
		expect(rules[0].json).toMatchObject({ rule: 'butter → bread', baskets: 10, confidence: 1 });
		expect(products.map(({ json }: { json: object }) => json)).toContainEqual(
			expect.objectContaining({
				productId: 'bread',
				boughtTogether: [expect.objectContaining({ productId: 'butter', baskets: 10 })],
			}),
		);
		expect(report.orders).toMatchObject({ baskets: BASKETS.filter((b) => b.length > 0).length });
	});

	test('similar products and a report come out of two', async () => {
		const outputs = await recommend('similarProducts');
		expect(outputs).toHaveLength(2);
		const [products, [{ json: report }]] = outputs;
		expect(products.map(({ json }: { json: { productId: string } }) => json.productId)).toEqual([
			...['bread', 'butter', 'milk'],
		]);
		expect(report).toMatchObject({ customers: 6, products: 3, productsWithSimilar: 3 });
	});
});
