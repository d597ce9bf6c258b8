import type { Frame } from '../../features';
import { DesignRows, type Team } from '../../kernels';
import { cholesky } from '../../math';
import { columnStatistics } from '../dense/columnStatistics';
import type { Design } from '../dense/design';
import type { FitOptions, RegressionTarget } from '../estimator';
import { coordinateDescent } from './elasticNetGram';
import { solveInPlace } from './logisticStart';
import { penaltiesOf, type Penalty } from './penalty';

export interface LinearSettings {
	/** Against ½ · mean squared error. */
	readonly penalty: Penalty;
	readonly tol: number;
	readonly maxIter: number;
}

export interface FittedLinear {
	readonly coef: Float64Array;
	readonly intercept: number;
	readonly converged: boolean;
}

/** Share of the mean diagonal that is added while a system without penalty is solved; refinement takes it out again. */
const RIDGE = 1e-9;
const REFINEMENTS = 4;

/**
 * Least squares with penalties, on the centred products of all columns (one pass over the rows). Cost: rows · columns² / 2.
 * Columns that repeat each other share their coefficient.
 */
export function fitLinear(
	team: Team,
	frame: Frame,
	design: Design,
	target: RegressionTarget,
	weights: Float64Array,
	{ penalty, tol, maxIter }: LinearSettings,
	options: FitOptions,
): FittedLinear {
	const { mean, deviation } = columnStatistics(target.values, weights);
	const n = design.nCols;
	if (deviation === 0) return { coef: new Float64Array(n), intercept: mean, converged: true };
	const { gram, linear, means } = products(team, frame, design, target, weights, options);
	const scaled = { ...penalty, l1: penalty.l1 / deviation };
	const { l1, l2 } = penaltiesOf(scaled, design.columns);
	options.progress?.(0.8, 'Solving for the coefficients');
	const found =
		penalty.l1 > 0
			? coordinateDescent(
					{ gram, linear, l1: l1.subarray(0, n), l2: l2.subarray(0, n) },
					new Float64Array(n),
					{
						tol,
						maxIter,
						onPass: () => options.signal?.throwIfCancelled(),
					},
				)
			: { x: solve(gram, linear, l2.subarray(0, n)), converged: true };
	const coef = found.x.map((value) => value * deviation);
	const middle = coef.reduce((sum, value, j) => sum + value * (means[j] ?? 0), 0);
	return { coef, intercept: mean - middle, converged: found.converged };
}

/** Weighted covariances of the design's columns, and of each with the target in units of its deviation. */
function products(
	team: Team,
	frame: Frame,
	design: Design,
	target: RegressionTarget,
	weights: Float64Array,
	options: FitOptions,
): { gram: Float64Array; linear: Float64Array; means: Float64Array } {
	const n = design.nCols;
	const size = n + 2;
	const { mean, deviation } = columnStatistics(target.values, weights);
	const rows = new DesignRows(team, frame.nRows, size, { signal: options.signal });
	design.fill(rows, frame);
	const values = rows.x.view;
	for (let row = 0, at = n + 1; row < frame.nRows; row++, at += rows.width) {
		values[at] = (target.values[row] ?? 0) / deviation - mean / deviation;
	}
	rows.weight.view.set(weights);
	options.progress?.(0.3, 'Adding up products of columns');
	const all = rows.gram();
	const total = all[n * size + n] ?? 1;
	const means = Float64Array.from({ length: n + 2 }, (_, j) => (all[n * size + j] ?? 0) / total);
	const centred = (i: number, j: number) =>
		(all[i * size + j] ?? 0) / total - (means[i] ?? 0) * (means[j] ?? 0);
	const gram = Float64Array.from({ length: n * n }, (_, at) => centred(Math.floor(at / n), at % n));
	const linear = Float64Array.from({ length: n }, (_, j) => centred(j, n + 1));
	return { gram, linear, means: means.subarray(0, n) };
}

/**
 * (gram + diag(l2)) · x = linear by Cholesky. The system may be singular (all categories of a column add up to 1), so a small
 * multiple of the identity is added and taken out by refinement, which leads to the shortest solution.
 */
function solve(gram: Float64Array, linear: Float64Array, l2: Float64Array): Float64Array {
	const n = linear.length;
	const whole = gram.slice();
	let trace = 0;
	for (let i = 0; i < n; i++) {
		whole[i * n + i] = Math.max(0, whole[i * n + i] ?? 0) + (l2[i] ?? 0);
		trace += whole[i * n + i] ?? 0;
	}
	const ridge = RIDGE * (trace / n) || 1;
	const held = whole.slice();
	for (let i = 0; i < n; i++) held[i * n + i] = (held[i * n + i] ?? 0) + ridge;
	const lower = cholesky(held, n);
	const x = new Float64Array(n);
	for (let step = 0; step <= REFINEMENTS; step++) {
		const rest = linear.slice();
		for (let i = 0; i < n; i++) {
			let sum = rest[i] ?? 0;
			for (let j = 0; j < n; j++) sum -= (whole[i * n + j] ?? 0) * (x[j] ?? 0);
			rest[i] = sum;
		}
		solveInPlace(lower, rest);
		for (let i = 0; i < n; i++) x[i] = (x[i] ?? 0) + (rest[i] ?? 0);
	}
	return x;
}
