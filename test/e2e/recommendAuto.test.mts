// Auto in a real n8n: the orders of the sample shop train a model, methods compete, the report shows who won, and the saved
// model serves the customers.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeShop } from '../../scripts/shop/generate.mjs';
import { serveShop } from '../../scripts/shop/serve.mjs';
import { startHost, temporaryFolder, type TestHost } from './support/host.mts';
import { get, ours, runSteps } from './support/steps.mts';

interface Line {
	customer: { id: string };
	product: { id: string };
	time: number;
	quantity: number;
}
interface Row {
	json: {
		customer_id: string;
		recommendationSource: string;
		recommendations: { productId: string; reason: string }[];
	};
}

const { lines, customers } = makeShop() as unknown as {
	lines: Line[];
	customers: { id: string }[];
};
const ORDERS = ['customer_id,product_id,order_date,quantity']
	.concat(
		lines.map(({ customer, product, time, quantity }) =>
			[customer.id, product.id, new Date(time).toISOString(), quantity].join(','),
		),
	)
	.join('\n');
const CUSTOMERS = ['customer_id', ...customers.map(({ id }) => id), 'newcomer'].join('\n');

let host: TestHost;
let files: Awaited<ReturnType<typeof serveShop>>;

/** A node of the newest version, without a method: new nodes begin with Automatic. */
const recommend = (operation: string, parameters: object) => ({
	...ours(operation, 'recommend', { operation, ...parameters }),
	typeVersion: 1.1,
});

beforeAll(async () => {
	const folder = temporaryFolder('recommendAuto');
	writeFileSync(join(folder, 'orders.csv'), ORDERS);
	writeFileSync(join(folder, 'customers.csv'), CUSTOMERS);
	files = await serveShop(folder, 0);
	host = await startHost('recommendAuto');
});
afterAll(async () => {
	await host?.stop();
	await files?.stop();
});

describe('a new Train node on the sample shop', () => {
	test('compares six methods, beats bestsellers clearly and saves the winner', async () => {
		const train = recommend('train', { ordersSource: 'file', saveAs: 'auto-shop' });
		const [, [{ json: report }]] = await runSteps(host, [get(`${files.url}/orders.csv`), train], 1);
		const { auto, evaluation, algorithm } = report.training;
		expect(auto.leaderboard.map(({ name }: { name: string }) => name).sort()).toEqual([
			'Blend',
			'EASE',
			'Item-kNN (TF-IDF)',
			'Popularity',
			'iALS (32 factors)',
			'iALS (64 factors)',
		]);
		expect(algorithm).toBe(auto.chosen);
		const [model, popularity] = evaluation.scores;
		expect(model.ndcg).toBeGreaterThan(3 * popularity.ndcg);
		expect(evaluation.ndcgGain.low).toBeGreaterThan(0.2);
		expect(Object.keys(model)).toEqual(
			expect.arrayContaining(['map', 'recall', 'hitRate', 'coverage', 'novelty', 'diversity']),
		);
		expect(report.model).toEqual({ name: 'auto-shop', version: 1 });
	});

	test('the saved model gives customers products they did not buy, with reasons', async () => {
		const serve = recommend('forCustomers', {
			inputSource: 'file',
			model: { __rl: true, mode: 'name', value: 'auto-shop' },
		});
		const [rows] = (await runSteps(host, [get(`${files.url}/customers.csv`), serve])) as [Row[]];
		expect(rows).toHaveLength(customers.length + 1);
		const bought = new Set(lines.map(({ customer, product }) => `${customer.id} ${product.id}`));
		const personal = rows.filter(({ json }) => json.recommendationSource === 'personal');
		expect(personal.length).toBeGreaterThan(550);
		const wrong = personal.filter(({ json }) =>
			json.recommendations.some(
				({ productId, reason }) =>
					bought.has(`${json.customer_id} ${productId}`) || !reason.startsWith('Because'),
			),
		);
		expect(wrong).toEqual([]);
		expect(rows.at(-1)?.json.recommendationSource).toBe('popular');
	});
});
