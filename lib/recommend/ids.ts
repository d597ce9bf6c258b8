import { LibraryError } from '../errors';
import { Dictionary, isMissing, type Column, type Table } from '../table';

/** A column of customer or product ids as codes into its distinct ids; −1 = no id in this row. */
export interface CodedIds {
	readonly codes: Int32Array;
	readonly ids: readonly string[];
}

function codeStrings(column: Extract<Column, { type: 'string' }>): CodedIds {
	const ids = column.dictionary.toArray();
	const codes = Int32Array.from(column.values, (code, row) =>
		isMissing(column, row) || ids[code] === '' ? -1 : code,
	);
	return { codes, ids };
}

function codeNumbers(column: Extract<Column, { type: 'integer' | 'number' }>): CodedIds {
	const known = new Map<number, number>();
	const codes = new Int32Array(column.length).fill(-1);
	for (let row = 0; row < column.length; row++) {
		const value = column.values[row];
		if (value === undefined || !Number.isFinite(value) || isMissing(column, row)) continue;
		let code = known.get(value);
		if (code === undefined) known.set(value, (code = known.size));
		codes[row] = code;
	}
	return { codes, ids: [...known.keys()].map(String) };
}

/**
 * The ids of a text or number column. Text stays as it is ("007" and "7" are two ids); numbers become their shortest
 * decimal text. Throws MISSING_COLUMN, WRONG_TYPE.
 */
export function codeIds(table: Table, name: string): CodedIds {
	const column = table.typed(name, 'string', 'integer', 'number');
	return column.type === 'string' ? codeStrings(column) : codeNumbers(column);
}

/** Code-unit order: the same on every machine, unlike localeCompare. */
export const compareIds = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Distinct ids in code-unit order, kept as UTF-8 bytes; looking one up decodes only a handful of them. */
export class SortedIds {
	private constructor(readonly dictionary: Dictionary) {}

	get size(): number {
		return this.dictionary.size;
	}

	/** `ids` must be distinct and sorted by `compareIds`. */
	static from(ids: readonly string[]): SortedIds {
		return new SortedIds(Dictionary.from(ids));
	}

	/** Wraps stored bytes. Throws CORRUPT_FILE when the offsets do not fit them. */
	static fromBytes(bytes: Uint8Array, offsets: Uint32Array): SortedIds {
		const fits = offsets.length > 0 && offsets[0] === 0 && offsets.at(-1) === bytes.length;
		if (fits && offsets.every((at, i) => i === 0 || at >= (offsets[i - 1] ?? 0))) {
			return new SortedIds(new Dictionary(bytes, offsets));
		}
		throw new LibraryError(
			'CORRUPT_FILE',
			'The saved recommendation model cannot be used: its id list is damaged.',
			'Train it again, or pick another saved version.',
		);
	}

	get(index: number): string {
		return this.dictionary.get(index);
	}

	/** The index of an id, or −1. */
	indexOf(id: string): number {
		let low = 0;
		let high = this.size - 1;
		while (low <= high) {
			const middle = (low + high) >> 1;
			const order = compareIds(this.get(middle), id);
			if (order === 0) return middle;
			if (order < 0) low = middle + 1;
			else high = middle - 1;
		}
		return -1;
	}
}

/** For each code the rank of its id among the ids that are used, −1 for unused ones; and those ids, sorted. */
export function rankIds({ codes, ids }: CodedIds): { ranks: Int32Array; sorted: string[] } {
	const used = new Uint8Array(ids.length);
	for (const code of codes) if (code >= 0) used[code] = 1;
	const order = [...used.keys()].filter((code) => used[code] === 1);
	order.sort((a, b) => compareIds(ids[a] ?? '', ids[b] ?? ''));
	const ranks = new Int32Array(ids.length).fill(-1);
	order.forEach((code, rank) => (ranks[code] = rank));
	return { ranks, sorted: order.map((code) => ids[code] ?? '') };
}
