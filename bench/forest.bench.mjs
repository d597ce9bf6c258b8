// Random forest, 100 trees, 2 threads: ours and scikit-learn's RandomForestClassifier with the same leaves; AUC on a hold-out.
import { readFileSync, writeFileSync } from 'node:fs';

const ROWS = 200_000;
const TEST = 50_000;
const COLUMNS = 20;
const CASES = [
	// Both grow to the end, as scikit-learn does by default (our default is 5 rows a leaf). Two rounds take about four minutes.
	{ metric: 'forest.200kx20.ratio', leaf: 1, rounds: 2 },
];
const TREES = 100;

export const metrics = [{ metric: CASES[0].metric, goal: { op: '>=', value: 1.0 } }];

/** Columns, then the class: normal, skewed and counted features, steps and products in the signal, noise on top. */
function makeData(Random) {
	const random = new Random(21);
	const all = ROWS + TEST;
	const data = new Float64Array((COLUMNS + 1) * all);
	for (let row = 0; row < all; row++) {
		const x = Array.from({ length: COLUMNS }, (_, f) => {
			if (f % 3 === 0) return random.normal();
			return f % 3 === 1 ? Math.exp(random.normal()) : random.integer(30);
		});
		const signal =
			x[0] +
			0.8 * Math.log(x[1]) +
			(x[2] > 20 ? 1 : 0) +
			x[3] * x[6] -
			0.5 * Math.sqrt(x[4]) +
			(x[5] < 10 && x[9] > 0 ? 1.2 : 0) -
			0.4 * Math.abs(x[12]);
		x.forEach((value, f) => (data[f * all + row] = value));
		data[COLUMNS * all + row] = random.uniform() < 1 / (1 + Math.exp(0.6 - signal)) ? 1 : 0;
	}
	return data;
}

const part = (data, from, to) => ({
	nRows: to - from,
	features: Array.from({ length: COLUMNS }, (_, f) => ({ name: `x${f}`, kind: 'number' })),
	columns: Array.from({ length: COLUMNS }, (_, f) =>
		data.slice(f * (ROWS + TEST) + from, f * (ROWS + TEST) + to),
	),
});

const labels = (data, from, to) =>
	Int32Array.from(data.subarray(COLUMNS * (ROWS + TEST) + from, COLUMNS * (ROWS + TEST) + to));

async function runCase(bench, { metric, leaf, rounds }, { data, peer, pools }) {
	const { RandomForest, rocAuc } = bench.dist('lib/learn/index.js');
	const train = part(data, 0, ROWS);
	const test = part(data, ROWS, ROWS + TEST);
	const target = { task: 'classification', values: labels(data, 0, ROWS), nClasses: 2 };
	const truth = labels(data, ROWS, ROWS + TEST);
	const auc = {};
	let predict = 0;
	const ours = async () => {
		const options = { task: 'classification', nEstimators: TREES, minSamplesLeaf: leaf };
		const forest = new RandomForest(options);
		const time = await bench.measure(() => forest.fit(train, target, { threads: bench.threads }));
		let shares;
		predict = await bench.seconds(() => (shares = forest.predict(test)));
		auc.ours = rocAuc(
			truth,
			shares.filter((_, at) => at % 2 === 1),
		);
		return time;
	};
	const sklearn = async () => {
		const reply = await peer.call('fit', { trees: TREES, leaf, jobs: bench.threads });
		auc.sklearn = reply.auc;
		return reply;
	};
	const times = await bench.compare({ ours, sklearn }, { rounds, warmups: 0 });
	if (auc.ours < auc.sklearn - 0.003) throw new Error(`AUC: ${JSON.stringify(auc)}`);
	bench.emit({
		metric,
		ours: times.ours.median,
		peer: `scikit-learn RandomForestClassifier(n_jobs=${bench.threads}, min_samples_leaf=${leaf})`,
		peerValue: times.sklearn.median,
		data: `${ROWS} x ${COLUMNS} synthetic, ${TREES} trees`,
		rows: ROWS,
		load: times.load,
		spread: { ours: times.ours, peer: times.sklearn },
		auc,
		predictSeconds: predict,
		pools,
	});
}

export async function run(bench) {
	const { Random } = bench.dist('lib/math/index.js');
	const path = await bench.file(`forest-v1-${ROWS}+${TEST}x${COLUMNS}.f64`, (draft) =>
		writeFileSync(draft, new Uint8Array(makeData(Random).buffer)),
	);
	const bytes = readFileSync(path);
	const data = new Float64Array(
		bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length),
	);
	const peer = await bench.peer('forest.py');
	const { pools } = await peer.call('load', { path, rows: ROWS, test: TEST, columns: COLUMNS });
	for (const shape of CASES) await runCase(bench, shape, { data, peer, pools });
	peer.close();
}
