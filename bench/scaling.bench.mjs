// Gradient boosting from 10,000 to 10,000,000 rows of 20 columns: time a row, and memory against the binned data.
//
// Time: table (columns in memory) → recipe → frame → bins → 20 trees of 31 leaves, no early stopping. Growth of a step = time a row
// divided by that at a tenth of the rows; 1 or below is linear or better.
// Memory: the process's greatest resident memory during the fit minus that just before it, when the columns, the target and the
// code are there already; divided by rows × columns bytes, which is what one byte a binned value takes. It holds everything else
// a fit needs: row numbers, scores, gradients, targets, histograms, the helper thread. At few rows the constant part (about
// 30 MB) is all there is, so the share is stated for 10,000,000 rows.
const SIZES = [10_000, 100_000, 1_000_000, 10_000_000];
const COLUMNS = 20;
const TREES = 20;
const DATA = `${COLUMNS} columns of numbers, two classes, ${TREES} trees of 31 leaves`;

export const metrics = [
	{ metric: 'boosting.rows.growth', goal: { op: '<=', value: 1.5 } },
	{ metric: 'boosting.10Mx20.memory', goal: { op: '<=', value: 2 } },
];

async function measure(bench, rows, ...more) {
	const args = [rows, TREES, bench.threads, ...more].map(String);
	const runs = rows < 1_000_000 ? 3 : 1;
	const found = [];
	for (let run = 0; run < runs; run++)
		found.push(await bench.child('scaling.child.mjs', args, ['--expose-gc']));
	const seconds = bench.median(found.map((one) => one.seconds));
	const bytes = Math.max(...found.map((one) => one.bytes));
	process.stderr.write(
		`bench: ${args.join(' ')}: ${seconds.toFixed(2)} s, ${Math.round(bytes / 2 ** 20)} MB\n`,
	);
	return { rows, seconds, microsecondsARow: (1e6 * seconds) / rows, bytes };
}

export async function run(bench) {
	const sizes = [];
	for (const rows of SIZES) sizes.push(await measure(bench, rows));
	const early = await measure(bench, 1_000_000, 'early');
	const steps = sizes.slice(1).map((own, at) => own.microsecondsARow / sizes[at].microsecondsARow);
	const largest = sizes.at(-1);
	bench.emit({
		metric: 'boosting.rows.growth',
		value: Math.max(...steps),
		unit: 'x time a row, for ten times the rows',
		data: `${DATA}; worst of the steps 10k, 100k, 1M, 10M`,
		rows: largest.rows,
		steps,
		sizes,
	});
	bench.emit({
		metric: 'boosting.10Mx20.memory',
		value: largest.bytes / (largest.rows * COLUMNS),
		unit: 'x rows × columns bytes',
		data: DATA,
		rows: largest.rows,
		megabytes: Math.round(largest.bytes / 2 ** 20),
		earlyStopping1M: early,
	});
}
