import { Dictionary } from './dictionary';
import type { Column } from './column';
import type { ReadReport } from './report';
import { Table } from './table';

/** A Table as plain data: structured clone passes the shared buffers through without copying. */
export interface TableWire {
	readonly '@table': 1;
	readonly numRows: number;
	readonly report: ReadReport | null;
	readonly columns: readonly (readonly [string, WireColumn])[];
}

type WireColumn =
	| Exclude<Column, { type: 'string' }>
	| (Omit<Extract<Column, { type: 'string' }>, 'dictionary'> & {
			readonly dictionary: { bytes: Uint8Array; offsets: Uint32Array };
	  });

/** Plain data for a thread border; the columns' memory is shared, not copied. */
export function toWire(table: Table): TableWire {
	const columns = table.entries().map(([name, column]): readonly [string, WireColumn] => {
		if (column.type !== 'string') return [name, column];
		const { bytes, offsets } = column.dictionary;
		return [name, { ...column, dictionary: { bytes, offsets } }];
	});
	return { '@table': 1, numRows: table.numRows, report: table.report, columns };
}

export function fromWire(wire: TableWire): Table {
	const columns = wire.columns.map(([name, column]): [string, Column] => {
		if (column.type !== 'string') return [name, column];
		const { bytes, offsets } = column.dictionary;
		return [name, { ...column, dictionary: new Dictionary(bytes, offsets) }];
	});
	return new Table(columns, wire.numRows, wire.report);
}

export function isTableWire(value: unknown): value is TableWire {
	return typeof value === 'object' && value !== null && '@table' in value && value['@table'] === 1;
}
