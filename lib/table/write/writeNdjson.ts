import { tableToRecords } from '../records/tableToRecords';
import type { Table } from '../table';
import { ByteSink } from './byteSink';

const ROWS_PER_WRITE = 1024;

/** A table as one JSON object a line: dates as ISO text, JSON columns as values, missing cells as null. */
export function writeNdjson(table: Table): Uint8Array {
	const sink = new ByteSink();
	for (let from = 0; from < table.numRows; from += ROWS_PER_WRITE) {
		const records = tableToRecords(table, from, from + ROWS_PER_WRITE);
		sink.write(records.map((record) => `${JSON.stringify(record)}\n`).join(''));
	}
	return sink.finish();
}
