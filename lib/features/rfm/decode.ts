/** Columns of a table as the plain arrays that scanning wants. Texts are parsed once a dictionary entry, not once a row. */
import { LibraryError } from '../../errors';
import {
	isMissing,
	parseDateBytes,
	parseFloatBytes,
	type Column,
	type StringColumn,
} from '../../table';
import { skipBlanks, trimBlanks } from '../../table/text/parseNumber';
import type { ByteArena } from './arena';
import { packKey, packOrder } from './keys';

/** Stands for a missing cell in decoded numbers; a cell that cannot be read is +Infinity. */
export const MISSING = NaN;
export const UNREADABLE = Infinity;

type ParseBytes = (bytes: Uint8Array, start: number, end: number) => number;

function wrongType(name: string, column: Column, wanted: string): never {
	throw new LibraryError(
		'WRONG_TYPE',
		`Column "${name}" holds ${column.type} values; ${wanted} is needed.`,
		'Pick another column, or convert it with the Clean Data node first.',
		{ column: name, type: column.type },
	);
}

/** Rows [from, to) of a date column, or of a text column with ISO dates, as UTC ms. */
export function decodeDates(name: string, column: Column, from: number, to: number): Float64Array {
	if (column.type === 'string') return parseTexts(column, from, to, parseDateBytes);
	if (column.type !== 'date') return wrongType(name, column, 'a date');
	return copyNumbers(column, from, to);
}

/** Rows [from, to) of a numeric column, or of a text column with plain numbers. */
export function decodeNumbers(
	name: string,
	column: Column,
	from: number,
	to: number,
): Float64Array {
	if (column.type === 'string') return parseTexts(column, from, to, parseFloatBytes);
	if (column.type !== 'number' && column.type !== 'integer') {
		return wrongType(name, column, 'a number');
	}
	return copyNumbers(column, from, to);
}

function copyNumbers(column: Column, from: number, to: number): Float64Array {
	const out = new Float64Array(to - from);
	for (let row = from; row < to; row++) {
		const value = column.values[row] ?? NaN;
		const read = Number.isFinite(value) ? value : UNREADABLE;
		out[row - from] = isMissing(column, row) ? MISSING : read;
	}
	return out;
}

function parseTexts(
	column: StringColumn,
	from: number,
	to: number,
	parse: ParseBytes,
): Float64Array {
	const { bytes, offsets, size } = column.dictionary;
	const known = new Float64Array(size);
	const seen = new Uint8Array(size);
	return Float64Array.from({ length: to - from }, (_, i) => {
		if (isMissing(column, from + i)) return MISSING;
		const code = column.values[from + i] ?? 0;
		if (seen[code] === 0) {
			seen[code] = 1;
			known[code] = parseText(bytes, offsets[code] ?? 0, offsets[code + 1] ?? 0, parse);
		}
		return known[code] ?? MISSING;
	});
}

function parseText(bytes: Uint8Array, from: number, to: number, parse: ParseBytes): number {
	const start = skipBlanks(bytes, from, to);
	const end = trimBlanks(bytes, start, to);
	if (start === end) return MISSING;
	const value = parse(bytes, start, end);
	return Number.isFinite(value) ? value : UNREADABLE;
}

/** Keys of rows: row i has key `codes[i]` (−1: missing), whose words stand at `words[codes[i] × width]`. */
export interface DecodedKeys {
	readonly codes: Int32Array;
	readonly words: Int32Array;
}

type PackBytes = (bytes: Uint8Array, start: number, end: number, code: number) => void;

/** Rows [from, to) of an id column as customer keys; long ones are added to the arena. */
export function decodeKeys(
	name: string,
	column: Column,
	from: number,
	to: number,
	arena: ByteArena,
): DecodedKeys {
	const words = new Int32Array(3 * distinct(column, from, to));
	const codes = packColumn(name, column, from, to, (bytes, start, end, code) => {
		const at = end - start > 11 ? arena.add(bytes, start, end) : 0;
		packKey(bytes, start, end, at, words, 3 * code);
	});
	return { codes, words };
}

/** Rows [from, to) of an id column as order words. */
export function decodeOrders(name: string, column: Column, from: number, to: number): DecodedKeys {
	const words = new Int32Array(2 * distinct(column, from, to));
	const codes = packColumn(name, column, from, to, (bytes, start, end, code) =>
		packOrder(bytes, start, end, words, 2 * code),
	);
	return { codes, words };
}

/** At most so many different keys. */
const distinct = (column: Column, from: number, to: number) =>
	column.type === 'string' ? column.dictionary.size : to - from;

function packColumn(
	name: string,
	column: Column,
	from: number,
	to: number,
	pack: PackBytes,
): Int32Array {
	if (column.type === 'string') return packTexts(column, from, to, pack);
	if (column.type !== 'integer' && column.type !== 'number') {
		return wrongType(name, column, 'text or a whole number');
	}
	return packNumbers(column, from, to, pack);
}

function packTexts(column: StringColumn, from: number, to: number, pack: PackBytes): Int32Array {
	const { bytes, offsets, size } = column.dictionary;
	const state = new Uint8Array(size); // 0 = not seen, 1 = packed, 2 = blank
	return Int32Array.from({ length: to - from }, (_, i) => {
		if (isMissing(column, from + i)) return -1;
		const code = column.values[from + i] ?? 0;
		if (state[code] === 0) {
			const start = skipBlanks(bytes, offsets[code] ?? 0, offsets[code + 1] ?? 0);
			const end = trimBlanks(bytes, start, offsets[code + 1] ?? 0);
			state[code] = start < end ? 1 : 2;
			if (start < end) pack(bytes, start, end, code);
		}
		return state[code] === 1 ? code : -1;
	});
}

const encoder = new TextEncoder();

function packNumbers(column: Column, from: number, to: number, pack: PackBytes): Int32Array {
	const known = new Map<number, number>();
	return Int32Array.from({ length: to - from }, (_, i) => {
		const value = column.values[from + i] ?? NaN;
		if (isMissing(column, from + i) || !Number.isFinite(value)) return -1;
		const code = known.get(value);
		if (code !== undefined) return code;
		const text = encoder.encode(String(value));
		pack(text, 0, text.length, known.size);
		known.set(value, known.size);
		return known.size - 1;
	});
}

/** Per row of an id column what `locate` says of its key's bytes (asked once a distinct key), or −2 where it is missing. */
export function locateKeys(
	name: string,
	column: Column,
	locate: (bytes: Uint8Array, start: number, end: number) => number,
): Int32Array {
	const places = new Int32Array(distinct(column, 0, column.length));
	const codes = packColumn(name, column, 0, column.length, (bytes, start, end, code) => {
		places[code] = locate(bytes, start, end);
	});
	return codes.map((code) => (code < 0 ? -2 : (places[code] ?? -1)));
}
