/** The values sorted ascending, in a fresh array. */
export function sorted(values: ArrayLike<number>): Float64Array {
	return Float64Array.from(values).sort();
}

/** Quantile R-7 (linear between order statistics) of ascending values; p 0..1. NaN when there are none. */
export function quantileSorted(ascending: ArrayLike<number>, p: number): number {
	const at = (ascending.length - 1) * p;
	const low = Math.floor(at);
	const a = ascending[low] ?? NaN;
	const b = ascending[Math.ceil(at)] ?? NaN;
	return a === b ? a : a + (b - a) * (at - low);
}

/** Mean by Welford's running update: no overflow of the sum. NaN when there are no values. */
export function mean(values: ArrayLike<number>): number {
	let result = 0;
	for (let i = 0; i < values.length; i++) result += ((values[i] ?? 0) - result) / (i + 1);
	return values.length === 0 ? NaN : result;
}

/** Sample standard deviation (n − 1), by Welford's method. 0 for fewer than two values. */
export function standardDeviation(values: ArrayLike<number>): number {
	let [centre, squares] = [0, 0];
	for (let i = 0; i < values.length; i++) {
		const value = values[i] ?? 0;
		const delta = value - centre;
		centre += delta / (i + 1);
		squares += delta * (value - centre);
	}
	return values.length < 2 ? 0 : Math.sqrt(squares / (values.length - 1));
}
