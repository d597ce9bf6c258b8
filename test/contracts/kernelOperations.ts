import {
	AlsSolver,
	clusterDistances,
	groupByHash,
	groupStats,
	indexItems,
	innerProduct,
	KMeansRows,
	LloydRun,
	multiplyTransposed,
	seedCentres,
	TasteSolver,
	topK,
	type Team,
} from '../../lib/kernels';
import { buildCsr, Random, type DenseMatrix } from '../../lib/math';
import { FOREST_OPERATIONS } from './forestOperations';
import { LINEAR_OPERATIONS } from './kernelOperationsLinear';
import { NETWORK_OPERATIONS } from './networkOperations';
import { RECOMMEND_OPERATIONS } from './recommendOperations';
import { TREE_OPERATIONS } from './treeOperations';

/** Size of a random input. `holes`: share of values that are NaN. */
export interface Shape {
	readonly rows: number;
	readonly cols: number;
	readonly k: number;
	readonly seed: number;
	readonly holes: number;
}

type Numbers = ArrayLike<number>;

export interface Operation {
	/** Largest difference to the twin that rounding explains, relative to 1 + |value|; 0 = same bytes. */
	readonly tolerance: number;
	/** Whether the operation is defined for NaN. */
	readonly holes: boolean;
	run(team: Team, shape: Shape): Record<string, Numbers>;
}

function matrix({ rows, cols, holes }: Shape, random: Random): DenseMatrix {
	const value = () => (random.uniform() < holes ? Number.NaN : random.normal(1, 2));
	return { data: Float32Array.from({ length: rows * cols }, value), nRows: rows, nCols: cols };
}

const others = (shape: Shape, rows: number): Shape => ({ ...shape, rows });

/** Rows in kernel memory, holes put in afterwards: the rows' own check refuses them, kernels must not choke on them. */
function rowsOf(team: Team, shape: Shape, random: Random): KMeansRows {
	const rows = new KMeansRows(team, matrix({ ...shape, holes: 0 }, random));
	const x = rows.x.view;
	for (let at = 0; at < x.length; at++) if (random.uniform() < shape.holes) x[at] = Number.NaN;
	rows.run('rowNorms', [rows.rowNorm.address]);
	return rows;
}

const lloyd: Operation['run'] = (team, shape) => {
	const random = new Random(shape.seed);
	const rows = rowsOf(team, shape, random);
	const run = new LloydRun(rows, shape.k);
	let centres = matrix({ ...others(shape, shape.k), holes: 0 }, random).data;
	const trace: number[] = [];
	for (let step = 0; step < 6; step++) {
		trace.push(run.step(centres).changed);
		centres = run.centres();
	}
	const distances = team.arena.float32(shape.rows);
	const inertia = rows.inertia(centres, run.labels, distances);
	return { labels: run.labels.view, sizes: run.sizes, sums: run.sums, trace, inertia: [inertia] };
};

const assign: Operation['run'] = (team, shape) => {
	const random = new Random(shape.seed);
	const rows = rowsOf(team, shape, random);
	const centres = matrix({ ...others(shape, shape.k), holes: 0 }, random).data;
	const labels = team.arena.int32(shape.rows);
	rows.assign(centres, labels);
	return { labels: labels.view };
};

const seeding: Operation['run'] = (team, shape) => {
	const random = new Random(shape.seed);
	const rows = rowsOf(team, shape, random);
	return {
		centres: shape.rows === 0 ? [] : seedCentres(rows, Math.min(shape.k, shape.rows), random),
	};
};

const silhouetteSums: Operation['run'] = (team, shape) => {
	const random = new Random(shape.seed);
	const labels = Int32Array.from({ length: shape.rows }, () => random.integer(shape.k));
	return { sums: clusterDistances(team, matrix(shape, random), labels, shape.k) };
};

const als =
	(cgSteps: number): Operation['run'] =>
	(team, { rows, cols, k, seed }) => {
		const random = new Random(seed);
		const entries = rows === 0 ? 0 : rows * 3;
		const csr = buildCsr(rows, cols, {
			rows: Array.from({ length: entries }, () => random.integer(rows)),
			columns: Array.from({ length: entries }, () => random.integer(cols)),
		});
		const settings = { regularization: 0.5, alpha: 2, frequencyScaling: 0.5, cgSteps };
		const solver = new AlsSolver(team, { ...settings, factors: k });
		const start = Float32Array.from({ length: cols * k }, () => random.normal(0, 0.3));
		const [users, items] = [solver.factorBlock(rows), solver.factorBlock(cols, start)];
		solver.halfStep(solver.upload(csr), users, items);
		solver.halfStep(solver.uploadTransposed(csr), items, users);
		return { users: solver.read(users), items: solver.read(items) };
	};

