/**
 * A sum that has the same bits in any order of its terms (pre-rounding, Demmel and Nguyen 2013): every term is cut at two
 * fixed binary places, so that the sums of the parts are exact and only the last addition rounds. At least as accurate as
 * adding doubles one by one; a few instructions a term, no sorting.
 */
export class OrderFreeSum {
	private readonly coarse: number;
	private readonly fine: number;
	private high = 0;
	private low = 0;

	/** For at most `count` terms of at most `largest` (finite, ≥ 0) in absolute value. */
	constructor(largest: number, count: number) {
		// Room for the sum: the terms' parts are multiples of the step of 1.5 · 2^m, their sum stays below 2^m.
		const room = Math.ceil(Math.log2(Math.max(2, count))) + 2;
		const place = (largest > 0 ? Math.ceil(Math.log2(largest)) : 0) + room;
		this.coarse = 1.5 * 2 ** place;
		this.fine = 1.5 * 2 ** (place - 53 + room);
	}

	add(term: number): void {
		const high = term + this.coarse - this.coarse;
		this.high += high;
		this.low += term - high + this.fine - this.fine;
	}

	get total(): number {
		return this.high + this.low;
	}
}

/** Mean of finite values, the same bits in any order; NaN for an empty list. */
export function orderFreeMean(values: Float64Array): number {
	// Plain loops: an iterator over a typed array costs twenty times as much.
	const { length } = values;
	let largest = 0;
	for (let i = 0; i < length; i++) {
		const size = Math.abs(values[i] ?? 0);
		if (size > largest) largest = size;
	}
	const sum = new OrderFreeSum(largest, length);
	for (let i = 0; i < length; i++) sum.add(values[i] ?? 0);
	return sum.total / length;
}
