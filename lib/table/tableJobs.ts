import { LibraryError } from '../errors';
import type { JobContext } from '../ports';
import { profileColumn, type ColumnProfile } from './profile/profileTable';
import { readTable, type ReadOptions } from './readTable';
import type { ReadReport } from './report';
import { isFileSource, type FileSource } from './source';
import type { Table } from './table';
import { writeTable, type FileFormat } from './writeTable';
import type { CsvWriteOptions } from './write/writeCsv';

/** Job `table.read`: a file as a Table, with the report of how it was read; null for input that is a Table already. */
export async function readTableJob(
	input: Table | FileSource,
	{ columns, types }: Pick<ReadOptions, 'columns' | 'types'>,
	context: JobContext,
): Promise<{ table: Table; report: ReadReport | null }> {
	if (!isFileSource(input))
		return { table: columns ? input.select(columns) : input, report: input.report };
	context.progress(0, `Reading ${input.name}`);
	const table = await readTable(input, { columns, types, context });
	return { table, report: table.report };
}

/** Job `table.write`: a Table, or the given rows of it, as the bytes of a CSV, NDJSON or Parquet file. */
export async function writeTableJob(
	input: Table,
	{ format, rows, ...options }: { format: FileFormat; rows?: Int32Array } & CsvWriteOptions,
	context: JobContext,
): Promise<Uint8Array> {
	const table = rows ? input.take(rows) : input;
	context.progress(0, `Writing ${table.numRows} rows`);
	const bytes = await writeTable(table, format, options);
	if (bytes.length <= context.memoryLimit) return bytes;
	throw new LibraryError(
		'MEMORY_LIMIT',
		`The file takes ${Math.ceil(bytes.length / 2 ** 20)} MB; the job may use ${Math.floor(context.memoryLimit / 2 ** 20)} MB.`,
		'Write fewer columns or rows, or raise the memory limit.',
	);
}

export interface TableProfile {
	readonly rows: number;
	readonly columns: readonly ColumnProfile[];
	/** How the file was read; null when the rows came from elsewhere. */
	readonly report: ReadReport | null;
}

/** Job `table.profile`: rows, types, missing and distinct values, range and frequent values of each column. */
export function profileTableJob(
	table: Table,
	_options: Readonly<Record<string, unknown>>,
	context: JobContext,
): TableProfile {
	const entries = table.entries();
	const columns = entries.map(([name, column], i) => {
		context.signal.throwIfCancelled();
		context.progress(i / entries.length, `Profiling ${name}`);
		return profileColumn(name, column);
	});
	return { rows: table.numRows, columns, report: table.report };
}
