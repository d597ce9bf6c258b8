// One fit of gradient boosting in a fresh process: node --expose-gc scaling.child.mjs ROWS TREES THREADS EARLY prints JSON.
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { peakMemory } from './harness/peakMemory.mjs';

const dist = process.env.BENCH_DIST ?? fileURLToPath(new URL('../dist', import.meta.url));
const load = (path) => createRequire(import.meta.url)(join(dist, path));
const { float64, Table } = load('lib/table/index.js');
const { fitFrame } = load('lib/features/index.js');
const { GradientBoosting } = load('lib/learn/index.js');
const { Random } = load('lib/math/index.js');

const COLUMNS = 20;
const [rows, trees, threads] = process.argv.slice(2, 5).map(Number);
const earlyStopping = process.argv[5] === 'early' ? 'auto' : false;

/** Normal-like columns (sums of three uniforms) and a class that depends on five of them. */
function makeTable() {
	const random = new Random(31);
	const columns = Array.from({ length: COLUMNS }, () => float64(rows));
	const labels = new Int32Array(rows);
	for (let row = 0; row < rows; row++) {
		for (const column of columns)
			column[row] = random.uniform() + random.uniform() + random.uniform() - 1.5;
		const v = (f) => 2 * columns[f][row];
		const odds = v(0) + Math.sin(2 * v(1)) + v(2) * v(3) + (v(4) > 1 ? 1 : 0);
		labels[row] = random.uniform() < 1 / (1 + Math.exp(-odds)) ? 1 : 0;
	}
	const column = (values) => ({ type: 'number', length: rows, values, validity: null });
	const table = new Table(columns.map((values, f) => [`f${f}`, column(values)]));
	return { table, target: { task: 'classification', values: labels, nClasses: 2 } };
}

/** Time and memory of the next work only: the high-water mark of the process is set back. */
function watch(work) {
	globalThis.gc();
	writeFileSync('/proc/self/clear_refs', '5');
	const before = process.memoryUsage.rss();
	const begin = performance.now();
	work();
	const seconds = (performance.now() - begin) / 1000;
	return { seconds, bytes: peakMemory() - before };
}

const fit = ({ table, target }) => {
	const { frame } = fitFrame(table).apply(table);
	const options = { task: 'classification', maxIter: trees, earlyStopping };
	new GradientBoosting(options).fit(frame, target, { threads });
};

const data = makeTable();
// Small fits are timed once the code is compiled; large ones take long enough for that not to count.
if (rows <= 100_000) for (let i = 0; i < 3; i++) fit(data);
const { seconds, bytes } = watch(() => fit(data));
process.stdout.write(`${JSON.stringify({ rows, seconds, bytes, binned: rows * COLUMNS })}\n`);
process.exit(0);
