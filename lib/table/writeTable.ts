import { LibraryError } from '../errors';
import { writeParquet } from './parquet/writeParquet';
import type { Table } from './table';
import { writeCsv, type CsvWriteOptions } from './write/writeCsv';
import { writeNdjson } from './write/writeNdjson';

export type FileFormat = 'csv' | 'ndjson' | 'parquet';

/**
 * The table as the bytes of a file. CSV is safe to open in a spreadsheet: see writeCsv.
 * Throws INVALID_PARAMETER for another format.
 */
export async function writeTable(
	table: Table,
	format: FileFormat,
	options: CsvWriteOptions = {},
): Promise<Uint8Array> {
	switch (format) {
		case 'csv':
			return writeCsv(table, options);
		case 'ndjson':
			return writeNdjson(table);
		case 'parquet':
			return await writeParquet(table);
		default:
			throw new LibraryError(
				'INVALID_PARAMETER',
				`The format must be csv, ndjson or parquet, got "${String(format)}".`,
				'Pick one of the three.',
			);
	}
}
