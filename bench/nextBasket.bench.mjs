// Repeat purchases: of the products that households of Complete Journey (sample of 75,000 lines) bought in the last 28 days,
// is at least one among 10 foreseen? Against bestsellers and against what the household bought last; 95 % intervals of the paired
// difference over households. Settings are chosen on the 28 days before.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FILE = new URL(
	'../../shared/data/completejourney/transactions_sample.csv.gz',
	import.meta.url,
);
const NAME = 'completejourney.nextBasket';
const K = [5, 10, 20];

export const metrics = [
	{ metric: `${NAME}.hitRate10` },
	{ metric: `${NAME}.overPopularity.low`, goal: { op: '>=', value: 0 } },
	{ metric: `${NAME}.overLastBought.low`, goal: { op: '>=', value: 0 } },
];

const context = { signal: { cancelled: false, throwIfCancelled: () => undefined } };

async function readEventsOf(bench) {
	const { readTable } = bench.dist('lib/table/index.js');
	const { readEvents } = bench.dist('lib/recommend/events.js');
	const path = fileURLToPath(FILE);
	const table = await readTable({ kind: 'file', path, name: 'orders.csv.gz', format: 'csv' });
	return readEvents(table, {
		customerColumn: 'household_id',
		productColumn: 'product_id',
		dateColumn: 'transaction_timestamp',
		quantityColumn: 'quantity',
	}).events;
}

export async function run(bench) {
	if (!existsSync(FILE)) throw new Error('../shared/data/completejourney is not here.');
	const { evaluateNextBasket } = bench.dist('lib/recommend/nextBasket/index.js');
	const events = await readEventsOf(bench);
	const rows = events.customer.length;
	for (const k of K) {
		const found = evaluateNextBasket(events, { horizonDays: 28, k }, context);
		process.stderr.write(`bench: k ${k}: ${JSON.stringify(found)}\n`);
		if (k !== 10) continue;
		const { scores, customers, settings, overPopularity, overLastBought, verdict } = found;
		const data =
			'completejourney sample, last 28 days hidden, lists of 10, settings chosen on the 28 days before';
		const hitRates = Object.fromEntries(scores.map(({ model, hitRate }) => [model, hitRate]));
		const more = { data, rows, customers, settings, hitRates, verdict };
		const emit = (name, value, interval) =>
			bench.emit({ metric: `${NAME}.${name}`, value, unit: 'hit rate', ...more, interval });
		emit('hitRate10', scores[0].hitRate);
		emit('overPopularity.low', overPopularity.low, overPopularity);
		emit('overLastBought.low', overLastBought.low, overLastBought);
	}
}
