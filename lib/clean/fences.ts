/**
 * Limits beyond which a value is an outlier. IQR: Tukey, Exploratory Data Analysis (1977). MAD: Iglewicz and Hoaglin, How to
 * Detect and Handle Outliers (1993), modified z-score with 0.6745, and 1.253314 × mean absolute deviation where the
 * median absolute deviation is 0. Cost: one sort (two for MAD).
 */
import { mean, quantileSorted, standardDeviation } from '../math';

export interface Fences {
	readonly lower: number;
	readonly upper: number;
	readonly note?: string;
}

const OPEN = { lower: -Infinity, upper: Infinity };

/** The usual width of the fences, by method. */
export const DEFAULT_THRESHOLD = { iqr: 1.5, zscore: 3, mad: 3.5 } as const;

function madFences(ascending: Float64Array, threshold: number): Fences {
	const median = quantileSorted(ascending, 0.5);
	const deviations = ascending.map((value) => Math.abs(value - median)).sort();
	const mad = quantileSorted(deviations, 0.5);
	if (mad > 0) {
		const reach = (threshold * mad) / 0.6745;
		return { lower: median - reach, upper: median + reach };
	}
	const reach = threshold * 1.253314 * mean(deviations);
	const note =
		'More than half of the values are equal: the mean absolute deviation was used instead.';
	return { lower: median - reach, upper: median + reach, note };
}

/** The fences of finite values, or a note why there are none. */
export function fencesOf(
	values: ArrayLike<number>,
	method: 'iqr' | 'zscore' | 'mad',
	threshold: number = DEFAULT_THRESHOLD[method],
): Fences {
	const fences = compute(values, method, threshold);
	if (fences.note !== undefined || (Number.isFinite(fences.lower) && Number.isFinite(fences.upper)))
		return fences;
	return { ...OPEN, note: 'The values are too large to compute with.' };
}

function compute(
	values: ArrayLike<number>,
	method: 'iqr' | 'zscore' | 'mad',
	threshold: number,
): Fences {
	const ascending = new Float64Array(values).sort();
	if (ascending.length < 3)
		return { ...OPEN, note: 'Fewer than three values: nothing was called an outlier.' };
	if (ascending[0] === ascending.at(-1)) return { ...OPEN, note: 'All values are equal.' };
	if (method === 'mad') return madFences(ascending, threshold);
	if (method === 'zscore') {
		const centre = mean(ascending);
		const reach = threshold * standardDeviation(ascending);
		return { lower: centre - reach, upper: centre + reach };
	}
	const [q1, q3] = [quantileSorted(ascending, 0.25), quantileSorted(ascending, 0.75)];
	const reach = threshold * (q3 - q1);
	if (reach === 0)
		return {
			...OPEN,
			note: 'The middle half of the values are equal: the IQR method cannot work.',
		};
	return { lower: q1 - reach, upper: q3 + reach };
}
