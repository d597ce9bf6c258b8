import type { Cell, Column, ColumnType, StringColumn } from '../column';
import type { Table } from '../table';
import { dateText, isWholeDays } from '../text/dateText';
import { countSorted, presentValues } from './countValues';

const TOP_VALUES = 5;

export interface ColumnProfile {
	readonly name: string;
	readonly type: ColumnType;
	readonly rows: number;
	readonly missing: number;
	/** Different values, missing not counted. */
	readonly distinct: number;
	/** Smallest and largest value; text by UTF-16 order; dates as ISO text. Null without values. */
	readonly min: Cell;
	readonly max: Cell;
	/** Arithmetic mean of numbers and whole numbers; null for other types and without values. */
	readonly mean: number | null;
	/** The most frequent values, at most 5; ties: text by first appearance, others by value. */
	readonly top: readonly { readonly value: Cell; readonly count: number }[];
}

/** What a profile says about a column: counts, range, mean and the most frequent values. Cost: one sort of the column. */
export function profileColumn(name: string, column: Column): ColumnProfile {
	const show = shower(column);
	const values = presentValues(column);
	const mean = meanOf(column, values);
	const { present, distinct, top } = countSorted(values, TOP_VALUES);
	const [min, max] =
		column.type === 'string' ? textRange(column, values) : numberRange(values, show);
	return {
		name,
		type: column.type,
		rows: column.length,
		missing: column.length - present,
		distinct,
		min,
		max,
		mean,
		top: top.map(({ value, count }) => ({ value: show(value), count })),
	};
}

/** Turns a raw value into what the user sees. */
function shower(column: Column): (raw: number) => Cell {
	switch (column.type) {
		case 'string':
			return (code) => column.dictionary.get(code);
		case 'boolean':
			return (raw) => raw === 1;
		case 'date': {
			const daysOnly = isWholeDays(column);
			return (raw) => dateText(raw, daysOnly);
		}
		default:
			return (raw) => raw;
	}
}

/** First and last of sorted values. */
function numberRange(sorted: Float64Array, show: (raw: number) => Cell): [Cell, Cell] {
	const [first, last] = [sorted[0], sorted.at(-1)];
	return first === undefined || last === undefined ? [null, null] : [show(first), show(last)];
}

/** Smallest and largest text among sorted codes. */
function textRange({ dictionary }: StringColumn, sortedCodes: Float64Array): [Cell, Cell] {
	let min: string | null = null;
	let max: string | null = null;
	let before = -1;
	for (const code of sortedCodes) {
		if (code === before) continue;
		before = code;
		const text = dictionary.get(code);
		if (min === null || text < min) min = text;
		if (max === null || text > max) max = text;
	}
	return [min, max];
}

function meanOf({ type }: Column, values: Float64Array): number | null {
	if ((type !== 'number' && type !== 'integer') || values.length === 0) return null;
	return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The profile of every column. */
export function profileTable(table: Table): ColumnProfile[] {
	return table.entries().map(([name, column]) => profileColumn(name, column));
}
