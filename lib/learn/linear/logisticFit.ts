import type { Frame } from '../../features';
import type { Team } from '../../kernels';
import { LibraryError } from '../../errors';
import type { ClassTarget, FitOptions } from '../estimator';
import type { Design } from '../dense/design';
import { coordinateDescent } from './elasticNetGram';
import { lbfgs } from './lbfgs';
import { Problem, shares, type LogisticSettings } from './logisticProblem';
import { goodStart } from './logisticStart';

export interface FittedLogistic {
	/** nOutputs × columns of the design; one output for two classes. */
	readonly coef: Float64Array;
	readonly intercept: Float64Array;
	readonly iterations: number;
	readonly converged: boolean;
	/** Mean penalised loss. */
	readonly loss: number;
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
	const { share, one } = shares(target, weights);
	const nOutputs = target.nClasses === 2 ? 1 : target.nClasses;
	const size = design.nCols + 1;
	const start = new Float64Array(nOutputs * size);
	const logs = share.map(Math.log);
	const middle = logs.reduce((sum, value) => sum + value, 0) / logs.length;
	for (let k = 0; k < nOutputs; k++) {
		start[(k + 1) * size - 1] =
			nOutputs === 1 ? (logs[1] ?? 0) - (logs[0] ?? 0) : (logs[k] ?? 0) - middle;
	}
	if (one) return { ...parts(start, size), iterations: 0, converged: true, loss: 0 };
	const problem = Problem.of(team, frame, design, target, weights, settings, options);
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

/** L-BFGS. */
function smooth(problem: Problem, start: Float64Array, curvature: number): Found {
	const { tol, maxIter } = problem.settings;
	const { x, precondition } = goodStart(problem, start, curvature);
	const objective = (point: Float64Array) => {
		problem.tell();
		return problem.smooth(point);
	};
	const minimum = lbfgs(objective, x, { tol, maxIter, precondition });
	if (Number.isFinite(minimum.value)) return { ...minimum, loss: minimum.value };
	throw new LibraryError(
		'INVALID_PARAMETER',
		'The fit left the range of numbers.',
		'Raise the regularisation (lower C).',
	);
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
		problem.tell();
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
