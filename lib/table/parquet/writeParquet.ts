import { isMissing, type Column } from '../column';
import { cellReader } from '../records/tableToRecords';
import type { Table } from '../table';
import type { ColumnSource } from './hyparquetWriter.vendor';

/**
 * A table as a Parquet file, packed with SNAPPY: numbers as DOUBLE, whole numbers as INT64, dates as TIMESTAMP (ms, UTC),
 * text as STRING, JSON columns as JSON.
 */
export async function writeParquet(table: Table): Promise<Uint8Array> {
	const { parquetWriteBuffer } = await import('./hyparquetWriter.vendor.js');
	const columnData = table.entries().map(([name, column]) => source(name, column));
	return new Uint8Array(parquetWriteBuffer({ columnData }));
}

const TYPES = {
	number: 'DOUBLE',
	integer: 'INT64',
	boolean: 'BOOLEAN',
	date: 'TIMESTAMP',
	string: 'STRING',
} as const;

function source(name: string, column: Column): ColumnSource {
	const read = valueReader(column);
	const data: unknown[] = [];
	for (let row = 0; row < column.length; row++)
		data.push(isMissing(column, row) ? null : read(row));
	const type = column.type === 'string' && column.json ? 'JSON' : TYPES[column.type];
	return { name, data, type, nullable: column.validity !== null };
}

function valueReader(column: Column): (row: number) => unknown {
	const { values } = column;
	if (column.type === 'date') return (row) => new Date(values[row] ?? 0);
	if (column.type === 'integer') return (row) => BigInt(values[row] ?? 0);
	return cellReader(column);
}
