import { cellAt, dateText, isWholeDays, type Column, type Table } from '../../../table';

/** Between the columns of a text: ends a sentence, and no n-gram of words crosses it unnoticed. */
const BETWEEN = ' \n ';

/** Text of each row: the columns one behind the other; '' where all are empty. */
export function textsOf(table: Table, columns: readonly string[], from = 0, to = table.numRows) {
	const parts = columns.map((name) => table.column(name));
	return Array.from({ length: to - from }, (_, i) =>
		parts
			.map((column) => cellText(column, from + i))
			.filter((text) => text !== '')
			.join(BETWEEN),
	);
}

/** What a cell says, in words; '' where it is missing. */
export function cellText(column: Column, row: number): string {
	const value = cellAt(column, row);
	if (value === null) return '';
	if (column.type === 'date') return dateText(Number(value), isWholeDays(column)) ?? '';
	return String(value).trim();
}
