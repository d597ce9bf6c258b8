// Training of item neighbours by cosine, 1,000,000 events, 50 neighbours, against implicit's CosineRecommender.
import { readFileSync, writeFileSync } from 'node:fs';

const [USERS, ITEMS, EVENTS, NEIGHBOURS] = [50_000, 10_000, 1_000_000, 50];
const METRIC = 'itemknn.1M.ratio';

export const metrics = [{ metric: METRIC, goal: { op: '>=', value: 1 } }];

/** Popular items and busy users (powers of a uniform number); repeats of a pair are added up. */
function makeEvents(Random, buildCsr) {
	const random = new Random(7);
	const rows = new Uint32Array(EVENTS);
	const columns = new Uint32Array(EVENTS);
	for (let i = 0; i < EVENTS; i++) {
		rows[i] = Math.floor(USERS * random.uniform() ** 1.5);
		columns[i] = Math.floor(ITEMS * random.uniform() ** 2);
	}
	return buildCsr(USERS, ITEMS, { rows, columns });
}

const bytesOf = (array) => new Uint8Array(array.buffer, array.byteOffset, array.byteLength);

function readCsr(path) {
	const bytes = readFileSync(path);
	const words = new Uint32Array(
		bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length),
	);
	const [nRows, nCols, entries] = words;
	const indptr = words.slice(3, 4 + nRows);
	const indices = words.slice(4 + nRows, 4 + nRows + entries);
	const values = new Float32Array(words.slice(4 + nRows + entries).buffer);
	return { nRows, nCols, indptr, indices, values };
}

export async function run(bench) {
	const { Random, buildCsr } = bench.dist('lib/math/index.js');
	const { ItemKnn } = bench.dist('lib/recommend/itemKnn/itemKnn.js');
	const path = await bench.file(`itemknn-v1-${USERS}x${ITEMS}x${EVENTS}.bin`, (draft) => {
		const { indptr, indices, values } = makeEvents(Random, buildCsr);
		const counts = new Uint32Array([USERS, ITEMS, indices.length]);
		writeFileSync(draft, Buffer.concat([counts, indptr, indices, values].map(bytesOf)));
	});
	const matrix = readCsr(path);
	const peer = await bench.peer('itemknn.py');
	const { pools } = await peer.call('load', { path, threads: bench.threads });
	let model;
	let theirs;
	const times = await bench.compare({
		ours: () =>
			bench.measure(() => {
				model = new ItemKnn({ neighbours: NEIGHBOURS }).fit(matrix, { threads: bench.threads });
			}),
		implicit: async () => {
			const { best, ...time } = await peer.call('fit', { neighbours: NEIGHBOURS });
			theirs = best;
			return time;
		},
	});
	checkEqual(model.save().tensors.values, theirs);
	bench.emit({
		metric: METRIC,
		ours: times.ours.median,
		peer: 'implicit CosineRecommender',
		peerValue: times.implicit.median,
		data: `${USERS} users x ${ITEMS} items, ${matrix.indices.length} pairs, ${NEIGHBOURS} neighbours`,
		rows: EVENTS,
		load: times.load,
		spread: { ours: times.ours, peer: times.implicit },
		pools,
	});
}

/** The ten best similarities of the first 200 items. */
function checkEqual(values, theirs) {
	theirs.forEach((best, item) => {
		best.forEach((value, place) => {
			const own = values[item * NEIGHBOURS + place];
			if (Math.abs(own - value) > 1e-4) throw new Error(`Item ${item}: ${own} against ${value}.`);
		});
	});
}
