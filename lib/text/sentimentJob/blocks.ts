import type { Column, Table } from '../../table';

/**
 * The rows of a set as tables one after the other. A file is read in blocks of which each has its own list of distinct texts: finding
 * out which of a million texts are equal would take more memory than the texts.
 */
export class Blocks {
	readonly numRows: number;
	/** First row of each table. */
	readonly starts: readonly number[];

	/** `tables`: at least one, with the same columns. */
	constructor(readonly tables: readonly Table[]) {
		let rows = 0;
		this.starts = tables.map((table) => (rows += table.numRows) - table.numRows);
		this.numRows = rows;
	}

	/** Tells a column of each table, and the first row of it. Throws MISSING_COLUMN. */
	each(name: string, tell: (column: Column, start: number) => void): void {
		this.tables.forEach((table, i) => tell(table.column(name), this.starts[i] ?? 0));
	}

	/** The column of the table that holds a row, and the first row of that table. */
	columnAt(name: string, row: number): { column: Column; start: number } | undefined {
		const next = this.starts.findIndex((start) => start > row);
		const i = (next < 0 ? this.tables.length : next) - 1;
		const table = this.tables[i];
		return table && { column: table.column(name), start: this.starts[i] ?? 0 };
	}
}
