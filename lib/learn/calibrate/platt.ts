import { LibraryError } from '../../errors';
import { checkedClasses, checkedWeights, checkFiniteValues, checkLengths } from '../metrics/checks';

/** Probability = 1 / (1 + exp(a × score + b)). */
export interface PlattCurve {
	readonly a: number;
	readonly b: number;
}

const MOST_STEPS = 100;
const RIDGE = 1e-12;
const SMALLEST_STEP = 1e-10;
const FLAT = 1e-11;

/**
 * Platt scaling in the numerically stable form of Lin, Lin and Weng ("A note on Platt's probabilistic outputs", 2007): Newton
 * with backtracking on the log loss against Platt's smoothed targets. `truth` 0 or 1, both present.
 */
export function fitPlatt(
	scores: ArrayLike<number>,
	truth: ArrayLike<number>,
	weights?: ArrayLike<number>,
): PlattCurve {
	checkLengths(truth.length, scores.length);
	checkFiniteValues('Score', scores);
	const classes = checkedClasses(truth, 2);
	const w = checkedWeights(classes.length, weights);
	let positives = 0;
	let all = 0;
	classes.forEach((c, row) => {
		positives += c * (w[row] ?? 0);
		all += w[row] ?? 0;
	});
	const negatives = all - positives;
	if (!(positives > 0 && negatives > 0)) throw oneClass();
	const goals = [1 / (negatives + 2), (positives + 1) / (positives + 2)];
	const targets = Float64Array.from(classes, (c) => goals[c] ?? 0);
	// Scores are shrunk for the search, so that steep slopes do not need many steps.
	let scale = 1;
	for (let i = 0; i < scores.length; i++) scale = Math.max(scale, Math.abs(scores[i] ?? 0));
	const x = Float64Array.from(scores, (score) => score / scale);
	const { a, b } = newton(
		{ x, targets, w },
		{ a: 0, b: Math.log((negatives + 1) / (positives + 1)) },
	);
	return { a: a / scale, b };
}

interface Problem {
	readonly x: Float64Array;
	readonly targets: Float64Array;
	readonly w: Float64Array;
}

function newton(problem: Problem, start: PlattCurve): PlattCurve {
	let curve = start;
	let value = loss(problem, curve);
	for (let step = 0; step < MOST_STEPS; step++) {
		const move = direction(problem, curve);
		if (!move) return curve;
		let size = 1;
		for (; size >= SMALLEST_STEP; size /= 2) {
			const next = { a: curve.a + size * move.a, b: curve.b + size * move.b };
			const better = loss(problem, next);
			if (!(better < value + 1e-4 * size * move.slope)) continue;
			curve = next;
			value = better;
			break;
		}
		if (size < SMALLEST_STEP) return curve;
	}
	return curve;
}

/** Weighted log loss, without overflow for any slope. */
function loss({ x, targets, w }: Problem, { a, b }: PlattCurve): number {
	let sum = 0;
	for (let i = 0; i < x.length; i++) {
		const z = a * (x[i] ?? 0) + b;
		const t = targets[i] ?? 0;
		const part = z >= 0 ? t * z + Math.log1p(Math.exp(-z)) : (t - 1) * z + Math.log1p(Math.exp(z));
		sum += (w[i] ?? 0) * part;
	}
	return sum;
}

/** Newton's direction and the slope along it; null where the loss is flat. */
function direction({ x, targets, w }: Problem, { a, b }: PlattCurve) {
	let [h11, h22, h21, g1, g2, total] = [RIDGE, RIDGE, 0, 0, 0, 0];
	for (let i = 0; i < x.length; i++) {
		const score = x[i] ?? 0;
		const z = a * score + b;
		const e = Math.exp(-Math.abs(z));
		const p = (z >= 0 ? e : 1) / (1 + e);
		const weight = w[i] ?? 0;
		const curvature = (weight * e) / ((1 + e) * (1 + e));
		h11 += score * score * curvature;
		h22 += curvature;
		h21 += score * curvature;
		const slope = weight * ((targets[i] ?? 0) - p);
		g1 += score * slope;
		g2 += slope;
		total += weight;
	}
	if (Math.abs(g1) < FLAT * total && Math.abs(g2) < FLAT * total) return null;
	const determinant = h11 * h22 - h21 * h21;
	const moveA = -(h22 * g1 - h21 * g2) / determinant;
	const moveB = -(h11 * g2 - h21 * g1) / determinant;
	return { a: moveA, b: moveB, slope: g1 * moveA + g2 * moveB };
}

export function applyPlatt({ a, b }: PlattCurve, scores: ArrayLike<number>): Float64Array {
	return Float64Array.from(scores, (score) => 1 / (1 + Math.exp(a * score + b)));
}

const oneClass = () =>
	new LibraryError(
		'INVALID_PARAMETER',
		'Probabilities cannot be calibrated: the rows hold only one of the two classes.',
		'Calibrate on rows that hold both classes.',
	);
