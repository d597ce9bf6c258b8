// Training of implicit ALS, 15 passes, 64 factors, against implicit's, each judged by nDCG on held-out entries. The trainings
// are cut into five parts of three passes that take turns, so that a busy minute hits both; times are sums.
import { writeFileSync } from 'node:fs';
import { ndcg, plantedFiles, readCsr, readFloats } from './plantedTastes.mjs';

const [FACTORS, PARTS, PASSES] = [64, 5, 3];
const METRIC = 'als.5M.15it.ratio';
/** Every tenth user is judged. */
const STEP = 10;

export const metrics = [{ metric: METRIC, goal: { op: '>=', value: 2 } }];

export async function run(bench) {
	const files = await plantedFiles(bench);
	const [train, held] = [readCsr(files.train), readCsr(files.held)];
	const peer = await bench.peer('alsTraining.py');
	const { pools } = await peer.call('load', { path: files.train, factors: FACTORS });
	const ours = training(bench, train);
	const times = await bench.compare(
		{
			ours: () => bench.measure(ours.part),
			implicit: async () => await peer.call('part', { passes: PASSES }),
		},
		{ rounds: PARTS, warmups: 0 },
	);
	const { recommendTopK } = bench.dist('lib/recommend/topk.js');
	const judged = (users, items) =>
		ndcg({ recommendTopK }, { users, items, factors: FACTORS }, { train, held, step: STEP });
	const own = ours.finish();
	const [quality, theirs] = [judged(own.users, own.items), await peerQuality(peer, train, judged)];
	if (quality < theirs - 0.001) throw new Error(`nDCG ${quality}, implicit's ${theirs}.`);
	const sum = ({ all }) => all.reduce((total, seconds) => total + seconds, 0);
	const data = `${train.nRows} users x ${train.nCols} items, ${train.indices.length} entries with planted tastes, ${FACTORS} factors, 15 passes`;
	bench.emit({
		metric: METRIC,
		ours: sum(times.ours),
		peer: 'implicit AlternatingLeastSquares (CPU, use_cg)',
		peerValue: sum(times.implicit),
		data: `${data}; nDCG@10 on held-out entries ${quality.toFixed(4)}, implicit's ${theirs.toFixed(4)}`,
		rows: train.indices.length,
		load: times.load,
		spread: { ours: times.ours, peer: times.implicit },
		pools,
	});
	for (const [metric, value] of [
		['als.5M.15it.ndcg10', quality],
		['als.5M.15it.implicit.ndcg10', theirs],
	])
		bench.emit({ metric, value, unit: 'share', data, rows: train.indices.length });
}

/** Our training with its default settings, part by part. The first part also uploads and transposes. */
function training(bench, train) {
	const { Random } = bench.dist('lib/math/index.js');
	const { AlsSolver, Team } = bench.dist('lib/kernels/index.js');
	const team = new Team({ threads: bench.threads });
	const settings = { regularization: 0.01, alpha: 1, frequencyScaling: 0, cgSteps: 3 };
	const solver = new AlsSolver(team, { ...settings, factors: FACTORS });
	let state;
	const start = () => {
		const random = new Random(1);
		const spread = 0.1 / Math.sqrt(FACTORS);
		const first = Float32Array.from({ length: train.nCols * FACTORS }, () =>
			random.uniform(-spread, spread),
		);
		return {
			byUser: solver.upload(train),
			byItem: solver.uploadTransposed(train),
			users: solver.factorBlock(train.nRows),
			items: solver.factorBlock(train.nCols, first),
		};
	};
	return {
		part() {
			state ??= start();
			for (let pass = 0; pass < PASSES; pass++) {
				solver.halfStep(state.byUser, state.users, state.items);
				solver.halfStep(state.byItem, state.items, state.users);
			}
		},
		finish() {
			const learnt = { users: solver.read(state.users), items: solver.read(state.items) };
			team.close();
			return learnt;
		},
	};
}

async function peerQuality(peer, train, judged) {
	const { path } = await peer.call('factors');
	const floats = readFloats(path);
	const cut = train.nRows * FACTORS;
	const quality = judged(floats.subarray(0, cut), floats.subarray(cut));
	writeFileSync(path, '');
	return quality;
}
