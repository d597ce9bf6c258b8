// Job text.sentiment on a CSV file of reviews with a report, in a process of its own: node sentimentJob.child.mjs FILE THREADS prints
// { idle, peak, seconds, texts } (MB above nothing, seconds from the call to the result, threads started in between).
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { peakMemory } from './harness/peakMemory.mjs';

const dist = process.env.BENCH_DIST ?? fileURLToPath(new URL('../dist', import.meta.url));
const { closePool, runJob } = createRequire(import.meta.url)(join(dist, 'lib/compute/index.js'));

const MB = 2 ** 20;
const [path, threads] = process.argv.slice(2);
const idle = Math.round(process.memoryUsage.rss() / MB);
const begin = performance.now();
const source = { kind: 'file', path, name: 'reviews.csv', format: 'csv' };
const options = { textColumn: 'text', dateColumn: 'date', groupColumn: 'product' };
const { rows, report } = await runJob('text.sentiment', source, options, {
	threads: Number(threads),
});
const seconds = Number(((performance.now() - begin) / 1000).toFixed(2));
const peak = Math.round(peakMemory() / MB);
const { texts, positive, negative } = report.all;
const result = { idle, peak, seconds, rows: rows.numRows, texts, positive, negative };
process.stdout.write(`${JSON.stringify(result)}\n`);
await closePool();
process.exit(0);
