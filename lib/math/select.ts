/**
 * Puts the value of rank `rank` (0 = least) at its place, smaller ones before it and larger ones after it, in place, and
 * returns it (Floyd and Rivest 1975, algorithm 489). Values without NaN; 0 ≤ rank < length. Linear time.
 */
export function selectInPlace(values: Float64Array, rank: number): number {
	narrow(values, 0, values.length - 1, rank);
	return values[rank] ?? Number.NaN;
}

/** The middle value, or the mean of the two middle ones, in linear time; NaN for an empty list. Reorders `values`. */
export function medianInPlace(values: Float64Array): number {
	const rank = (values.length - 1) >> 1;
	if (values.length === 0) return Number.NaN;
	const low = selectInPlace(values, rank);
	if (values.length % 2 === 1) return low;
	let high = Infinity;
	for (let i = rank + 1; i < values.length; i++) high = Math.min(high, values[i] ?? Infinity);
	return low + (high - low) * 0.5;
}

/** Ranges above this are first narrowed by the same method on a sample around the rank. */
const SAMPLED_FROM = 600;

function narrow(values: Float64Array, from: number, to: number, rank: number): void {
	let left = from;
	let right = to;
	while (right > left) {
		if (right - left > SAMPLED_FROM) narrowSample(values, left, right, rank);
		const pivot = values[rank] ?? 0;
		let i = left;
		let j = right;
		while (i <= j) {
			while ((values[i] ?? 0) < pivot) i++;
			while ((values[j] ?? 0) > pivot) j--;
			if (i <= j) swap(values, i++, j--);
		}
		if (j < rank) left = i;
		if (i > rank) right = j;
	}
}

/** Makes it likely that the pivot lies just beyond the rank's value. Sizes as in algorithm 489. */
function narrowSample(values: Float64Array, left: number, right: number, rank: number): void {
	const n = right - left + 1;
	const i = rank - left + 1;
	const z = Math.log(n);
	const size = 0.5 * Math.exp((2 * z) / 3);
	const spread = 0.5 * Math.sqrt((z * size * (n - size)) / n) * Math.sign(i - n / 2);
	const from = Math.max(left, Math.floor(rank - (i * size) / n + spread));
	const to = Math.min(right, Math.floor(rank + ((n - i) * size) / n + spread));
	narrow(values, from, to, rank);
}

function swap(values: Float64Array, a: number, b: number): void {
	const kept = values[a] ?? 0;
	values[a] = values[b] ?? 0;
	values[b] = kept;
}
