import {
	bytes,
	cellAt,
	createBitmap,
	float64,
	isMissing,
	setBit,
	stringColumn,
	type BooleanColumn,
	type Column,
	type DateColumn,
	type IntegerColumn,
	type NumberColumn,
	type StringColumn,
} from '../table';
import { msToIso } from './calendar';
import { NO_FAILURES, type Cleaned, type Failures } from './cleaned';
import { serialKind, serialToMs, type SerialKind } from './serialDates';

type Numeric = NumberColumn | IntegerColumn;

/** A cell as text: dates in ISO 8601, numbers as JavaScript writes them. */
export function cellText(column: Column, row: number): string | null {
	const cell = cellAt(column, row);
	if (cell === null) return null;
	return column.type === 'date' && typeof cell === 'number' ? msToIso(cell) : String(cell);
}

/** Any column as text. */
export function asText(column: Column): StringColumn {
	if (column.type === 'string') return column;
	return stringColumn(Array.from({ length: column.length }, (_, row) => cellText(column, row)));
}

function numericFailures(column: Numeric, rows: readonly number[], reason: string): Failures {
	return {
		rows: Int32Array.from(rows),
		value: (row) => String(column.values[row] ?? ''),
		reason: () => reason,
	};
}

function without(column: Column, rows: readonly number[]) {
	const bitmap = createBitmap(column.length, true);
	for (let row = 0; row < column.length; row++)
		if (isMissing(column, row)) setBit(bitmap, row, false);
	for (const row of rows) setBit(bitmap, row, false);
	return bitmap;
}

/** Checks numbers that came as numbers: infinite ones (and fractions, when whole numbers are wanted) are unreadable, NaN is missing. */
export function checkNumbers(column: Numeric, whole: boolean): Cleaned {
	const failed: number[] = [];
	const empty: number[] = [];
	for (let row = 0; row < column.length; row++) {
		const value = column.values[row] ?? 0;
		if (Number.isInteger(value) || isMissing(column, row)) continue;
		if (Number.isNaN(value)) empty.push(row);
		else if (whole || !Number.isFinite(value)) failed.push(row);
	}
	if (failed.length + empty.length === 0)
		return { column, failures: NO_FAILURES, changed: 0, notes: [] };
	const reason = whole ? 'not a whole number' : 'not a finite number';
	return {
		column: { ...column, validity: without(column, [...failed, ...empty]) },
		failures: numericFailures(column, failed, reason),
		changed: 0,
		notes: [],
	};
}

/** Reads numbers as dates: days of a spreadsheet, seconds or milliseconds since 1970, by size or as told. */
export function numbersToDates(column: Numeric, setting: 'auto' | SerialKind): Cleaned {
	const values = float64(column.length);
	const failed: number[] = [];
	for (let row = 0; row < column.length; row++) {
		if (isMissing(column, row)) continue;
		const value = column.values[row] ?? NaN;
		const kind = setting === 'auto' ? serialKind(value) : setting;
		const ms = kind ? serialToMs(value, kind) : NaN;
		if (Number.isNaN(ms)) failed.push(row);
		else values[row] = ms;
	}
	const validity = failed.length || column.validity ? without(column, failed) : null;
	const dates: DateColumn = { type: 'date', length: column.length, values, validity };
	return {
		column: dates,
		failures: numericFailures(column, failed, 'not a number that counts days or seconds'),
		changed: 0,
		notes: [],
	};
}

/** Reads 0 and 1 as false and true; other numbers are unreadable. */
export function numbersToBooleans(column: Numeric): Cleaned {
	const failed: number[] = [];
	for (let row = 0; row < column.length; row++) {
		const value = column.values[row] ?? 0;
		if (value !== 0 && value !== 1 && !isMissing(column, row)) failed.push(row);
	}
	const validity = failed.length || column.validity ? without(column, failed) : null;
	const values = bytes(column.length);
	for (let row = 0; row < values.length; row++) values[row] = column.values[row] === 1 ? 1 : 0;
	const booleans: BooleanColumn = { type: 'boolean', length: column.length, values, validity };
	return {
		column: booleans,
		failures: numericFailures(column, failed, 'not a yes/no value'),
		changed: 0,
		notes: [],
	};
}
