// One pass of implicit ALS (users, then items), 3 conjugate gradient steps, 64 factors, against implicit's on the CPU.
import { readFileSync, writeFileSync } from 'node:fs';

const [USERS, ITEMS, ENTRIES, FACTORS] = [100_000, 20_000, 5_000_000, 64];
const METRIC = 'als.5M.epoch.ratio';

export const metrics = [{ metric: METRIC, goal: { op: '>=', value: 1.5 } }];

/** Entries drawn with popular items and busy users (squared uniform); repeats of a pair are added up. Value 1. */
function makeEntries(Random, buildCsr) {
	const random = new Random(5);
	const rows = new Uint32Array(ENTRIES);
	const columns = new Uint32Array(ENTRIES);
	for (let i = 0; i < ENTRIES; i++) {
		rows[i] = Math.floor(USERS * random.uniform() ** 1.5);
		columns[i] = Math.floor(ITEMS * random.uniform() ** 2);
	}
	return buildCsr(USERS, ITEMS, { rows, columns });
}

const bytesOf = (array) => new Uint8Array(array.buffer, array.byteOffset, array.byteLength);

export async function run(bench) {
	const { Random, buildCsr } = bench.dist('lib/math/index.js');
	const { AlsSolver, Team } = bench.dist('lib/kernels/index.js');
	const path = await bench.file('als-v1-100kx20kx5M.bin', (draft) => {
		const { indptr, indices, values } = makeEntries(Random, buildCsr);
		const counts = new Uint32Array([USERS, ITEMS, indices.length]);
		writeFileSync(draft, Buffer.concat([counts, indptr, indices, values].map(bytesOf)));
	});
	const csr = readCsr(path);
	const peer = await bench.peer('als.py');
	const { pools } = await peer.call('load', { path, factors: FACTORS });
	const make = (allowRelaxed) =>
		prepare({ AlsSolver, Team, Random }, csr, bench.threads, allowRelaxed);
	const strict = make(false);
	const relaxed = make(true);
	const times = await bench.compare({
		ours: () => bench.measure(strict.pass),
		implicit: async () => await peer.call('epoch'),
		relaxed: () => bench.measure(relaxed.pass),
	});
	const common = {
		peer: 'implicit AlternatingLeastSquares (CPU, use_cg)',
		peerValue: times.implicit.median,
		data: `${USERS} users x ${ITEMS} items, ${csr.indices.length} entries, ${FACTORS} factors`,
		rows: csr.indices.length,
		load: times.load,
	};
	bench.emit({
		metric: METRIC,
		ours: times.ours.median,
		...common,
		spread: { ours: times.ours, peer: times.implicit },
		pools,
	});
	bench.emit({
		metric: 'als.5M.epoch.relaxed.ratio',
		ours: times.relaxed.median,
		...common,
		backend: relaxed.backend,
	});
	strict.close();
	relaxed.close();
}

function readCsr(path) {
	const file = readFileSync(path);
	const words = file.buffer.slice(file.byteOffset, file.byteOffset + file.length);
	const [nRows, nCols, entries] = new Uint32Array(words, 0, 3);
	const indptr = new Uint32Array(words, 12, nRows + 1);
	const indices = new Uint32Array(words, 12 + 4 * (nRows + 1), entries);
	return {
		nRows,
		nCols,
		indptr,
		indices,
		values: new Float32Array(words, 12 + 4 * (nRows + 1 + entries), entries),
	};
}

/** Matrices and factors in place, as implicit has them before a pass. */
function prepare({ AlsSolver, Team, Random }, csr, threads, allowRelaxed) {
	const team = new Team({ threads, allowRelaxed });
	const settings = {
		factors: FACTORS,
		regularization: 0.01,
		alpha: 1,
		frequencyScaling: 0,
		cgSteps: 3,
	};
	const solver = new AlsSolver(team, settings);
	const [byUser, byItem] = [solver.upload(csr), solver.uploadTransposed(csr)];
	const random = new Random(1);
	const start = (n) =>
		Float32Array.from({ length: n * FACTORS }, () => random.uniform(-0.01, 0.01));
	const users = solver.factorBlock(csr.nRows, start(csr.nRows));
	const items = solver.factorBlock(csr.nCols, start(csr.nCols));
	return {
		backend: team.backend,
		pass() {
			solver.halfStep(byUser, users, items);
			solver.halfStep(byItem, items, users);
		},
		close: () => team.close(),
	};
}
