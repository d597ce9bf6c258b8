import { isSet, type Bitmap } from './bitmap';
import type { Dictionary } from './dictionary';

interface ColumnBase {
	readonly length: number;
	/** Which rows have a value; null = all of them. */
	readonly validity: Bitmap | null;
}

/** Real numbers. NaN never stands for "missing": the bitmap does. */
export interface NumberColumn extends ColumnBase {
	readonly type: 'number';
	readonly values: Float64Array | Float32Array;
}

/** Whole numbers up to 2^53: 32 bits where all values fit, else float64. */
export interface IntegerColumn extends ColumnBase {
	readonly type: 'integer';
	readonly values: Int32Array | Float64Array;
}

/** 0 or 1 a row. */
export interface BooleanColumn extends ColumnBase {
	readonly type: 'boolean';
	readonly values: Uint8Array;
}

/** Milliseconds since 1970-01-01T00:00:00Z. */
export interface DateColumn extends ColumnBase {
	readonly type: 'date';
	readonly values: Float64Array;
}

/** Text, one dictionary code a row. `json`: the text is JSON of a nested value (arrays). */
export interface StringColumn extends ColumnBase {
	readonly type: 'string';
	readonly values: Int32Array;
	readonly dictionary: Dictionary;
	readonly json: boolean;
}

export type Column = NumberColumn | IntegerColumn | BooleanColumn | DateColumn | StringColumn;
export type ColumnType = Column['type'];

/** A cell as plain JavaScript: dates are UTC ms, missing is null. */
export type Cell = string | number | boolean | null;

export function isMissing(column: Column, row: number): boolean {
	return column.validity !== null && !isSet(column.validity, row);
}

/** The value of one cell (slow path: loops read `values` themselves). Dates come as UTC ms. */
export function cellAt(column: Column, row: number): Cell {
	if (isMissing(column, row)) return null;
	const value = column.values[row];
	if (value === undefined) return null;
	if (column.type === 'string') return column.dictionary.get(value);
	return column.type === 'boolean' ? value === 1 : value;
}

/** The values as float64 with NaN for missing: what estimators take. Strings are refused by the caller. */
export function toFloat64(column: Exclude<Column, StringColumn>): Float64Array {
	const out = Float64Array.from(column.values);
	if (column.validity) {
		for (let row = 0; row < column.length; row++) if (!isSet(column.validity, row)) out[row] = NaN;
	}
	return out;
}
