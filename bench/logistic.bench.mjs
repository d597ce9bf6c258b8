// Binary logistic regression with an L2 penalty: same rows, objective and tolerance as scikit-learn's lbfgs; losses compared.
import { readFileSync, writeFileSync } from 'node:fs';

const ROWS = 1_000_000;
const COLUMNS = 30;
const C = 1;
const TOL = 1e-4;
const METRIC = 'logistic.1Mx30.ratio';

export const metrics = [{ metric: METRIC, goal: { op: '>=', value: 1.5 } }];

/** Columns one after the other, the class last: correlated in threes, a fifth of the columns of no use. */
function makeColumns(Random) {
	const random = new Random(17);
	const data = new Float64Array(ROWS * (COLUMNS + 1));
	const truth = Float64Array.from({ length: COLUMNS }, (_, f) =>
		f % 5 === 0 ? 0 : random.normal(0, 0.3),
	);
	for (let row = 0; row < ROWS; row++) {
		let score = -1;
		let common = 0;
		for (let f = 0; f < COLUMNS; f++) {
			if (f % 3 === 0) common = random.normal();
			const value = 0.6 * common + 0.8 * random.normal();
			data[f * ROWS + row] = value;
			score += truth[f] * value;
		}
		data[COLUMNS * ROWS + row] = random.uniform() < 1 / (1 + Math.exp(-score)) ? 1 : 0;
	}
	return data;
}

/** What our estimators see: one column a feature, in memory of its own as after reading a table. */
function frameOf(path) {
	const bytes = readFileSync(path);
	const at = (f) => bytes.byteOffset + f * ROWS * 8;
	const column = (f) => new Float64Array(bytes.buffer.slice(at(f), at(f + 1)));
	const features = Array.from({ length: COLUMNS }, (_, f) => ({ name: `x${f}`, kind: 'number' }));
	const frame = { nRows: ROWS, features, columns: features.map((_, f) => column(f)) };
	const values = Int32Array.from(column(COLUMNS));
	return { frame, target: { task: 'classification', values, nClasses: 2 } };
}

export async function run(bench) {
	const { Random } = bench.dist('lib/math/index.js');
	const { LogisticRegression } = bench.dist('lib/learn/linear/logistic.js');
	const path = await bench.file(`logistic-v1-${ROWS}x${COLUMNS}.f64`, (draft) =>
		writeFileSync(draft, new Uint8Array(makeColumns(Random).buffer)),
	);
	const { frame, target } = frameOf(path);
	const peer = await bench.peer('logistic.py');
	const { pools } = await peer.call('load', { path, rows: ROWS, columns: COLUMNS });
	let model;
	const ours = () =>
		bench.measure(() => {
			model = new LogisticRegression({ C, tol: TOL, standardise: false });
			model.fit(frame, target, { threads: bench.threads });
		});
	let iterations;
	const sklearn = async () => {
		const reply = await peer.call('fit', { tol: TOL, c: C });
		iterations = reply.iterations;
		return reply;
	};
	const times = await bench.compare({ ours, sklearn }, { rounds: 5 });
	const losses = { ours: model.fitReport.loss, sklearn: (await peer.call('loss', { c: C })).loss };
	if (!(losses.ours <= losses.sklearn * (1 + 1e-6)))
		throw new Error(`Our loss is higher: ${JSON.stringify(losses)}`);
	bench.emit({
		metric: METRIC,
		ours: times.ours.median,
		peer: 'scikit-learn LogisticRegression(lbfgs)',
		peerValue: times.sklearn.median,
		data: `${ROWS} x ${COLUMNS} float64, correlated in threes, C ${C}, tolerance ${TOL}`,
		rows: ROWS,
		load: times.load,
		spread: { ours: times.ours, peer: times.sklearn },
		losses,
		iterations: { ours: model.fitReport.iterations, sklearn: iterations },
		pools,
	});
	peer.close();
}
