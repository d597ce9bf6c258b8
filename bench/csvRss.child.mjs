// Peak memory of a stream through a group-by, in a process of its own: node csvRss.child.mjs FILE prints JSON.
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { peakMemory } from './harness/peakMemory.mjs';

const dist = process.env.BENCH_DIST ?? fileURLToPath(new URL('../dist', import.meta.url));
const { streamTable } = createRequire(import.meta.url)(join(dist, 'lib/table/index.js'));

const MB = 2 ** 20;
const idle = Math.round(process.memoryUsage.rss() / MB);
const begin = performance.now();
const source = { kind: 'file', path: process.argv[2], name: 'orders.csv', format: 'csv' };
const totals = new Map();
for await (const table of streamTable(source)) {
	const customers = table.typed('customer_id', 'string');
	const { values } = table.typed('total', 'number');
	const sums = new Float64Array(customers.dictionary.size);
	for (let row = 0; row < table.numRows; row++) sums[customers.values[row]] += values[row];
	sums.forEach((sum, code) => {
		const key = customers.dictionary.get(code);
		totals.set(key, (totals.get(key) ?? 0) + sum);
	});
}
const seconds = Number(((performance.now() - begin) / 1000).toFixed(2));
const peak = Math.round(peakMemory() / MB);
process.stdout.write(`${JSON.stringify({ idle, peak, seconds, groups: totals.size })}\n`);
