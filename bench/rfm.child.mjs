// Peak memory of one run in a fresh process: node rfm.child.mjs FILE OPTIONS THREADS prints { idle, peak } in MB.
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { peakMemory } from './harness/peakMemory.mjs';

const dist = process.env.BENCH_DIST ?? fileURLToPath(new URL('../dist', import.meta.url));
const { runJob } = createRequire(import.meta.url)(join(dist, 'lib/compute/index.js'));
const [path, options, threads] = process.argv.slice(2);

const MB = 2 ** 20;
const idle = process.memoryUsage.rss() / MB;
const source = { kind: 'file', path, name: 'orders.csv', format: 'csv' };
const settings = { threads: Number(threads) };
const { table } = await runJob('features.rfm', source, JSON.parse(options), settings);
const peak = peakMemory() / MB;
process.stdout.write(
	`${JSON.stringify({ idle: Math.round(idle), peak: Math.round(peak), customers: table.numRows })}\n`,
);
process.exit(0);
