// Fit and predict of exact 10 nearest neighbours: 100,000 rows x 16, 10,000 queries, against scikit-learn's faster way.
import { readFileSync, writeFileSync } from 'node:fs';

const ROWS = 100_000;
const QUERIES = 10_000;
const COLUMNS = 16;
const ALL = ROWS + QUERIES;
const METRIC = 'knn.100kx16.q10k.ratio';

export const metrics = [{ metric: METRIC, goal: { op: '>=', value: 1 } }];

/** Columns one after the other, the class last. */
function makeColumns(Random) {
	const random = new Random(19);
	const data = new Float64Array(ALL * (COLUMNS + 1));
	for (let row = 0; row < ALL; row++) {
		const group = random.integer(2);
		for (let f = 0; f < COLUMNS; f++) data[f * ALL + row] = random.normal(0.4 * group);
		data[COLUMNS * ALL + row] = group;
	}
	return data;
}

function frameOf(path, from, to) {
	const bytes = readFileSync(path);
	const column = (f) => {
		const at = bytes.byteOffset + f * ALL * 8;
		return new Float64Array(bytes.buffer.slice(at + from * 8, at + to * 8));
	};
	const features = Array.from({ length: COLUMNS }, (_, f) => ({ name: `x${f}`, kind: 'number' }));
	const frame = { nRows: to - from, features, columns: features.map((_, f) => column(f)) };
	const values = Int32Array.from(column(COLUMNS));
	return { frame, target: { task: 'classification', values, nClasses: 2 } };
}

export async function run(bench) {
	const { Random } = bench.dist('lib/math/index.js');
	const { NearestNeighbours } = bench.dist('lib/learn/neighbours/nearestNeighbours.js');
	const path = await bench.file(`knn-v1-${ALL}x${COLUMNS}.f64`, (draft) =>
		writeFileSync(draft, new Uint8Array(makeColumns(Random).buffer)),
	);
	const { frame, target } = frameOf(path, 0, ROWS);
	const queries = frameOf(path, ROWS, ALL).frame;
	const peer = await bench.peer('knn.py');
	const { pools } = await peer.call('load', {
		path,
		rows: ROWS,
		queries: QUERIES,
		columns: COLUMNS,
	});
	const answers = {};
	const ours = () =>
		bench.measure(() => {
			const model = new NearestNeighbours({ task: 'classification' }).fit(frame, target);
			answers.ours = model.predict(queries, { threads: bench.threads });
		});
	const sklearn = (algorithm) => async () => {
		const reply = await peer.call('predict', { algorithm });
		answers[algorithm] = reply.first;
		return reply;
	};
	const contenders = { ours, brute: sklearn('brute'), auto: sklearn('auto') };
	const times = await bench.compare(contenders, { rounds: 5 });
	const differ = answers.brute.filter((p, row) => Math.abs(p - answers.ours[2 * row + 1]) > 1e-9);
	if (differ.length > 1) throw new Error(`${differ.length} of 200 answers differ from the peer's.`);
	const best = times.brute.median < times.auto.median ? 'brute' : 'auto';
	bench.emit({
		metric: METRIC,
		ours: times.ours.median,
		peer: `scikit-learn KNeighborsClassifier(${best}, n_jobs=2)`,
		peerValue: times[best].median,
		data: `${ROWS} x ${COLUMNS}, ${QUERIES} queries, 10 neighbours`,
		rows: ROWS,
		load: times.load,
		spread: { ours: times.ours, brute: times.brute, auto: times.auto },
		pools,
	});
	peer.close();
}
