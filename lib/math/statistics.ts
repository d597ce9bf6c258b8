/** Sum with Neumaier's compensation: the error does not grow with the number of values. 0 for an empty list. */
export function sum(values: ArrayLike<number>): number {
	let total = 0;
	let lost = 0;
	for (let i = 0; i < values.length; i++) {
		const value = values[i] ?? 0;
		const next = total + value;
		lost += Math.abs(total) >= Math.abs(value) ? total - next + value : value - next + total;
		total = next;
	}
	return Number.isFinite(total) ? total + lost : total;
}

/** Arithmetic mean; NaN for an empty list. */
export function mean(values: ArrayLike<number>): number {
	return sum(values) / values.length;
}

/**
 * Variance around the mean, two passes. `ddof` 1 (default) divides by n − 1 (sample), 0 by n (population).
 * NaN when fewer than ddof + 1 values.
 */
export function variance(values: ArrayLike<number>, ddof: 0 | 1 = 1): number {
	if (values.length <= ddof) return Number.NaN;
	const centre = mean(values);
	let squares = 0;
	let rest = 0;
	for (let i = 0; i < values.length; i++) {
		const off = (values[i] ?? 0) - centre;
		squares += off * off;
		rest += off;
	}
	return (squares - (rest * rest) / values.length) / (values.length - ddof);
}

/** Square root of the variance. */
export function standardDeviation(values: ArrayLike<number>, ddof: 0 | 1 = 1): number {
	return Math.sqrt(variance(values, ddof));
}
