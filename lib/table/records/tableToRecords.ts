import { cellAt, isMissing, type Column, type StringColumn } from '../column';
import type { Table } from '../table';
import { dateText, isWholeDays } from '../text/dateText';

type ReadCell = (row: number) => unknown;

/**
 * Rows [from, to) as plain objects, one own property a column. Dates are ISO text (`2024-03-01` where the whole column
 * is midnights, else with time and Z), JSON columns are parsed, missing is null. Names such as `__proto__` become own
 * properties too and touch no prototype.
 */
export function tableToRecords(
	table: Table,
	from = 0,
	to: number = table.numRows,
): Record<string, unknown>[] {
	const readers = table.entries().map(([name, column]) => [name, cellReader(column)] as const);
	const records: Record<string, unknown>[] = [];
	for (let row = from; row < Math.min(to, table.numRows); row++) {
		const record: Record<string, unknown> = {};
		for (const [name, read] of readers) setOwn(record, name, read(row));
		records.push(record);
	}
	return records;
}

/** Sets an own property of any name. */
function setOwn(record: Record<string, unknown>, name: string, value: unknown): void {
	if (name !== '__proto__') record[name] = value;
	else {
		Object.defineProperty(record, name, {
			value,
			enumerable: true,
			configurable: true,
			writable: true,
		});
	}
}

/** Reads a cell in the form that JSON has for it. */
export function cellReader(column: Column): ReadCell {
	if (column.type === 'date') {
		const daysOnly = isWholeDays(column);
		return (row) => (isMissing(column, row) ? null : dateText(column.values[row] ?? NaN, daysOnly));
	}
	if (column.type === 'string' && column.json) return (row) => parsedJson(column, row);
	return (row) => finiteOrNull(cellAt(column, row));
}

function finiteOrNull(cell: unknown): unknown {
	return typeof cell === 'number' && !Number.isFinite(cell) ? null : cell;
}

function parsedJson(column: StringColumn, row: number): unknown {
	const text = cellAt(column, row);
	return typeof text === 'string' ? JSON.parse(text) : null;
}
