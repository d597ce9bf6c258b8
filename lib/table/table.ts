import { LibraryError } from '../errors';
import { cellAt, type Cell, type Column, type ColumnType } from './column';
import { gather } from './gather';
import type { ReadReport } from './report';

export interface FieldSchema {
	readonly name: string;
	readonly type: ColumnType;
}

/** A set of named, typed columns of equal length. Never changed: every verb returns a new table that shares what it can. */
export class Table {
	private readonly columns: ReadonlyMap<string, Column>;
	readonly numRows: number;

	/**
	 * Throws INVALID_PARAMETER when lengths differ. `numRows` is needed only for a table without columns. `report`: how
	 * the table was read from a file, with the lines left out; null for a table made in another way.
	 */
	constructor(
		columns: Iterable<readonly [string, Column]>,
		numRows?: number,
		readonly report: ReadReport | null = null,
	) {
		this.columns = new Map(columns);
		const first = this.columns.values().next().value;
		this.numRows = numRows ?? first?.length ?? 0;
		for (const [name, column] of this.columns) {
			if (column.length === this.numRows) continue;
			throw new LibraryError(
				'INVALID_PARAMETER',
				`Column "${name}" has ${column.length} rows, the table has ${this.numRows}.`,
				'Give every column the same number of rows.',
			);
		}
	}

	get names(): string[] {
		return [...this.columns.keys()];
	}

	get schema(): FieldSchema[] {
		return this.entries().map(([name, column]) => ({ name, type: column.type }));
	}

	entries(): [string, Column][] {
		return [...this.columns];
	}

	has(name: string): boolean {
		return this.columns.has(name);
	}

	/** The column, or MISSING_COLUMN with the names there are. */
	column(name: string): Column {
		const column = this.columns.get(name);
		if (column) return column;
		const known = this.names.slice(0, 20).join(', ');
		throw new LibraryError(
			'MISSING_COLUMN',
			`There is no column "${name}". The table has: ${known || 'no columns'}.`,
			'Pick one of the columns that exist; names are case-sensitive.',
			{ column: name },
		);
	}

	/** The column when it has one of the types, else WRONG_TYPE. */
	typed<T extends ColumnType>(name: string, ...types: readonly T[]): Extract<Column, { type: T }> {
		const column = this.column(name);
		const fits = (c: Column): c is Extract<Column, { type: T }> =>
			types.some((type) => type === c.type);
		if (fits(column)) return column;
		throw new LibraryError(
			'WRONG_TYPE',
			`Column "${name}" holds ${column.type} values; ${types.join(' or ')} is needed.`,
			'Convert it with the Clean Data node first, or pick another column.',
			{ column: name, type: column.type },
		);
	}

	cell(name: string, row: number): Cell {
		return cellAt(this.column(name), row);
	}

	select(names: readonly string[]): Table {
		return new Table(
			names.map((name) => [name, this.column(name)] as const),
			this.numRows,
			this.report,
		);
	}

	/** Adds columns or replaces those of the same name, in place of the old one. */
	with(columns: Iterable<readonly [string, Column]>): Table {
		return new Table([...this.columns, ...columns], this.numRows, this.report);
	}

	/** The rows of these numbers, in this order. */
	take(rows: ArrayLike<number>): Table {
		return new Table(
			this.entries().map(([name, column]) => [name, gather(column, rows)] as const),
			rows.length,
		);
	}
}
