/**
 * Coordinate descent for quadratic problems with an L1 and an L2 penalty on a Gram matrix (Friedman, Hastie and Tibshirani,
 * "Regularization paths for generalized linear models via coordinate descent", 2010, covariance updates).
 */
export interface QuadraticProblem {
	/** Symmetric n × n, positive semidefinite. */
	readonly gram: Float64Array;
	readonly linear: Float64Array;
	/** L1 penalty of each unknown, >= 0. */
	readonly l1: Float64Array;
	/** L2 penalty of each unknown, >= 0. */
	readonly l2: Float64Array;
}

export interface DescentOptions {
	/** Stops when no unknown moves more in a pass, in units of its curvature's root. */
	readonly tol: number;
	readonly maxIter: number;
	/** Asked after each pass; may throw to stop. */
	readonly onPass?: (() => void) | undefined;
}

/**
 * Minimises ½ uᵀ·gram·u − linearᵀ·u + Σ l1·|u| + ½ Σ l2·u² starting from `start`, which stays as it is. Unknowns without
 * curvature stay 0.
 */
export function coordinateDescent(
	{ gram, linear, l1, l2 }: QuadraticProblem,
	start: Float64Array,
	{ tol, maxIter, onPass }: DescentOptions,
): { readonly x: Float64Array; readonly passes: number; readonly converged: boolean } {
	const n = linear.length;
	const x = start.slice();
	const rest = linear.slice();
	for (let j = 0; j < n; j++) subtractColumn(rest, gram, j, x[j] ?? 0);
	for (let pass = 1; pass <= maxIter; pass++) {
		let most = 0;
		for (let j = 0; j < n; j++) {
			const curvature = gram[j * n + j] ?? 0;
			const whole = curvature + (l2[j] ?? 0);
			if (whole <= 0) continue;
			const old = x[j] ?? 0;
			const pull = (rest[j] ?? 0) + curvature * old;
			const value = shrink(pull, l1[j] ?? 0) / whole;
			if (value === old) continue;
			x[j] = value;
			subtractColumn(rest, gram, j, value - old);
			most = Math.max(most, Math.abs(value - old) * Math.sqrt(whole));
		}
		onPass?.();
		if (most <= tol) return { x, passes: pass, converged: true };
	}
	return { x, passes: maxIter, converged: false };
}

/** Towards 0 by `by`, not beyond. */
const shrink = (value: number, by: number) =>
	value > by ? value - by : value < -by ? value + by : 0;

function subtractColumn(rest: Float64Array, gram: Float64Array, j: number, factor: number): void {
	if (factor === 0) return;
	const n = rest.length;
	for (let i = 0; i < n; i++) rest[i] = (rest[i] ?? 0) - factor * (gram[j * n + i] ?? 0);
}
