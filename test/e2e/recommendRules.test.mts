// Rules of lists in a real n8n: limits, price range, business boost, diversity and exploration together on the sample shop, once
// while training and once with the saved model.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { toCsv } from '../../scripts/shop/csv.mjs';
import { makeShop } from '../../scripts/shop/generate.mjs';
import { serveShop } from '../../scripts/shop/serve.mjs';
import { startHost, temporaryFolder, type TestHost } from './support/host.mts';
import { get, ours, type Step } from './support/steps.mts';

interface Recommendation {
	readonly productId: string;
	readonly category: string;
	readonly price: number;
	readonly margin: number;
	readonly reason: string;
	readonly source?: string;
}
interface Customer {
	readonly recommendations: readonly Recommendation[];
}

const shop = makeShop();
const dearest = Math.max(...shop.products.map(({ price }) => price));
const HIGHEST = Math.round(dearest * 0.7);
const files = {
	'customers.csv': toCsv(shop.mailable.map(({ id }) => ({ customer_id: id }))),
	'orders.csv': toCsv(
		shop.lines.map(({ customer, product, time, quantity }) => ({
			...{ customer_id: customer.id, product_id: product.id, quantity },
			order_date: new Date(time).toISOString(),
		})),
	),
	'products.csv': toCsv(
		shop.products.map(({ id, name, category, price }, i) => ({
			...{ product_id: id, name, category: category.name, price },
			...{ stock: 20, margin: (i * 7) % 11 },
		})),
	),
};

const RULES = {
	maxPerCategory: 2,
	maxPrice: HIGHEST,
	boost: { by: { column: 'margin', strength: 0.4, prefer: 'high' } },
	diversity: 0.3,
	exploration: 0.2,
};

const SETTINGS = {
	...{ inputSource: 'file', ordersSource: 'file', productsSource: 'file', topN: 5 },
	catalogue: { categoryColumn: 'category', priceColumn: 'price', stockColumn: 'stock' },
};

let host: TestHost;
let served: Awaited<ReturnType<typeof serveShop>>;

/** Customers, orders and products as files at the three inputs; the customers and the report that come out. */
async function recommend(parameters: object) {
	const fetched = Object.keys(files).map((file) => ({ ...get(`${served.url}/${file}`), file }));
	const inputs = fetched.map(({ file, ...step }) => ({ ...step, id: file, name: file }));
	const node = ours('Recommend', 'recommend', { ...SETTINGS, ...parameters });
	const go = {
		...node,
		id: 'Go',
		name: 'Go',
		type: 'n8n-nodes-base.manualTrigger',
		parameters: {},
	};
	const nodes: Step[] = [go, ...inputs, node];
	const to = (name: string, index: number) => ({ node: name, type: 'main', index });
	const connections = {
		Go: { main: [inputs.map(({ name }) => to(name, 0))] },
		...Object.fromEntries(
			inputs.map(({ name }, index) => [name, { main: [[to('Recommend', index)]] }]),
		),
	};
	const { id } = await host.client.createWorkflow({
		...{ name: 'Rules', nodes, connections },
		settings: { executionOrder: 'v1', saveDataSuccessExecution: 'all' },
	});
	const execution = await host.client.run(id, 'Go');
	if (execution.error) throw new Error(JSON.stringify(execution.error.message));
	const [out, [report]] = execution.runData['Recommend'].at(-1).data.main;
	return {
		customers: out.map(({ json }: { json: Customer }) => json) as Customer[],
		report: report.json.recommendations,
	};
}

const marginOf = (customers: readonly Customer[]) => {
	const shown = customers.flatMap(({ recommendations }) => recommendations);
	return shown.reduce((sum, { margin }) => sum + margin, 0) / shown.length;
};

beforeAll(async () => {
	const folder = temporaryFolder('recommendRules');
	for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
	served = await serveShop(folder, 0);
	host = await startHost('recommendRules');
});
afterAll(async () => {
	await host?.stop();
	await served?.stop();
});

describe('rules of lists', () => {
	test('hold together while training, are counted, and their cost is shown', async () => {
		const both = { operation: 'trainAndRecommend', saveAs: 'ruled' };
		const plain = await recommend({ ...both, saveAs: '', options: {} });
		const ruled = await recommend({ ...both, options: RULES });
		const lists = ruled.customers.map(({ recommendations }) => recommendations);
		expect(lists.length).toBeGreaterThan(400);
		for (const list of lists) {
			const categories = list.map(({ category }) => category);
			for (const name of categories) {
				expect(categories.filter((other) => other === name).length).toBeLessThanOrEqual(2);
			}
			for (const { price } of list) expect(price).toBeLessThanOrEqual(HIGHEST);
		}
		expect(marginOf(ruled.customers)).toBeGreaterThan(marginOf(plain.customers) + 0.5);

		const explored = lists.flat().filter(({ source }) => source === 'exploration');
		expect(explored.length / lists.flat().length).toBeCloseTo(0.2, 1);
		expect(explored.every(({ reason }) => reason === 'New for you to discover')).toBe(true);

		const { rules, notes } = ruled.report;
		expect(rules.diversity.after).toBeGreaterThan(rules.diversity.before);
		expect(rules.cost.rules.map(({ rule }: { rule: string }) => rule)).toEqual([
			...['limits', 'boost', 'diversity', 'exploration', 'all'],
		]);
		expect(rules.cost.rules.at(-1).text).toMatch(/^All rules together/);
		expect(notes.join('\n')).toMatch(new RegExp(`Left out: .*above ${HIGHEST}`));
	});

	test('hold in the same way with the saved model, whose cost cannot be judged', async () => {
		const model = { mode: 'name', value: 'ruled', __rl: true };
		const later = await recommend({ operation: 'forCustomers', model, options: RULES });
		const again = await recommend({ operation: 'trainAndRecommend', options: RULES });
		expect(later.customers).toEqual(again.customers);
		expect(later.report.rules.cost.skipped).toMatch(/no hidden purchases/);
	});
});
