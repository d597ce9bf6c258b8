import { Dictionary, float64, int32, Table, type Column } from '../table';

/** Segment numbers 1, 2, 3 … and names from 0-based labels, without a JavaScript value a row. */
export function segmentColumns(labels: Int32Array, names: readonly string[]): [string, Column][] {
	const { length } = labels;
	const numbers = int32(length);
	const codes = int32(length);
	for (let row = 0; row < length; row++) numbers[row] = (labels[row] ?? 0) + 1;
	codes.set(labels);
	const dictionary = Dictionary.from(names);
	return [
		['segment', { type: 'integer', length, validity: null, values: numbers }],
		[
			'segmentName',
			{ type: 'string', length, validity: null, values: codes, dictionary, json: false },
		],
	];
}

/** The columns that k-means segments add to each customer. */
export function addedColumns(
	labels: Int32Array,
	distances: Float64Array,
	names: readonly string[],
): [string, Column][] {
	const values = float64(distances.length);
	values.set(distances);
	const distance: Column = { type: 'number', length: values.length, validity: null, values };
	return [...segmentColumns(labels, names), ['segmentDistance', distance]];
}

/** The added columns alone, or after the input's own (replacing columns of the same name). */
export function resultTable(
	table: Table,
	added: readonly [string, Column][],
	keepColumns: boolean,
): Table {
	return keepColumns ? table.with(added) : new Table(added, table.numRows);
}
