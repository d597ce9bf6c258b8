// How long the main thread's event loop is held up while 1M rows train: segments of 1M customers, then a recommender on
// 1M purchases, both through lib/compute as the nodes do. The making of the input is not measured, the jobs are.
import { monitorEventLoopDelay } from 'node:perf_hooks';

const ROWS = 1_000_000;
const FEATURES = 6;

export const metrics = [{ metric: 'loop.delay.p99.ms', goal: { op: '<=', value: 100 } }];

function numberColumn(float64, make) {
	const values = float64(ROWS);
	for (let row = 0; row < ROWS; row++) values[row] = make(row);
	return { type: 'number', length: ROWS, values, validity: null };
}

function customers({ table, math }) {
	const random = new math.Random(3);
	const columns = Array.from({ length: FEATURES }, (_, at) => [
		`feature${at}`,
		numberColumn(table.float64, (row) => random.normal((row % 5) * (at + 1), 2)),
	]);
	return new table.Table(columns);
}

function purchases({ table, math }) {
	const random = new math.Random(4);
	const integers = (limit, power) => ({
		...numberColumn(table.float64, () => Math.floor(limit * random.uniform() ** power)),
		type: 'integer',
	});
	return new table.Table([
		['customer_id', integers(50_000, 1)],
		['product_id', integers(5_000, 2)],
	]);
}

async function measure(work) {
	const delay = monitorEventLoopDelay({ resolution: 1 });
	delay.enable();
	const begin = performance.now();
	await work();
	const seconds = (performance.now() - begin) / 1000;
	delay.disable();
	return { p99: delay.percentile(99) / 1e6, max: delay.max / 1e6, seconds };
}

export async function run(bench) {
	const library = bench.dist('lib/index.js');
	const settings = { threads: bench.threads };
	const people = customers(library);
	const segments = await measure(() =>
		library.runJob('segment.kmeans', people, { nClusters: 8, nInit: 2 }, settings),
	);
	const bought = purchases(library);
	const columns = { customerColumn: 'customer_id', productColumn: 'product_id' };
	const training = { factors: 32, iterations: 5, regularization: 0.1, evaluation: 'none' };
	const recommender = await measure(() =>
		library.runJob('recommend.train', bought, { ...columns, ...training }, settings),
	);
	bench.emit({
		metric: 'loop.delay.p99.ms',
		value: Math.max(segments.p99, recommender.p99),
		unit: 'ms',
		data: `segment.kmeans of ${ROWS} x ${FEATURES}, recommend.train on ${ROWS} purchases; main thread of a Node process`,
		rows: ROWS,
		segments,
		recommender,
	});
	await library.closePool();
}
