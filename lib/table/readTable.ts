import { readCsv } from './csv/readCsv';
import type { ReadOptions, StreamOptions } from './csv/readOptions';
import { streamCsv } from './csv/streamCsv';
import { readAt } from './csv/byteInput';
import { readNdjson, streamNdjson } from './ndjson/readNdjson';
import { readParquet, streamParquet } from './parquet/readParquet';
import type { FileSource } from './source';
import type { Table } from './table';

export type { ReadOptions, StreamOptions };

const PARQUET_MAGIC = 'PAR1';
const LOOK = 4096;

/** The format of a file: as given, else Parquet by its magic bytes, NDJSON when it begins with `{`, else CSV. */
export function formatOf(source: FileSource): 'csv' | 'ndjson' | 'parquet' {
	if (source.format !== 'auto') return source.format;
	const head = readAt(source, 0, LOOK);
	const text = new TextDecoder('latin1').decode(head.slice());
	if (text.startsWith(PARQUET_MAGIC)) return 'parquet';
	const isJson = /^(?:\u00ef\u00bb\u00bf)?\s*\{/.test(text);
	return isJson || /\.(?:ndjson|jsonl)(?:\.gz)?$/i.test(source.name) ? 'ndjson' : 'csv';
}

/**
 * Reads a CSV, NDJSON or Parquet file whole into a Table; its `report` says how. `options.columns` overrides
 * `source.columns`. On worker threads with a context the file is read in ranges on all of the job's threads.
 * Throws CORRUPT_FILE, EMPTY_INPUT, MISSING_COLUMN, MEMORY_LIMIT, NOT_FOUND, UNSUPPORTED.
 */
export async function readTable(source: FileSource, options: ReadOptions = {}): Promise<Table> {
	const merged = { ...options, columns: options.columns ?? source.columns };
	switch (formatOf(source)) {
		case 'csv':
			return await readCsv(source, merged);
		case 'ndjson':
			return await readNdjson(source, merged);
		case 'parquet':
			return await readParquet(source, merged);
	}
}

/**
 * A file as a sequence of Tables of about `chunkRows` rows, for data larger than memory. All chunks have the same columns and
 * types, those that readTable would give; give `types` for all columns to save the pass that finds them. Each chunk has its
 * own dictionaries: codes of one chunk mean nothing in another. Throws as readTable.
 */
export function streamTable(
	source: FileSource,
	options: StreamOptions = {},
): AsyncGenerator<Table, void, void> {
	const merged = { ...options, columns: options.columns ?? source.columns };
	switch (formatOf(source)) {
		case 'csv':
			return streamCsv(source, merged);
		case 'ndjson':
			return streamNdjson(source, merged);
		case 'parquet':
			return streamParquet(source, merged);
	}
}
