import { LibraryError } from '../../errors';
import { checkedWeights, checkFiniteValues, checkLengths } from '../metrics/checks';
import { argsortDescending } from '../metrics/argsort';

/** A rising curve through points: straight lines between them, flat outside. */
export interface IsotonicCurve {
	/** Ascending, different. */
	readonly x: Float64Array;
	/** Never falling. */
	readonly y: Float64Array;
}

/**
 * Fits the rising curve with the least weighted squared error (pool adjacent violators, Barlow et al. 1972); linear after one sort. Equal
 * scores are pooled first. Equals sklearn.isotonic.IsotonicRegression(out_of_bounds='clip').
 */
export function fitIsotonic(
	scores: ArrayLike<number>,
	truth: ArrayLike<number>,
	weights?: ArrayLike<number>,
): IsotonicCurve {
	checkLengths(truth.length, scores.length);
	checkFiniteValues('Score', scores);
	checkFiniteValues('Truth', truth);
	const points = distinctPoints(scores, truth, checkedWeights(truth.length, weights));
	return corners(points.x, pool(points.y, points.w));
}

interface Points {
	readonly x: Float64Array;
	readonly y: Float64Array;
	readonly w: Float64Array;
}

/** Mean truth of each different score, ascending; rows of weight 0 are left out. */
function distinctPoints(
	scores: ArrayLike<number>,
	truth: ArrayLike<number>,
	weights: Float64Array,
): Points {
	const order = argsortDescending(Float64Array.from(scores)).reverse();
	const rows = order.filter((row) => (weights[row] ?? 0) > 0);
	const x = new Float64Array(rows.length);
	const y = new Float64Array(rows.length);
	const w = new Float64Array(rows.length);
	let last = -1;
	for (const row of rows) {
		const score = (scores[row] ?? 0) + 0;
		const weight = weights[row] ?? 0;
		if (last < 0 || score !== x[last]) x[++last] = score;
		y[last] = (y[last] ?? 0) + weight * (truth[row] ?? 0);
		w[last] = (w[last] ?? 0) + weight;
	}
	const length = last + 1;
	const means = y.subarray(0, length).map((sum, i) => sum / (w[i] ?? 1));
	return { x: x.subarray(0, length), y: means, w: w.subarray(0, length) };
}

/** Blocks of falling neighbours get their weighted mean. */
function pool(y: Float64Array, w: Float64Array): Float64Array {
	const value = new Float64Array(y.length);
	const weight = new Float64Array(y.length);
	const from = new Int32Array(y.length);
	let blocks = 0;
	for (let i = 0; i < y.length; i++) {
		value[blocks] = y[i] ?? 0;
		weight[blocks] = w[i] ?? 0;
		from[blocks] = i;
		while (blocks > 0 && (value[blocks - 1] ?? 0) >= (value[blocks] ?? 0)) {
			const left = weight[blocks - 1] ?? 0;
			const right = weight[blocks] ?? 0;
			const sum = left * (value[blocks - 1] ?? 0) + right * (value[blocks] ?? 0);
			weight[--blocks] = left + right;
			value[blocks] = sum / (left + right);
		}
		blocks++;
	}
	const out = new Float64Array(y.length);
	for (let b = 0; b < blocks; b++)
		out.fill(value[b] ?? 0, from[b], b + 1 < blocks ? from[b + 1] : undefined);
	return out;
}

/** Points inside a flat piece say nothing and are dropped. */
function corners(x: Float64Array, y: Float64Array): IsotonicCurve {
	const keep = (i: number) =>
		i === 0 || i === y.length - 1 || y[i] !== y[i - 1] || y[i] !== y[i + 1];
	return { x: x.filter((_, i) => keep(i)), y: y.filter((_, i) => keep(i)) };
}

/** The curve at each score. */
export function applyIsotonic({ x, y }: IsotonicCurve, scores: ArrayLike<number>): Float64Array {
	return Float64Array.from(scores, (score) => {
		let low = 0;
		let high = x.length - 1;
		if (!(score > (x[0] ?? 0))) return y[0] ?? 0;
		if (score >= (x[high] ?? 0)) return y[high] ?? 0;
		while (high - low > 1) {
			const middle = (low + high) >> 1;
			if ((x[middle] ?? 0) <= score) low = middle;
			else high = middle;
		}
		const [x0, x1] = [x[low] ?? 0, x[high] ?? 0];
		const [y0, y1] = [y[low] ?? 0, y[high] ?? 0];
		return y0 + ((y1 - y0) * (score - x0)) / (x1 - x0);
	});
}

/** A curve read from a file. Throws CORRUPT_FILE when it is none. */
export function checkedCurve(x: unknown, y: unknown): IsotonicCurve {
	const whole =
		x instanceof Float64Array &&
		y instanceof Float64Array &&
		x.length === y.length &&
		x.length > 0 &&
		x.every((value, i) => Number.isFinite(value) && (i === 0 || value > (x[i - 1] ?? value))) &&
		y.every((value, i) => value >= 0 && value <= 1 && (i === 0 || value >= (y[i - 1] ?? value)));
	if (whole) return { x: Float64Array.from(x), y: Float64Array.from(y) };
	throw new LibraryError(
		'CORRUPT_FILE',
		'The saved calibration curve is damaged.',
		'Train the model again.',
	);
}
