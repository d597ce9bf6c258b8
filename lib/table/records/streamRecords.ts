import type { Table } from '../table';
import type { SchemaReport } from '../report';
import { RecordColumns, type RecordOptions } from './recordColumns';

/**
 * Tables of `chunkRows` rows from records that can be read twice: once to decide the types, which all chunks share,
 * and once to fill them. Memory: one chunk.
 */
export async function* streamRecords(
	read: () => AsyncIterable<readonly unknown[]>,
	options: RecordOptions & {
		readonly chunkRows: number;
		readonly onReport: (report: SchemaReport) => void;
	},
): AsyncGenerator<Table, void, void> {
	const columns = new RecordColumns(options);
	for await (const records of read()) for (const record of records) columns.observe(record);
	let waiting: unknown[] = [];
	for await (const records of read()) {
		for (const record of records) {
			waiting.push(record);
			if (waiting.length < options.chunkRows) continue;
			yield columns.chunk(waiting);
			waiting = [];
		}
	}
	if (waiting.length > 0) yield columns.chunk(waiting);
	options.onReport(columns.report());
}
