import { LibraryError } from '../errors';

/** Quantile of values that are sorted ascending, method R-7 (numpy's and R's default); `p` 0..1; NaN for an empty list. */
export function quantileSorted(sorted: ArrayLike<number>, p: number): number {
	if (!(p >= 0 && p <= 1)) {
		throw new LibraryError(
			'INVALID_PARAMETER',
			`Quantile must be 0..1, got ${p}.`,
			'Use e.g. 0.25.',
		);
	}
	const place = (sorted.length - 1) * p;
	const below = Math.floor(place);
	const low = sorted[below] ?? Number.NaN;
	const high = sorted[Math.min(below + 1, sorted.length - 1)] ?? Number.NaN;
	if (place === below) return low;
	const share = place - below;
	const gap = high - low;
	// Two finite numbers may lie further apart than the greatest number.
	return Number.isFinite(gap) ? low + gap * share : low * (1 - share) + high * share;
}

/** Quantile of values in any order; the input stays as it is; NaN when any value is NaN or there is none. */
export function quantile(values: ArrayLike<number>, p: number): number {
	const sorted = Float64Array.from(values).sort();
	const last = sorted[sorted.length - 1] ?? Number.NaN;
	return Number.isNaN(last) ? Number.NaN : quantileSorted(sorted, p);
}

/** The middle value, or the mean of the two middle ones. */
export function median(values: ArrayLike<number>): number {
	return quantile(values, 0.5);
}

/**
 * Median absolute deviation from the median, unscaled. Times 1.4826 it estimates the standard deviation of normal data.
 */
export function medianAbsoluteDeviation(values: ArrayLike<number>): number {
	const centre = median(values);
	return median(Float64Array.from(values, (value) => Math.abs(value - centre)));
}