const tastes: Operation['run'] = (team, { rows, cols, k, seed }) => {
	const random = new Random(seed);
	const entries = rows === 0 ? 0 : rows * 3;
	const csr = buildCsr(rows, cols, {
		rows: Array.from({ length: entries }, () => random.integer(rows)),
		columns: Array.from({ length: entries }, () => random.integer(cols)),
	});
	const itemFactors = Float32Array.from({ length: cols * k }, () => random.normal());
	const gram = new Float64Array(k * k);
	for (let i = 0; i < k; i++) gram[i * k + i] = 1 + i;
	const solver = new TasteSolver(team, { itemFactors, factors: k, gram, alpha: 2 });
	const lambdas = Float64Array.from({ length: rows }, () => 0.5 + random.uniform());
	const items = Int32Array.from({ length: rows * 2 }, () => random.integer(cols + 1) - 1);
	return { ...solver.solve(csr, lambdas, { items, k: 2 }) };
};

const best: Operation['run'] = (team, shape) => {
	const random = new Random(shape.seed);
	const [users, items] = [
		matrix(shape, random),
		matrix({ ...others(shape, 61), holes: 0 }, random),
	];
	const entries = Array.from({ length: shape.rows * 4 }, () => random.integer(61));
	const exclude = buildCsr(shape.rows, 61, {
		rows: entries.map((_, at) => at % shape.rows),
		columns: entries,
	});
	const found = topK(team, users, indexItems(team, items), shape.k, { exclude });
	return { items: found.items, scores: found.scores };
};

const product: Operation['run'] = (team, shape) => {
	const random = new Random(shape.seed);
	const [a, b] = [matrix(shape, random), matrix(others(shape, shape.k), random)];
	const bias = Float32Array.from({ length: shape.k }, () => random.normal());
	return { product: multiplyTransposed(team, a, b, { bias }).data };
};

const inner: Operation['run'] = (team, shape) => {
	const random = new Random(shape.seed);
	const [a, b] = [matrix(shape, random).data, matrix(shape, random).data];
	return { inner: [innerProduct(team, a, b)] };
};

const axpy: Operation['run'] = (team, shape) => {
	const random = new Random(shape.seed);
	const [x, y] = [matrix(shape, random).data, matrix(shape, random).data];
	const [from, to] = [team.arena.copyOf(x), team.arena.copyOf(y)];
	const args = [0.3, from.address, to.address, x.length, 100];
	team.run('axpy', Math.ceil(x.length / 100), args);
	return { y: to.view };
};

const groups: Operation['run'] = (team, { rows, k, seed, holes }) => {
	const random = new Random(seed);
	const keys = BigUint64Array.from({ length: rows }, () => BigInt(random.integer(k * 7)) << 33n);
	const { ids, firstRows } = groupByHash(team, keys);
	const value = () => (random.uniform() < holes ? Number.NaN : random.normal());
	const values = Float64Array.from({ length: rows }, value);
	return { ids, firstRows, ...groupStats(team, ids, values, firstRows.length) };
};

/** Every kernel, each through the function that other rooms call. */
export const OPERATIONS: Record<string, Operation> = {
	'Lloyd steps': { tolerance: 0, holes: true, run: lloyd },
	'nearest centre': { tolerance: 0, holes: true, run: assign },
	'k-means++ seeding': { tolerance: 1e-6, holes: false, run: seeding },
	'distances to clusters': { tolerance: 1e-4, holes: false, run: silhouetteSums },
	'ALS by conjugate gradient': { tolerance: 2e-3, holes: false, run: als(3) },
	'ALS by Cholesky': { tolerance: 2e-3, holes: false, run: als(0) },
	'tastes of customers': { tolerance: 1e-7, holes: false, run: tastes },
	'best items': { tolerance: 0, holes: true, run: best },
	'matrix product': { tolerance: 0, holes: true, run: product },
	'inner product': { tolerance: 1e-4, holes: true, run: inner },
	'scaled sum': { tolerance: 0, holes: true, run: axpy },
	'groups and their statistics': { tolerance: 0, holes: true, run: groups },
	...FOREST_OPERATIONS,
	...LINEAR_OPERATIONS,
	...NETWORK_OPERATIONS,
	...RECOMMEND_OPERATIONS,
	...TREE_OPERATIONS,
};
