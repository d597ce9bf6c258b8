import { LibraryError } from '../../errors';
import { quantileSorted } from '../../math';
import {
	checkedClasses,
	checkedWeights,
	checkLengths,
	checkProbabilities,
	type MetricOptions,
} from './checks';

export interface CalibrationBin {
	/** Mean probability given. */
	readonly predicted: number;
	/** Share of positives. */
	readonly actual: number;
	/** Weight of its rows. */
	readonly weight: number;
}

export interface CalibrationOptions extends MetricOptions {
	/** 1..1000, default 10. */
	readonly bins?: number | undefined;
	/** Bins of equal width (default), or of about equally many rows. */
	readonly strategy?: 'uniform' | 'quantile' | undefined;
}

/**
 * Points of the calibration curve, empty bins left out; a probability on an edge belongs to the lower bin (as
 * sklearn.calibration.calibration_curve). `truth` 0 or 1, `probabilities` of the positive class.
 */
export function calibrationBins(
	truth: ArrayLike<number>,
	probabilities: ArrayLike<number>,
	options: CalibrationOptions = {},
): CalibrationBin[] {
	checkLengths(truth.length, probabilities.length);
	checkProbabilities(probabilities);
	const classes = checkedClasses(truth, 2);
	const weights = checkedWeights(classes.length, options.weights);
	const edges = innerEdges(probabilities, options);
	const sums = Array.from({ length: edges.length + 1 }, () => ({ p: 0, y: 0, w: 0 }));
	for (let row = 0; row < classes.length; row++) {
		const p = probabilities[row] ?? 0;
		const sum = sums[binOf(edges, p)];
		if (!sum) continue;
		const w = weights[row] ?? 0;
		sum.p += w * p;
		sum.y += w * (classes[row] ?? 0);
		sum.w += w;
	}
	return sums
		.filter(({ w }) => w > 0)
		.map(({ p, y, w }) => ({ predicted: p / w, actual: y / w, weight: w }));
}

export function calibrationErrorOf(bins: readonly CalibrationBin[]): number {
	let off = 0;
	let total = 0;
	for (const { predicted, actual, weight } of bins) {
		off += weight * Math.abs(actual - predicted);
		total += weight;
	}
	return off / total;
}

/** Number of edges below the value. */
export function binOf(edges: Float64Array, value: number): number {
	let low = 0;
	let high = edges.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((edges[middle] ?? 0) < value) low = middle + 1;
		else high = middle;
	}
	return low;
}

function innerEdges(probabilities: ArrayLike<number>, options: CalibrationOptions): Float64Array {
	const { bins = 10, strategy = 'uniform' } = options;
	if (!(Number.isInteger(bins) && bins >= 1 && bins <= 1000)) {
		throw new LibraryError(
			'INVALID_PARAMETER',
			`bins must be a whole number 1..1000, got ${bins}.`,
			'Use e.g. 10.',
		);
	}
	const sorted = strategy === 'quantile' ? Float64Array.from(probabilities).sort() : null;
	return Float64Array.from({ length: bins - 1 }, (_, i) => {
		const share = (i + 1) * (1 / bins);
		return sorted ? quantileSorted(sorted, Math.min(share, 1)) : share;
	});
}
