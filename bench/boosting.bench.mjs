// Gradient boosting, 1M x 20: 100 trees of 31 leaves, 255 bins, 2 threads; ours, LightGBM and scikit-learn from the same
// numbers in memory to a fitted model (binning is part of each). AUC on 100,000 rows that none of them saw.
import { readFileSync, writeFileSync } from 'node:fs';

const ROWS = 1_000_000;
const TEST_ROWS = 100_000;
const COLUMNS = 20;
const TREES = 100;
/** How far our AUC may lie below a peer's: nobody is fast by learning less. */
const EQUAL = 0.001;

export const metrics = [
	{ metric: 'boosting.1Mx20.lightgbm.ratio', goal: { op: '>=', value: 1.0 } },
	{ metric: 'boosting.1Mx20.sklearn.ratio', goal: { op: '>=', value: 1.0 } },
];

/** Column after column. Log odds with steps, waves and products of columns; a third of them is noise. */
function makeData(Random, rows, seed) {
	const random = new Random(seed);
	const x = new Float32Array(rows * COLUMNS);
	for (let at = 0; at < x.length; at++) x[at] = random.normal();
	const y = new Int32Array(rows);
	for (let row = 0; row < rows; row++) {
		const v = (f) => x[f * rows + row];
		let odds = 1.2 * v(0) + Math.sin(2 * v(1)) + v(2) * v(3) + 0.5 * v(4) - 0.7 * Math.abs(v(5));
		for (let f = 6; f < 12; f++) odds += 0.2 * v(f) + (v(f) > 1 ? 0.3 : 0);
		y[row] = random.uniform() < 1 / (1 + Math.exp(-odds)) ? 1 : 0;
	}
	return { x, y };
}

const read = (path, Type) => {
	const bytes = readFileSync(path);
	return new Type(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
};

async function part(bench, rows, seed) {
	const { Random } = bench.dist('lib/math/index.js');
	const made = () => makeData(Random, rows, seed);
	const xPath = await bench.file(`boosting-v1-${rows}x${COLUMNS}.f32`, (draft) =>
		writeFileSync(draft, new Uint8Array(made().x.buffer)),
	);
	const yPath = await bench.file(`boosting-v1-${rows}.i32`, (draft) =>
		writeFileSync(draft, new Uint8Array(made().y.buffer)),
	);
	const [x, y] = [read(xPath, Float32Array), read(yPath, Int32Array)];
	const features = Array.from({ length: COLUMNS }, (_, f) => ({ name: `f${f}`, kind: 'number' }));
	const columns = features.map((_, f) => Float64Array.from(x.subarray(f * rows, (f + 1) * rows)));
	return { xPath, yPath, y, frame: { nRows: rows, features, columns } };
}

export async function run(bench) {
	const { GradientBoosting, rocAuc } = bench.dist('lib/learn/index.js');
	const [train, test] = [await part(bench, ROWS, 21), await part(bench, TEST_ROWS, 22)];
	const peer = await bench.peer('boosting.py');
	const { pools } = await peer.call('load', {
		path: train.xPath,
		target: train.yPath,
		testPath: test.xPath,
		testTarget: test.yPath,
		rows: ROWS,
		testRows: TEST_ROWS,
		columns: COLUMNS,
	});
	const auc = {};
	const predict = {};
	const ours = () => {
		const model = new GradientBoosting({
			task: 'classification',
			maxIter: TREES,
			earlyStopping: false,
		});
		const target = { task: 'classification', values: train.y, nClasses: 2 };
		const time = bench.measure(() => model.fit(train.frame, target, { threads: bench.threads }));
		let scores;
		predict.ours = bench.measure(() => {
			scores = model.predict(test.frame, { threads: bench.threads });
		}).seconds;
		auc.ours = rocAuc(
			test.y,
			scores.filter((_, at) => at % 2 === 1),
		);
		return time;
	};
	const theirs = (name, options) => async () => {
		const reply = await peer.call(name, { trees: TREES, ...options });
		[auc[name], predict[name]] = [reply.auc, reply.predictSeconds];
		return reply;
	};
	const times = await bench.compare(
		{
			ours,
			lightgbm: theirs('lightgbm', { threads: bench.threads }),
			sklearn: theirs('sklearn', {}),
		},
		{ rounds: 5, warmups: 1 },
	);
	peer.close();
	for (const name of ['lightgbm', 'sklearn']) {
		if (auc.ours < auc[name] - EQUAL) throw new Error(`AUCs: ${JSON.stringify(auc)}`);
		bench.emit({
			metric: `boosting.1Mx20.${name}.ratio`,
			ours: times.ours.median,
			peer: name === 'lightgbm' ? 'LightGBM' : 'scikit-learn HistGradientBoosting',
			peerValue: times[name].median,
			data: `${ROWS} x ${COLUMNS} synthetic, ${TREES} trees, 31 leaves, 255 bins`,
			rows: ROWS,
			load: times.load,
			spread: { ours: times.ours, peer: times[name] },
			auc,
			predict,
			pools,
		});
	}
}
