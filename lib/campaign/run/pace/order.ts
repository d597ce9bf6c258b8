import { cellAt, type Cell, type Table } from '../../../table';

/** Row numbers of a table with the most engaged first: the largest numbers, the latest dates. Rows without a value come last. */
export function engagedFirst(table: Table, name: string): Uint32Array {
	const column = table.column(name);
	const values = new Float64Array(table.numRows);
	for (let row = 0; row < values.length; row++) values[row] = valueOf(cellAt(column, row));
	const value = (row: number) => values[row] ?? -Infinity;
	// Equal ones (two that have none, too) keep their order.
	return Uint32Array.from(values, (_, row) => row).sort((a, b) =>
		value(a) === value(b) ? a - b : value(b) - value(a),
	);
}

/** A number, a date as UTC ms, or -Infinity. */
function valueOf(cell: Cell): number {
	if (cell === null || cell === '') return -Infinity;
	const number = Number(cell);
	if (!Number.isNaN(number)) return number;
	const date = Date.parse(String(cell));
	return Number.isNaN(date) ? -Infinity : date;
}
