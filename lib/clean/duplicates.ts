import { isMissing, type Column } from '../table';
import type { CancelSignal } from '../ports';
import type { DuplicateOptions } from './options';

export interface DuplicateFinding {
	/** For each input row: the row that it duplicates, or -1 when it stays. */
	readonly duplicateOf: Int32Array;
	readonly removed: number;
	readonly groups: number;
}

/** Equal cells get equal numbers from 1 on, in order of first appearance; 0 = missing. */
function cellNumbers(column: Column): Int32Array {
	const numbers = new Int32Array(column.length);
	const known = new Map<string | number, number>();
	const byCode = new Int32Array(column.type === 'string' ? column.dictionary.size : 0);
	for (let row = 0; row < column.length; row++) {
		if (isMissing(column, row)) continue;
		const value = column.values[row] ?? 0;
		let number = byCode[value] ?? 0;
		if (number === 0) {
			const key = column.type === 'string' ? column.dictionary.get(value) : value;
			number = known.get(key) ?? known.size + 1;
			known.set(key, number);
			if (column.type === 'string') byCode[value] = number;
		}
		numbers[row] = number;
	}
	return numbers;
}

/** Numbers rows by the combination of their cells; `present[row]` says whether any cell has a value. */
function groupRows(columns: readonly Column[], length: number, signal: CancelSignal) {
	const present = new Uint8Array(length);
	let groups = new Int32Array(length);
	for (const column of columns) {
		signal.throwIfCancelled();
		const numbers = cellNumbers(column);
		const combined = new Map<number, number>();
		const next = new Int32Array(length);
		for (let row = 0; row < length; row++) {
			const number = numbers[row] ?? 0;
			if (number > 0) present[row] = 1;
			// Both numbers are below 2^26 rows each in practice; the product stays exact below 2^53.
			const key = (groups[row] ?? 0) * (length + 1) + number;
			const known = combined.get(key) ?? combined.size;
			combined.set(key, known);
			next[row] = known;
		}
		groups = next;
	}
	return { groups, present };
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
	const { groups, present } = groupRows(keys, length, signal);
	const filled = keep === 'complete' ? completeness(all, length) : undefined;
	const best = new Int32Array(length).fill(-1);
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
