import {
	bytes,
	float64,
	isMissing,
	type BooleanColumn,
	type Column,
	type IntegerColumn,
	type NumberColumn,
} from '../table';
import { fencesOf } from './fences';
import type { OutlierOptions } from './options';
import type { OutlierReport } from './report';

type Numeric = NumberColumn | IntegerColumn;

export interface OutlierFinding {
	readonly report: OutlierReport;
	/** Row numbers outside the fences, ascending. */
	readonly rows: Int32Array;
	/** The column after `cap`, else as it was. */
	readonly column: Column;
	/** True where a value lies outside the fences; no entry is missing. */
	readonly flags: BooleanColumn;
}

function presentValues(column: Numeric): Float64Array {
	const values = new Float64Array(column.length);
	let count = 0;
	for (let row = 0; row < column.length; row++) {
		if (!isMissing(column, row)) values[count++] = column.values[row] ?? 0;
	}
	return values.subarray(0, count);
}

/** Whether a column has more than two different values; flags and shares coded 0/1 have no outliers. */
export function hasSpread(column: Numeric): boolean {
	const seen = new Set<number>();
	for (let row = 0; row < column.length && seen.size < 3; row++) {
		if (!isMissing(column, row)) seen.add(column.values[row] ?? 0);
	}
	return seen.size > 2;
}

function capped(column: Numeric, rows: Int32Array, lower: number, upper: number): Numeric {
	const values = float64(column.length);
	values.set(column.values);
	for (const row of rows) values[row] = (values[row] ?? 0) < lower ? lower : upper;
	return { type: 'number', length: column.length, values, validity: column.validity };
}

/** Finds the values of a number column outside the fences of `options.method`. */
export function findOutliers(column: Numeric, options: OutlierOptions): OutlierFinding {
	const { method, action, threshold } = options;
	const { lower, upper, note } = fencesOf(presentValues(column), method, threshold);
	const flags = bytes(column.length);
	const rows: number[] = [];
	let low = 0;
	for (let row = 0; row < column.length; row++) {
		const value = column.values[row] ?? 0;
		if ((value >= lower && value <= upper) || isMissing(column, row)) continue;
		flags[row] = 1;
		rows.push(row);
		if (value < lower) low++;
	}
	const limit = (fence: number) => (Number.isFinite(fence) ? fence : null);
	const fences = { lowerFence: limit(lower), upperFence: limit(upper) };
	const counts = { low, high: rows.length - low, ...fences };
	const found = Int32Array.from(rows);
	return {
		report: { method, action, ...counts, ...(note !== undefined && { note }) },
		rows: found,
		column: action === 'cap' && rows.length > 0 ? capped(column, found, lower, upper) : column,
		flags: { type: 'boolean', length: column.length, values: flags, validity: null },
	};
}
