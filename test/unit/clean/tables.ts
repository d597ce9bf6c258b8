import { cleanTable, type CleanOptions, type CleanResult } from '../../../lib/clean';
import { stringColumn, Table, type Cell } from '../../../lib/table';
import { testContext } from '../../support/context';

export type Row = Record<string, Cell>;

/** A table of text columns; `null` = missing. */
export function textTable(columns: Record<string, readonly (string | null)[]>): Table {
	return new Table(Object.entries(columns).map(([name, cells]) => [name, stringColumn(cells)]));
}

export function rowsOf(table: Table): Row[] {
	return Array.from({ length: table.numRows }, (_, row) =>
		Object.fromEntries(table.names.map((name) => [name, table.cell(name, row)])),
	);
}

export function cells(table: Table, name: string): Cell[] {
	return Array.from({ length: table.numRows }, (_, row) => table.cell(name, row));
}

export async function clean(table: Table, options: CleanOptions = {}): Promise<CleanResult> {
	return await cleanTable(table, options, testContext());
}

/** What the report says about one column. */
export function reportOf({ report }: CleanResult, name: string) {
	const found = report.columns.find((column) => column.name === name);
	if (!found) throw new Error(`no column ${name} in the report`);
	return found;
}
