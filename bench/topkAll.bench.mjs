// Top 10 of all 100,000 users over 20,000 items, what they have left out, by factors of a trained model (64 factors), against
// implicit's recommend (batch) on the same factors; and what memory it takes in a process of its own.
import { writeFileSync } from 'node:fs';
import { plantedFiles, readCsr, readFloats } from './plantedTastes.mjs';

const [FACTORS, K] = [64, 10];
const METRIC = 'topk.100kusers.ratio';
const MEMORY = 'topk.100kusers.rss.mb';

export const metrics = [
	{ metric: METRIC, goal: { op: '>=', value: 3 } },
	{ metric: MEMORY, goal: { op: '<=', value: 1024 } },
];

/** Factors of our ALS with its defaults on the planted tastes: users, then items. */
function train(bench, csr, draft) {
	const { ImplicitALS } = bench.dist('lib/recommend/ials.js');
	const { model } = new ImplicitALS({ factors: FACTORS, seed: 1, threads: bench.threads }).fit(csr);
	const bytes = [model.userFactors, model.itemFactors].map((a) => new Uint8Array(a.buffer));
	writeFileSync(draft, Buffer.concat(bytes));
}

export async function run(bench) {
	const { train: path } = await plantedFiles(bench);
	const csr = readCsr(path);
	const factors = await bench.file('tastes-v1-100kx20kx6.5M-als64.f32', (draft) =>
		train(bench, csr, draft),
	);
	const { recommendTopK } = bench.dist('lib/recommend/topk.js');
	const floats = readFloats(factors);
	const cut = csr.nRows * FACTORS;
	const users = { data: floats.subarray(0, cut), nRows: csr.nRows, nCols: FACTORS };
	const items = { data: floats.subarray(cut), nRows: csr.nCols, nCols: FACTORS };
	const peer = await bench.peer('topkAll.py');
	const { pools } = await peer.call('load', { path, factors, width: FACTORS });
	let found;
	const options = { k: K, exclude: csr, threads: bench.threads };
	const times = await bench.compare({
		ours: () => bench.measure(() => (found = recommendTopK(users, items, options))),
		implicit: async () => await peer.call('recommend', { k: K }),
	});
	checkSame(readFloats((await peer.call('scores')).path), found.scores);
	const data = `${csr.nRows} users x ${csr.nCols} items x ${FACTORS} trained factors, top ${K}, ${csr.indices.length} seen pairs left out`;
	bench.emit({
		metric: METRIC,
		ours: times.ours.median,
		peer: 'implicit recommend (batch)',
		peerValue: times.implicit.median,
		data,
		rows: csr.nRows,
		load: times.load,
		spread: { ours: times.ours, peer: times.implicit },
		pools,
	});
	const { peak } = await bench.child('topkAll.child.mjs', [path, factors, String(FACTORS)]);
	bench.emit({ metric: MEMORY, value: peak, unit: 'MB', data, rows: csr.nRows });
}

/** Scores of both must agree (items may swap where scores tie in the last bits). */
function checkSame(theirs, own) {
	theirs.forEach((score, at) => {
		if (Math.abs(score - own[at]) > 1e-5 * (1 + Math.abs(score)))
			throw new Error(`Place ${at}: implicit ${score}, ours ${own[at]}.`);
	});
}
