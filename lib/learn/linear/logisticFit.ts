import type { Frame } from '../../features';
import { DesignRows, type Block } from '../../kernels';
import type { Team } from '../../kernels';
import { LibraryError } from '../../errors';
import { cholesky } from '../../math';
import type { ClassTarget, FitOptions } from '../estimator';
import type { Design } from '../dense/design';
import { coordinateDescent } from './elasticNetGram';
import { lbfgs } from './lbfgs';
import { penaltiesOf, type Penalty } from './penalty';

export interface LogisticSettings {
	readonly penalty: Penalty;
	readonly tol: number;
	readonly maxIter: number;
}

export interface FittedLogistic {
	/** nOutputs × columns of the design; one output for two classes. */
	readonly coef: Float64Array;
	readonly intercept: Float64Array;
	readonly iterations: number;
	readonly converged: boolean;
	/** Mean penalised loss. */
	readonly loss: number;
}

/** Multiply-adds that the sample for the preconditioner may cost, and the widest design that gets one. */
const SAMPLE_WORK = 5e7;
const MOST_PRECONDITIONED = 800;

/** The problem in kernel memory: coefficients are nOutputs lists of design columns with the intercept last. */
class Problem {
	readonly rows: DesignRows;
	readonly target: Block<Float64Array>;
	readonly size: number;
	readonly nOutputs: number;
	readonly total: number;
	readonly l1: Float64Array;
	readonly l2: Float64Array;
	evaluations = 0;

	constructor(
		team: Team,
		frame: Frame,
		design: Design,
		target: ClassTarget,
		weights: Float64Array,
		readonly settings: LogisticSettings,
		readonly options: FitOptions,
	) {
		this.size = design.nCols + 1;
		this.nOutputs = target.nClasses === 2 ? 1 : target.nClasses;
		this.rows = new DesignRows(team, frame.nRows, this.size, { signal: options.signal });
		const { x, width } = this.rows;
		const values = x.view;
		design.write(frame, values, width);
		design.writeOnes(values, width, this.size);
		this.rows.weight.view.set(weights);
		this.target = this.rows.perRow(target.values);
		this.total = weights.reduce((sum, weight) => sum + weight, 0);
		const { l1, l2 } = penaltiesOf(settings.penalty, design.columns);
		this.l1 = l1;
		this.l2 = l2;
	}

	/** Mean loss with the L2 penalty, and its gradient. */
	smooth(coef: Float64Array): { value: number; gradient: Float64Array } {
		const { size, total } = this;
		this.options.progress?.(
			Math.min(0.95, this.evaluations++ / (this.evaluations + 20)),
			`Fitting, pass ${this.evaluations} over the rows`,
		);
		const { loss, gradient } = this.rows.logLoss(this.target, coef, this.nOutputs);
		let value = loss / total;
		for (let i = 0; i < coef.length; i++) {
			const held = (this.l2[i % size] ?? 0) * (coef[i] ?? 0);
			value += 0.5 * held * (coef[i] ?? 0);
			gradient[i] = (gradient[i] ?? 0) / total + held;
		}
		return { value, gradient };
	}
}

/** Class shares by weight, never 0. */
function shares({ values, nClasses }: ClassTarget, weights: Float64Array): Float64Array {
	const sums = new Float64Array(nClasses).fill(0);
	values.forEach((label, row) => {
		sums[label] = (sums[label] ?? 0) + (weights[row] ?? 0);
	});
	const total = sums.reduce((sum, value) => sum + value, 0);
	const some = sums.some((value) => value === 0) ? 0.5 : 0;
	return sums.map((value) => (value + some) / (total + some * nClasses));
}

/** Fits logistic regression on kernels. Only one class in the data: its (smoothed) share is the prediction for all. */
export function fitLogistic(
	team: Team,
	frame: Frame,
	design: Design,
	target: ClassTarget,
	weights: Float64Array,
	settings: LogisticSettings,
	options: FitOptions,
): FittedLogistic {
	const share = shares(target, weights);
	const nOutputs = target.nClasses === 2 ? 1 : target.nClasses;
	const size = design.nCols + 1;
	const start = new Float64Array(nOutputs * size);
	const logs = share.map(Math.log);
	const middle = logs.reduce((sum, value) => sum + value, 0) / logs.length;
	for (let k = 0; k < nOutputs; k++) {
		start[(k + 1) * size - 1] =
			nOutputs === 1 ? (logs[1] ?? 0) - (logs[0] ?? 0) : (logs[k] ?? 0) - middle;
	}
	const first = target.values.find((_, row) => (weights[row] ?? 0) > 0);
	const one = target.values.every((label, row) => label === first || weights[row] === 0);
	if (one) return { ...parts(start, size), iterations: 0, converged: true, loss: 0 };
	const problem = new Problem(team, frame, design, target, weights, settings, options);
	const curvature = share.reduce((sum, p) => sum + p * (1 - p), 0) / share.length;
	const found =
		settings.penalty.l1 > 0 ? sparse(problem, start) : smooth(problem, start, curvature);
	const { iterations, converged, loss } = found;
	return { ...parts(found.x, size), iterations, converged, loss };
}

