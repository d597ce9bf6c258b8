// Exact top 10 of 2,000 users over 20,000 items, 64 factors, nothing excluded: against numpy (gemm + argpartition), and
// implicit's batch recommend beside.
import { writeFileSync } from 'node:fs';

const [USERS, ITEMS, FACTORS, K] = [2_000, 20_000, 64, 10];
const METRIC = 'topk.2kx20kx64.ratio';

export const metrics = [{ metric: METRIC, goal: { op: '>=', value: 5 } }];

export async function run(bench) {
	const { Random } = bench.dist('lib/math/index.js');
	const { recommendTopK } = bench.dist('lib/recommend/topk.js');
	const random = new Random(9);
	const factors = (n) => Float32Array.from({ length: n * FACTORS }, () => random.normal(0, 0.1));
	const users = { data: factors(USERS), nRows: USERS, nCols: FACTORS };
	const items = { data: factors(ITEMS), nRows: ITEMS, nCols: FACTORS };
	const path = await bench.file('topk-v1-2kx20kx64.f32', (draft) =>
		writeFileSync(
			draft,
			Buffer.concat([users.data, items.data].map((a) => new Uint8Array(a.buffer))),
		),
	);
	const peer = await bench.peer('topk.py');
	const { pools } = await peer.call('load', { path, users: USERS, items: ITEMS, factors: FACTORS });
	const found = {};
	const ours = (allowRelaxed) => () =>
		bench.measure(
			() =>
				(found.ours = recommendTopK(users, items, { k: K, threads: bench.threads, allowRelaxed })),
		);
	const theirs = (name) => async () => await peer.call(name, { k: K });
	const times = await bench.compare(
		{
			ours: ours(false),
			numpy: theirs('numpy_top'),
			implicit: theirs('implicit_top'),
			relaxed: ours(true),
		},
		{ rounds: 7 },
	);
	await checkSame(peer, found.ours);
	const common = {
		data: `${USERS} users x ${ITEMS} items x ${FACTORS}, top ${K}`,
		rows: USERS,
		load: times.load,
	};
	const numpy = { peer: 'numpy gemm + argpartition', peerValue: times.numpy.median };
	const spread = { ours: times.ours, peer: times.numpy };
	bench.emit({ metric: METRIC, ours: times.ours.median, ...numpy, ...common, spread, pools });
	bench.emit({
		metric: 'topk.2kx20kx64.relaxed.ratio',
		ours: times.relaxed.median,
		...numpy,
		...common,
	});
	bench.emit({
		metric: 'topk.2kx20kx64.implicit.ratio',
		ours: times.ours.median,
		peer: 'implicit recommend (batch)',
		peerValue: times.implicit.median,
		...common,
	});
}

/** Scores of both must agree (items may swap where scores tie in the last bits). */
async function checkSame(peer, found) {
	const { scores } = await peer.call('scores', { k: K });
	scores.forEach((score, at) => {
		if (Math.abs(score - found.scores[at]) > 1e-4)
			throw new Error(`Place ${at}: numpy ${score}, ours ${found.scores[at]}.`);
	});
}
