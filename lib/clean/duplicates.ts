import { isMissing, type Column } from '../table';
import type { CancelSignal } from '../ports';
import type { DuplicateOptions } from './options';

export interface DuplicateFinding {
	/** For each input row: the row that it duplicates, or -1 when it stays. */
	readonly duplicateOf: Int32Array;
	readonly removed: number;
	readonly groups: number;
}

interface Numbers {
	/** Equal cells have equal numbers from 1 on; 0 = missing. */
	readonly of: Int32Array;
	readonly highest: number;
}

function cellNumbers(column: Column): Numbers {
	const numbers = new Int32Array(column.length);
	const known = new Map<number, number>();
	for (let row = 0; row < column.length; row++) {
		if (isMissing(column, row)) continue;
		const value = column.values[row] ?? 0;
		if (column.type === 'string') {
			numbers[row] = value + 1;
			continue;
		}
		const number = known.get(value) ?? known.size + 1;
		known.set(value, number);
		numbers[row] = number;
	}
	return { of: numbers, highest: column.type === 'string' ? column.dictionary.size : known.size };
}

/** Numbers the pairs of two numberings, in order of first appearance. */
function combine(a: Int32Array, b: Numbers): Numbers {
	const pairs = new Map<number, number>();
	const combined = new Int32Array(a.length);
	for (let row = 0; row < a.length; row++) {
		// Exact: both factors are below 2^31 and their product in practice far below 2^53.
		const key = (a[row] ?? 0) * (b.highest + 1) + (b.of[row] ?? 0);
		const number = pairs.get(key) ?? pairs.size;
		pairs.set(key, number);
		combined[row] = number;
	}
	return { of: combined, highest: pairs.size };
}

/** Numbers rows by the combination of their cells; `present[row]` says whether any cell has a value. */
function groupRows(columns: readonly Column[], length: number, signal: CancelSignal) {
	const present = new Uint8Array(length);
	let groups: Numbers = { of: new Int32Array(length), highest: 0 };
	columns.forEach((column, index) => {
		signal.throwIfCancelled();
		const numbers = cellNumbers(column);
		for (let row = 0; row < length; row++) if (numbers.of[row]) present[row] = 1;
		groups = index === 0 ? numbers : combine(groups.of, numbers);
	});
	return { groups: groups.of, highest: groups.highest, present };
}

function completeness(columns: readonly Column[], length: number): Int32Array {
	const filled = new Int32Array(length);
	for (const column of columns) {
		for (let row = 0; row < length; row++)
			if (!isMissing(column, row)) filled[row] = (filled[row] ?? 0) + 1;
	}
	return filled;
}

/**
 * Finds rows with equal keys among `rows` (ascending row numbers). Rows without any key value are never duplicates.
 * `keys` are the key columns, `all` every column (for keep `complete`). Same input, same result. O(rows × keys).
 */
export function findDuplicates(
	rows: Int32Array,
	keys: readonly Column[],
	all: readonly Column[],
	keep: NonNullable<DuplicateOptions['keep']>,
	signal: CancelSignal,
): DuplicateFinding {
	const length = keys[0]?.length ?? 0;
	const duplicateOf = new Int32Array(length).fill(-1);
	const { groups, highest, present } = groupRows(keys, length, signal);
	const filled = keep === 'complete' ? completeness(all, length) : undefined;
	const best = new Int32Array(highest + 1).fill(-1);
	const wins = (row: number, champion: number) =>
		keep === 'last' || (filled !== undefined && (filled[row] ?? 0) > (filled[champion] ?? 0));
	for (const row of rows) {
		if (!present[row]) continue;
		const group = groups[row] ?? 0;
		const champion = best[group] ?? -1;
		if (champion < 0 || wins(row, champion)) best[group] = row;
	}
	let removed = 0;
	const shared = new Set<number>();
	for (const row of rows) {
		const champion = best[groups[row] ?? 0] ?? -1;
		if (!present[row] || champion === row || champion < 0) continue;
		duplicateOf[row] = champion;
		shared.add(champion);
		removed++;
	}
	return { duplicateOf, removed, groups: shared.size };
}