/** Coefficients and intercepts; intercepts of many classes add up to 0. */
function parts(x: Float64Array, size: number): { coef: Float64Array; intercept: Float64Array } {
	const nOutputs = x.length / size;
	const coef = new Float64Array(nOutputs * (size - 1));
	const intercept = new Float64Array(nOutputs);
	for (let k = 0; k < nOutputs; k++) {
		coef.set(x.subarray(k * size, (k + 1) * size - 1), k * (size - 1));
		intercept[k] = x[(k + 1) * size - 1] ?? 0;
	}
	const mean = nOutputs === 1 ? 0 : intercept.reduce((sum, value) => sum + value, 0) / nOutputs;
	return { coef, intercept: intercept.map((value) => value - mean) };
}

interface Found {
	readonly x: Float64Array;
	readonly iterations: number;
	readonly converged: boolean;
	readonly loss: number;
}

/** L-BFGS, helped by the curvature of a sample of the rows at the start. */
function smooth(problem: Problem, start: Float64Array, curvature: number): Found {
	const { tol, maxIter } = problem.settings;
	const precondition = preconditioner(problem, curvature);
	const objective = (x: Float64Array) => problem.smooth(x);
	const minimum = lbfgs(objective, start, { tol, maxIter, precondition });
	if (Number.isFinite(minimum.value)) return { ...minimum, loss: minimum.value };
	throw new LibraryError(
		'INVALID_PARAMETER',
		'The fit left the range of numbers.',
		'Raise the regularisation (lower C).',
	);
}

function preconditioner(
	{ rows, size, l2, total, nOutputs }: Problem,
	curvature: number,
): (gradient: Float64Array) => Float64Array {
	if (size > MOST_PRECONDITIONED) return (gradient) => gradient.map((value) => value / curvature);
	const wanted = Math.max(2 * size, Math.floor(SAMPLE_WORK / (size * size)));
	const step = Math.max(1, Math.floor(rows.nRows / wanted));
	const gram = rows.gram(step);
	// The intercept's own product is the weight of the sample.
	const weight = gram[size * size - 1] || total;
	const hessian = gram.map((value) => (curvature * value) / weight);
	for (let i = 0; i < size; i++) {
		const at = i * size + i;
		hessian[at] = (hessian[at] ?? 0) * (1 + 1e-6) + (l2[i] ?? 0) + 1e-6 * curvature;
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

/**
 * With an L1 penalty: accelerated proximal steps (Beck and Teboulle 2009, with the restart of O'Donoghue and Candès 2015) in the
 * metric of Böhning's bound on the curvature (¼ xxᵀ for two classes, ½ xxᵀ for more), each step solved by coordinate descent.
 */
function sparse(problem: Problem, start: Float64Array): Found {
	const { rows, size, nOutputs, total, l1, l2, settings } = problem;
	const bound = nOutputs === 1 ? 0.25 : 0.5;
	const metric = rows.gram().map((value) => (bound * value) / total);
	for (let i = 0; i < size; i++) metric[i * size + i] = (metric[i * size + i] ?? 0) + (l2[i] ?? 0);
	const none = new Float64Array(size);
	let [x, y, momentum] = [start, start, 1];
	for (let iteration = 1; iteration <= settings.maxIter; iteration++) {
		const { gradient } = problem.smooth(y);
		const next = new Float64Array(x.length);
		let most = 0;
		let uphill = 0;
		for (let k = 0; k < nOutputs; k++) {
			const [from, to] = [k * size, (k + 1) * size];
			const here = y.subarray(from, to);
			const linear = multiplySymmetric(metric, here);
			for (let i = 0; i < size; i++) linear[i] = (linear[i] ?? 0) - (gradient[from + i] ?? 0);
			const step = coordinateDescent({ gram: metric, linear, l1, l2: none }, here, {
				tol: settings.tol * 1e-2,
				maxIter: 10_000,
				onPass: () => problem.options.signal?.throwIfCancelled(),
			});
			next.set(step.x, from);
			const moved = multiplySymmetric(
				metric,
				here.map((value, i) => (step.x[i] ?? 0) - value),
			);
			for (let i = 0; i < size; i++) {
				most = Math.max(most, Math.abs(moved[i] ?? 0));
				uphill -= (moved[i] ?? 0) * ((step.x[i] ?? 0) - (x[from + i] ?? 0));
			}
		}
		if (most <= settings.tol) return finish(problem, next, iteration, true);
		const after = uphill > 0 ? 1 : (1 + Math.sqrt(1 + 4 * momentum * momentum)) / 2;
		const carry = uphill > 0 ? 0 : (momentum - 1) / after;
		const before = x;
		y = next.map((value, i) => value + carry * (value - (before[i] ?? 0)));
		[x, momentum] = [next, after];
	}
	return finish(problem, x, settings.maxIter, false);
}

function finish(problem: Problem, x: Float64Array, iterations: number, converged: boolean): Found {
	const { l1, size } = problem;
	const held = x.reduce((sum, value, i) => sum + (l1[i % size] ?? 0) * Math.abs(value), 0);
	return { x, iterations, converged, loss: problem.smooth(x).value + held };
}

function multiplySymmetric(matrix: Float64Array, vector: Float64Array): Float64Array {
	const n = vector.length;
	const out = new Float64Array(n);
	for (let j = 0; j < n; j++) {
		const factor = vector[j] ?? 0;
		if (factor === 0) continue;
		for (let i = 0; i < n; i++) out[i] = (out[i] ?? 0) + factor * (matrix[j * n + i] ?? 0);
	}
	return out;
}
