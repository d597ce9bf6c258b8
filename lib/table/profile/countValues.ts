import { isSet } from '../bitmap';
import type { Column } from '../column';

export interface ValueCount {
	/** Raw value; text by dictionary code. */
	readonly value: number;
	readonly count: number;
}

export interface ValueCounts {
	readonly present: number;
	readonly distinct: number;
	/** The most frequent values, most frequent first; ties: text by first appearance, others by value. */
	readonly top: readonly ValueCount[];
}

/** The values of a column that are there, in row order. */
export function presentValues({ values, validity, length }: Column): Float64Array {
	const out = new Float64Array(length);
	let count = 0;
	for (let row = 0; row < length; row++) {
		if (!validity || isSet(validity, row)) out[count++] = values[row] ?? 0;
	}
	return out.subarray(0, count);
}

/** Distinct and most frequent values by sorting: no hash table, so any number of rows fits. Sorts `values` in place. */
export function countSorted(values: Float64Array, limit: number): ValueCounts {
	values.sort();
	const top: ValueCount[] = [];
	let distinct = 0;
	for (let from = 0; from < values.length; distinct++) {
		const value = values[from] ?? 0;
		let to = from + 1;
		while (to < values.length && values[to] === value) to++;
		keepTop(top, { value, count: to - from }, limit);
		from = to;
	}
	return { present: values.length, distinct, top };
}

/** Enters a count into the list of the most frequent ones; earlier entries win ties. */
function keepTop(top: ValueCount[], entry: ValueCount, limit: number): void {
	const last = top.at(-1);
	if (top.length >= limit && last && entry.count <= last.count) return;
	let at = top.length;
	while (at > 0 && (top[at - 1]?.count ?? 0) < entry.count) at--;
	top.splice(at, 0, entry);
	if (top.length > limit) top.pop();
}
