// Association rules of the groceries data (9,835 baskets): the counts that R's arules gives, and the time.
import { existsSync, readFileSync } from 'node:fs';

const FILE = new URL('../../shared/data/groceries/groceries.csv', import.meta.url);
const context = { signal: { throwIfCancelled: () => undefined }, progress: () => undefined };
const CASES = [
	{ metric: 'groceries.rules', support: 0.001, confidence: 0.5, value: 5668 },
	{ metric: 'groceries.rules.006', support: 0.006, confidence: 0.25, value: 463 },
];

export const metrics = [
	...CASES.map(({ metric, value }) => ({ metric, goal: { op: '==', value } })),
	{ metric: 'groceries.itemSets', goal: { op: '==', value: 333 } },
];

function readOrders({ Table, stringColumn }) {
	const lines = readFileSync(FILE, 'utf8')
		.split('\n')
		.filter((line) => line !== '');
	const rows = lines.flatMap((line, basket) =>
		line
			.replace(/\r$/, '')
			.split(',')
			.map((product) => [`${basket}`, product]),
	);
	return new Table([
		['basket', stringColumn(rows.map(([basket]) => basket))],
		['product', stringColumn(rows.map(([, product]) => product))],
	]);
}

export async function run(bench) {
	if (!existsSync(FILE)) throw new Error('../shared/data/groceries is not here.');
	const { findRules } = bench.dist('lib/recommend/index.js');
	const orders = readOrders(bench.dist('lib/table/index.js'));
	const columns = { basketColumn: 'basket', productColumn: 'product' };
	const job = { ...context, threads: 1, memoryLimit: 2 ** 31 };
	const find = async (minSupport, minConfidence) => {
		const found = {};
		const { seconds } = await bench.measure(async () => {
			const options = { ...columns, minSupport, minConfidence };
			Object.assign(found, await findRules(orders, options, job));
		});
		return { ...found.report, seconds: Number(seconds.toFixed(3)) };
	};
	const { baskets } = (await find(0.01, 0.5)).orders;
	for (const { metric, support, confidence } of CASES) {
		const { rulesFound, seconds } = await find(support, confidence);
		const data = `groceries, support ${support}, confidence ${confidence}, two products or more`;
		bench.emit({ metric, value: rulesFound, unit: 'rules', data, rows: baskets, seconds });
	}
	const { itemSets, seconds } = await find(0.01, 0.5);
	const value = itemSets.reduce((sum, count) => sum + count, 0);
	const data = 'groceries, support 0.01';
	bench.emit({ metric: 'groceries.itemSets', value, unit: 'sets', data, rows: baskets, seconds });
}
