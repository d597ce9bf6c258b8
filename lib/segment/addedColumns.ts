import { integerColumn, numberColumn, stringColumn, Table, type Column } from '../table';

/** The columns that segmentation adds to each customer. `labels` are 0-based. */
export function addedColumns(
	labels: Int32Array,
	distances: Float64Array,
	names: readonly string[],
): [string, Column][] {
	return [
		['segment', integerColumn(Array.from(labels, (label) => label + 1))],
		['segmentName', stringColumn(Array.from(labels, (label) => names[label] ?? ''))],
		['segmentDistance', numberColumn(Array.from(distances))],
	];
}

/** The added columns alone, or after the input's own (replacing columns of the same name). */
export function resultTable(
	table: Table,
	added: readonly [string, Column][],
	keepColumns: boolean,
): Table {
	return keepColumns ? table.with(added) : new Table(added, table.numRows);
}
