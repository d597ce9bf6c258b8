import {
	BprSteps,
	denseRows,
	findNeighbours,
	invertPositive,
	lowerTriangle,
	SparseLayer,
	sparseTimesDense,
} from '../../lib/kernels';
import { buildCsr, Random, type CsrMatrix } from '../../lib/math';
import type { Operation, Shape } from './kernelOperations';

function sparse({ rows, cols, seed }: Shape): CsrMatrix {
	const random = new Random(seed);
	const entries = rows * 3;
	return buildCsr(rows, cols, {
		rows: Array.from({ length: entries }, () => random.integer(rows)),
		columns: Array.from({ length: entries }, () => random.integer(cols)),
		values: Array.from({ length: entries }, () => 0.5 + random.integer(3)),
	});
}

/** A Gram matrix plus the identity; as many columns as the shape has rows, at most 300. */
const inverse: Operation['run'] = (team, shape) => {
	const size = Math.min(shape.rows, 300);
	const random = new Random(shape.seed);
	const { block, stride } = lowerTriangle(team, size);
	const rows = Array.from({ length: size }, () =>
		Float64Array.from({ length: shape.cols }, () => random.normal()),
	);
	rows.forEach((a, i) => {
		rows.slice(0, i + 1).forEach((b, j) => {
			const dot = a.reduce((sum, value, f) => sum + value * (b[f] ?? 0), 0);
			block.view[i * stride + j] = dot + (i === j ? 1 : 0);
		});
	});
	invertPositive(team, { block, stride }, size);
	const { view } = block;
	return {
		inverse: rows.flatMap((_, i) => Array.from(view.subarray(i * stride, i * stride + i + 1))),
	};
};

const product: Operation['run'] = (team, shape) => {
	const random = new Random(shape.seed);
	const data = Float32Array.from({ length: shape.cols * shape.k }, () => random.normal());
	return { out: sparseTimesDense(team, sparse(shape), denseRows(team, data, shape.k)) };
};

const neighbours =
	(jaccard: boolean): Operation['run'] =>
	(team, shape) => {
		const matrix = sparse(shape);
		const norms = Float64Array.from({ length: shape.cols }, (_, item) => 5 + item);
		const { items, values } = findNeighbours(team, matrix, {
			k: shape.k,
			norms,
			jaccard,
			shrinkage: 0.5,
		});
		return { items, values };
	};

const bpr =
	(keepItems: boolean): Operation['run'] =>
	(team, { rows, cols, k, seed }) => {
		const random = new Random(seed);
		const normals = (length: number) => Float32Array.from({ length }, () => random.normal(0, 0.5));
		const start = {
			users: normals(rows * k),
			items: normals(cols * k),
			bias: normals(cols),
			factors: k,
		};
		const settings = { learningRate: 0.1, regularization: 0.05, keepItems };
		const steps = new BprSteps(team, start, settings);
		const count = Math.min(rows * 2, 200);
		steps.run({
			users: Uint32Array.from({ length: count }, () => random.integer(rows)),
			positives: Uint32Array.from({ length: count }, () => random.integer(cols)),
			negatives: Int32Array.from({ length: count }, () => random.integer(cols + 1) - 1),
		});
		const { users, items, bias } = steps.read();
		return { users, items, bias };
	};

/** Two batches through the first layer of a network, with slopes of their own. */
const sparseLayer: Operation['run'] = (team, shape) => {
	const random = new Random(shape.seed);
	const matrix = sparse(shape);
	const start = Float32Array.from({ length: shape.cols * shape.k }, () => random.normal());
	const most = { rows: shape.rows, entries: matrix.indices.length };
	const layer = new SparseLayer(team, start, shape.k, most);
	const order = Uint32Array.from({ length: shape.rows }, (_, row) => shape.rows - 1 - row);
	let sums: number[] = [];
	for (const rows of [order, order.subarray(0, Math.ceil(shape.rows / 2))]) {
		sums = Array.from(layer.forward(matrix, rows).subarray(0, rows.length * layer.width));
		layer.slopesView.fill(0);
		layer.slopesView.set(sums.map((sum) => Math.fround(sum / 8)));
		layer.step(rows.length, 0.01);
	}
	return { sums, weights: layer.read() };
};

export const RECOMMEND_OPERATIONS: Record<string, Operation> = {
	'inverse of a positive definite matrix': { tolerance: 1e-9, holes: false, run: inverse },
	'sparse times dense': { tolerance: 0, holes: false, run: product },
	'similar items by inner product': { tolerance: 0, holes: false, run: neighbours(false) },
	'similar items by Jaccard': { tolerance: 0, holes: false, run: neighbours(true) },
	'a sparse layer trained by Adam': { tolerance: 0, holes: false, run: sparseLayer },
	'steps of pairwise ranking': { tolerance: 1e-5, holes: false, run: bpr(false) },
	'steps of pairwise ranking, items kept': { tolerance: 1e-5, holes: false, run: bpr(true) },
};
