// Lloyd, 20 steps from the same centres, float32, tolerance 0: our KMeans and scikit-learn's, and ml-kmeans beside.
import { readFileSync, writeFileSync } from 'node:fs';
import { kmeans as mlKmeans } from 'ml-kmeans';

const CASES = [
	{ metric: 'kmeans.500kx8.k8.ratio', goal: 1.3, rows: 500_000, columns: 8, k: 8 },
	{ metric: 'kmeans.100kx64.k50.ratio', goal: 1.1, rows: 100_000, columns: 64, k: 50 },
];
const STEPS = 20;
const ML_STEPS = 2;

export const metrics = CASES.map(({ metric, goal }) => ({
	metric,
	goal: { op: '>=', value: goal },
}));

/** Overlapping groups (deviation 1 around centres of deviation 2, twice as many groups as clusters): no step is trivial. */
function makeRows(Random, { rows, columns, k }) {
	const random = new Random(11);
	const groups = Float32Array.from({ length: 2 * k * columns }, () => random.normal(0, 2));
	const data = new Float32Array(rows * columns);
	for (let row = 0; row < rows; row++) {
		const from = random.integer(2 * k) * columns;
		for (let f = 0; f < columns; f++) data[row * columns + f] = groups[from + f] + random.normal();
	}
	return data;
}

/** Starting centres: rows at even distances. */
const startOf = (data, { rows, columns, k }) =>
	Float32Array.from({ length: k * columns }, (_, at) => {
		const row = Math.floor(at / columns) * Math.floor(rows / k);
		return data[row * columns + (at % columns)];
	});

async function runCase(bench, shape) {
	const { rows, columns, k, metric } = shape;
	const { Random } = bench.dist('lib/math/index.js');
	const { KMeans } = bench.dist('lib/segment/kmeans.js');
	const path = await bench.file(`kmeans-v1-${rows}x${columns}-k${k}.f32`, (draft) =>
		writeFileSync(draft, new Uint8Array(makeRows(Random, shape).buffer)),
	);
	const bytes = readFileSync(path);
	const data = new Float32Array(
		bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length),
	);
	const init = startOf(data, shape);
	const matrix = { data, nRows: rows, nCols: columns };
	const peer = await bench.peer('kmeans.py');
	const { pools } = await peer.call('load', { path, rows, columns, init: Array.from(init) });
	const inertia = {};
	const ours = (allowRelaxed) => async () => {
		const options = {
			nClusters: k,
			init,
			maxIter: STEPS,
			tol: 0,
			threads: bench.threads,
			allowRelaxed,
		};
		let model;
		const time = await bench.measure(() => (model = new KMeans(options).fit(matrix)));
		inertia[model.backend] = model.inertia;
		return time;
	};
	const sklearn = async () => {
		const reply = await peer.call('fit', { steps: STEPS });
		inertia.sklearn = reply.inertia;
		return reply;
	};
	const times = await bench.compare(
		{ ours: ours(false), sklearn, relaxed: ours(true) },
		{ rounds: 7 },
	);
	checkInertia(inertia);
	bench.emit({
		metric,
		ours: times.ours.median,
		peer: 'scikit-learn KMeans(lloyd)',
		peerValue: times.sklearn.median,
		data: `${rows} x ${columns} float32, ${2 * k} overlapping groups`,
		rows,
		load: times.load,
		spread: { ours: times.ours, peer: times.sklearn },
		inertia,
		pools,
	});
	const data2 = { data: `${rows} x ${columns} float32`, rows, load: times.load };
	bench.emit({
		metric: metric.replace('.ratio', '.relaxed.ratio'),
		ours: times.relaxed.median,
		peer: 'scikit-learn KMeans(lloyd)',
		peerValue: times.sklearn.median,
		...data2,
	});
	peer.close();
	await compareMl(bench, { shape, data, init, ours: times.ours.median, load: times.load });
}

/** Both must have found clusters of the same quality, or the times say nothing. */
function checkInertia(inertia) {
	const [first, ...others] = Object.values(inertia);
	for (const other of others) {
		if (Math.abs(other - first) > 1e-3 * first)
			throw new Error(`Inertias differ: ${JSON.stringify(inertia)}`);
	}
}

/** ml-kmeans takes arrays of arrays and is slow: few steps, once, scaled to the steps of the others. */
async function compareMl(bench, { shape, data, init, ours, load }) {
	const { rows, columns, k, metric } = shape;
	const toRows = (flat) =>
		Array.from({ length: flat.length / columns }, (_, row) =>
			Array.from(flat.subarray(row * columns, (row + 1) * columns)),
		);
	const points = toRows(data);
	const initialization = toRows(init);
	const time = await bench.seconds(() =>
		mlKmeans(points, k, { initialization, maxIterations: ML_STEPS, tolerance: 0 }),
	);
	bench.emit({
		metric: metric.replace('.ratio', '.mlKmeans.ratio'),
		ours,
		peer: `ml-kmeans (${ML_STEPS} steps, scaled to ${STEPS}; one thread, one run)`,
		peerValue: (time * STEPS) / ML_STEPS,
		data: `${rows} x ${columns}`,
		rows,
		load,
	});
}

export async function run(bench) {
	for (const shape of CASES) await runCase(bench, shape);
}
