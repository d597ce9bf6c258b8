import { cholesky } from '../../math';
import { lbfgs } from './lbfgs';
import type { Problem } from './logisticProblem';

/** Multiply-adds that the sample for the preconditioner may cost, and the widest design that gets one. */
const SAMPLE_WORK = 5e7;
const MOST_PRECONDITIONED = 800;
/** Iterations on the sample; its answer need not be better than its rows allow. */
const SAMPLE_ITERATIONS = 30;
const SAMPLE_NOISE = 0.1;
/** Least p (1 − p) of a row in the curvature. */
const LEAST_CURVATURE = 0.01;

type Precondition = (gradient: Float64Array) => Float64Array;

export interface Start {
	readonly x: Float64Array;
	readonly precondition: Precondition;
}

/**
 * Where L-BFGS starts, and what it takes for the inverse curvature. Many rows: the answer of a sample of them, and the sample's
 * Hessian there (for two classes), so that few passes over all rows are left; the answer is held to the same tolerance.
 */
export function goodStart(problem: Problem, start: Float64Array, curvature: number): Start {
	const sample = problem.sample();
	if (!sample) return { x: start, precondition: preconditioner(problem, curvature) };
	const { maxIter, tol } = problem.settings;
	const { rows, total, nOutputs } = sample;
	const flat = preconditioner(sample, curvature);
	const { x, value } = lbfgs((point) => sample.smooth(point), start, {
		tol: Math.max(tol, SAMPLE_NOISE / Math.sqrt(rows.nRows)),
		maxIter: Math.min(maxIter, SAMPLE_ITERATIONS),
		precondition: flat,
	});
	const found = Number.isFinite(value) ? x : start;
	const bends = nOutputs === 1 && sample.size <= MOST_PRECONDITIONED;
	if (bends) weighByCurvature(sample, found);
	const precondition = bends ? cholesked(sample, rows.gram(), total) : flat;
	sample.free();
	return { x: found, precondition };
}

/** Two classes: the sample's weights become w · p (1 − p). */
function weighByCurvature({ rows, size }: Problem, coef: Float64Array): void {
	const [x, weight, { width }] = [rows.x.view, rows.weight.view, rows];
	for (let row = 0; row < rows.nRows; row++) {
		let z = 0;
		for (let i = 0; i < size; i++) z += (coef[i] ?? 0) * (x[row * width + i] ?? 0);
		const e = Math.exp(-Math.abs(z));
		weight[row] = (weight[row] ?? 0) * Math.max(LEAST_CURVATURE, e / ((1 + e) * (1 + e)));
	}
}

/** Inverse of `curvature` times the mean product of the columns, taken from every so-manieth row. */
function preconditioner(problem: Problem, curvature: number): Precondition {
	const { rows, size, total } = problem;
	if (size > MOST_PRECONDITIONED) return (gradient) => gradient.map((value) => value / curvature);
	const wanted = Math.max(2 * size, Math.floor(SAMPLE_WORK / (size * size)));
	const step = Math.max(1, Math.floor(rows.nRows / wanted));
	const gram = rows.gram(step);
	// The intercept's own product is the weight of the sample.
	const weight = gram[size * size - 1] || total;
	return cholesked(problem, gram, weight / curvature);
}

/** Solves with gram / weight + the penalty, a block an output. */
function cholesked(
	{ size, l2, nOutputs }: Problem,
	gram: Float64Array,
	weight: number,
): Precondition {
	const hessian = gram.map((value) => value / weight);
	const ridge = 1e-6 * (hessian[size * size - 1] ?? 0);
	for (let i = 0; i < size; i++) {
		const at = i * size + i;
		hessian[at] = (hessian[at] ?? 0) * (1 + 1e-6) + (l2[i] ?? 0) + ridge;
	}
	const lower = cholesky(hessian, size);
	return (gradient) => {
		const out = gradient.slice();
		for (let k = 0; k < nOutputs; k++) solveInPlace(lower, out.subarray(k * size, (k + 1) * size));
		return out;
	};
}

/** Solves L·Lᵀ·x = b where x stands in b's place. */
export function solveInPlace(lower: Float64Array, x: Float64Array): void {
	const n = x.length;
	for (let i = 0; i < n; i++) {
		let rest = x[i] ?? 0;
		for (let j = 0; j < i; j++) rest -= (lower[i * n + j] ?? 0) * (x[j] ?? 0);
		x[i] = rest / (lower[i * n + i] ?? 1);
	}
	for (let i = n - 1; i >= 0; i--) {
		const value = (x[i] ?? 0) / (lower[i * n + i] ?? 1);
		x[i] = value;
		for (let j = 0; j < i; j++) x[j] = (x[j] ?? 0) - (lower[i * n + j] ?? 0) * value;
	}
}
