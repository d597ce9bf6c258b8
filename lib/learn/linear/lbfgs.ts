/**
 * Minimises a smooth convex function by L-BFGS (Nocedal and Wright, Numerical Optimization, algorithms 7.4 and 7.5) with a
 * bisecting search for the weak Wolfe conditions. `precondition` multiplies by an approximate inverse Hessian in place of the
 * usual multiple of the identity: with a good one, few evaluations are needed whatever the condition of the problem.
 */
export interface Objective {
	/** Value and gradient at x. */
	(x: Float64Array): { readonly value: number; readonly gradient: Float64Array };
}

export interface LbfgsOptions {
	/** Stops when no entry of the gradient is larger, absolute. */
	readonly tol: number;
	readonly maxIter: number;
	readonly precondition: (gradient: Float64Array) => Float64Array;
	/** Called after each iteration; may throw to stop. */
	readonly onIteration?: (iteration: number) => void;
}

export interface Minimum {
	readonly x: Float64Array;
	readonly value: number;
	readonly iterations: number;
	readonly evaluations: number;
	/** False when maxIter was reached first. */
	readonly converged: boolean;
}

const MEMORY = 10;
const SUFFICIENT_DECREASE = 1e-4;
const CURVATURE = 0.9;
const MOST_TRIALS = 40;

interface Point {
	readonly x: Float64Array;
	readonly value: number;
	readonly gradient: Float64Array;
}

interface Pair {
	readonly step: Float64Array;
	readonly change: Float64Array;
	readonly rho: number;
}

const inner = (a: Float64Array, b: Float64Array) => {
	let sum = 0;
	for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
	return sum;
};

const largest = (a: Float64Array) => a.reduce((most, value) => Math.max(most, Math.abs(value)), 0);

/** a + factor · b. */
const plus = (a: Float64Array, factor: number, b: Float64Array) =>
	a.map((value, i) => value + factor * (b[i] ?? 0));

export function lbfgs(objective: Objective, start: Float64Array, options: LbfgsOptions): Minimum {
	const { tol, maxIter, onIteration } = options;
	let evaluations = 0;
	const at = (x: Float64Array): Point => {
		evaluations++;
		return { x, ...objective(x) };
	};
	let point = at(start);
	const pairs: Pair[] = [];
	let iteration = 0;
	let stuck = false;
	while (iteration < maxIter && !stuck && largest(point.gradient) > tol) {
		const direction = directionOf(point.gradient, pairs, options.precondition);
		const next = search(at, point, direction);
		iteration++;
		onIteration?.(iteration);
		// No step lowers the value any more: rounding is all that is left.
		stuck = next === undefined;
		if (!next) continue;
		remember(pairs, point, next);
		point = next;
	}
	const converged = stuck || largest(point.gradient) <= tol;
	return { x: point.x, value: point.value, iterations: iteration, evaluations, converged };
}

function remember(pairs: Pair[], from: Point, to: Point): void {
	const step = plus(to.x, -1, from.x);
	const change = plus(to.gradient, -1, from.gradient);
	const product = inner(step, change);
	if (!(product > 1e-300)) return;
	pairs.push({ step, change, rho: 1 / product });
	if (pairs.length > MEMORY) pairs.shift();
}

/** −H · gradient by the two loops over the remembered steps. */
function directionOf(
	gradient: Float64Array,
	pairs: readonly Pair[],
	precondition: LbfgsOptions['precondition'],
): Float64Array {
	let q = gradient.slice();
	const alphas = pairs.map(() => 0);
	for (let i = pairs.length - 1; i >= 0; i--) {
		const pair = pairs[i];
		if (!pair) continue;
		const alpha = pair.rho * inner(pair.step, q);
		alphas[i] = alpha;
		q = plus(q, -alpha, pair.change);
	}
	let r = precondition(q);
	pairs.forEach(({ step, change, rho }, i) => {
		r = plus(r, (alphas[i] ?? 0) - rho * inner(change, r), step);
	});
	return r.map((value) => -value);
}

/** A point along the direction that meets the weak Wolfe conditions; undefined when none lowers the value. */
function search(
	at: (x: Float64Array) => Point,
	from: Point,
	direction: Float64Array,
): Point | undefined {
	const slope = inner(from.gradient, direction);
	if (!(slope < 0)) return undefined;
	let [low, high, step] = [0, Infinity, 1];
	let best: Point | undefined;
	for (let trial = 0; trial < MOST_TRIALS; trial++) {
		const point = at(plus(from.x, step, direction));
		if (!(point.value <= from.value + SUFFICIENT_DECREASE * step * slope)) high = step;
		else {
			best = point;
			if (inner(point.gradient, direction) >= CURVATURE * slope) return point;
			low = step;
		}
		step = high < Infinity ? (low + high) / 2 : 2 * low;
	}
	return best;
}
