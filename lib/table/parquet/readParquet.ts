import { isLibraryError, LibraryError } from '../../errors';
import { readAt, sizeOf } from '../csv/byteInput';
import { CHUNK_ROWS, type ReadOptions, type StreamOptions } from '../csv/readOptions';
import type { Column } from '../column';
import { RecordColumns } from '../records/recordColumns';
import { streamRecords } from '../records/streamRecords';
import type { FieldReport, ReadReport, SchemaReport } from '../report';
import type { FileSource } from '../source';
import { Table } from '../table';
import { BUILT_IN_CODECS, decompressors } from './compressors';
import type { FileMetaData } from './hyparquet.vendor';

const MAX_COLUMNS = 20_000;
const PIECE_ROWS = 262_144;

/**
 * Reads a Parquet file column by column. Types are the file's own: text stays text, timestamps and dates become dates,
 * structs become columns by dotted path, lists become JSON text; 64-bit numbers beyond 2^53 become text.
 * Codecs: none, SNAPPY, GZIP, BROTLI, and ZSTD where Node has it (22.15); others give UNSUPPORTED.
 */
export async function readParquet(source: FileSource, options: ReadOptions): Promise<Table> {
	const file = asyncBuffer(source);
	const metadata = await readMetadata(source);
	const rows = Number(metadata.num_rows);
	const names = topLevelNames(metadata);
	checkMemory(source, metadata, options);
	const columns: [string, Column][] = [];
	const fields: FieldReport[] = [];
	for (const name of choose(source, names, options.columns)) {
		options.context?.signal.throwIfCancelled();
		const values = await guarded(source, async () => await readColumn(file, metadata, name));
		const { table, report } = toColumns(name, values, options);
		columns.push(...table.entries());
		fields.push(...report.fields);
	}
	const report = fullReport(source, metadata, { rows, fields, renamed: [] });
	return new Table(picked(columns, options.columns), rows, report);
}

async function readMetadata(source: FileSource): Promise<FileMetaData> {
	const metadata = await guarded(source, async () => {
		const { parquetMetadataAsync } = await import('./hyparquet.vendor.js');
		return await parquetMetadataAsync(asyncBuffer(source));
	});
	checkCodecs(source, metadata);
	return metadata;
}

/** The file as Tables of about `chunkRows` rows with the same types; each row group is read twice, never the whole file. */
export async function* streamParquet(
	source: FileSource,
	options: StreamOptions,
): AsyncGenerator<Table, void, void> {
	const metadata = await readMetadata(source);
	const { columns: wanted, chunkRows = CHUNK_ROWS } = options;
	const columns = choose(source, topLevelNames(metadata), wanted);
	let schema: SchemaReport | null = null;
	yield* streamRecords(() => rowsOf(source, metadata, columns, options), {
		...options,
		chunkRows,
		textStaysText: true,
		onReport: (report) => (schema = report),
	});
	if (schema) options.onReport?.(fullReport(source, metadata, schema));
}

async function* rowsOf(
	source: FileSource,
	metadata: FileMetaData,
	columns: string[],
	{ context }: StreamOptions,
): AsyncGenerator<unknown[]> {
	const file = asyncBuffer(source);
	const { parquetRead } = await import('./hyparquet.vendor.js');
	for (const [rowStart, rowEnd] of stretches(metadata)) {
		context?.signal.throwIfCancelled();
		let found: unknown[] = [];
		const onComplete = (rows: unknown[]) => void (found = rows);
		await guarded(source, async () => {
			const range = { file, metadata, columns, rowStart, rowEnd };
			await parquetRead({
				...range,
				compressors: decompressors(),
				rowFormat: 'object',
				onComplete,
			});
		});
		yield found;
	}
}

/** Row ranges to decode at once: row groups, large ones in pieces of 262,144 rows. */
function stretches({ row_groups: groups }: FileMetaData): [number, number][] {
	const found: [number, number][] = [];
	let first = 0;
	for (const { num_rows: count } of groups) {
		const end = first + Number(count);
		for (; first < end; first += PIECE_ROWS) found.push([first, Math.min(first + PIECE_ROWS, end)]);
		first = end;
	}
	return found;
}

function fullReport(source: FileSource, metadata: FileMetaData, schema: SchemaReport): ReadReport {
	return {
		...schema,
		name: source.name,
		format: 'parquet',
		facts: { writer: metadata.created_by ?? 'unknown' },
		rejectedCount: 0,
		rejected: [],
	};
}

/** hyparquet's view of a file. */
function asyncBuffer(source: FileSource) {
	const byteLength = sizeOf(source);
	return {
		byteLength,
		slice: (start: number, end = byteLength) =>
			new Uint8Array(readAt(source, start, end - start)).buffer,
	};
}

async function readColumn(
	file: ReturnType<typeof asyncBuffer>,
	metadata: FileMetaData,
	name: string,
): Promise<unknown[]> {
	const { parquetRead } = await import('./hyparquet.vendor.js');
	let values: unknown[] = [];
	await parquetRead({
		file,
		metadata,
		columns: [name],
		compressors: decompressors(),
		onComplete: (rows: unknown[][]) => {
			values = rows.map(([value]) => value);
		},
	});
	return values;
}

function toColumns(name: string, values: readonly unknown[], { types }: ReadOptions) {
	const columns = new RecordColumns({ types, textStaysText: true });
	const record = (value: unknown) => ({ [name]: value });
	for (const value of values) columns.observe(record(value));
	values.forEach((value, row) => columns.write(record(value), row));
	return { table: columns.table(), report: columns.report() };
}

/** Names of the columns and structs directly below the root of the schema. */
function topLevelNames({ schema }: FileMetaData): string[] {
	const names: string[] = [];
	const skip = (at: number): number => {
		let next = at + 1;
		for (let child = 0; child < (schema[at]?.num_children ?? 0); child++) next = skip(next);
		return next;
	};
	for (let at = 1; at < schema.length && names.length <= MAX_COLUMNS; at = skip(at)) {
		names.push(schema[at]?.name ?? '');
	}
	return names;
}

/** The file's columns that hold what is asked for: `address` for `address.city`. */
function choose(
	source: FileSource,
	names: readonly string[],
	wanted: ReadOptions['columns'],
): string[] {
	if (!wanted) return [...names];
	const holders = wanted.map((wish) => {
		const holder = names.find((name) => wish === name || wish.startsWith(`${name}.`));
		if (holder !== undefined) return holder;
		throw new LibraryError(
			'MISSING_COLUMN',
			`The file "${source.name}" has no column "${wish}". It has: ${names.slice(0, 20).join(', ')}.`,
			'Pick one of the columns that exist; names are case-sensitive.',
			{ column: wish },
		);
	});
	return [...new Set(holders)];
}

function picked(
	columns: readonly [string, Column][],
	wanted: ReadOptions['columns'],
): [string, Column][] {
	if (!wanted) return [...columns];
	const byName = new Map(columns);
	return wanted.flatMap((name): [string, Column][] => {
		const column = byName.get(name);
		return column ? [[name, column]] : [];
	});
}

function checkCodecs(source: FileSource, { row_groups: groups }: FileMetaData): void {
	const known = new Set([...BUILT_IN_CODECS, ...Object.keys(decompressors())]);
	for (const group of groups) {
		for (const { meta_data: meta } of group.columns) {
			if (!meta || known.has(meta.codec)) continue;
			throw new LibraryError(
				'UNSUPPORTED',
				`The file "${source.name}" is packed with ${meta.codec}, which cannot be read here.`,
				`Write it with one of ${[...known].join(', ')}.`,
			);
		}
	}
}

function checkMemory(source: FileSource, metadata: FileMetaData, { context }: ReadOptions): void {
	const bytes = metadata.row_groups
		.flatMap(({ columns }) => columns)
		.reduce((sum, { meta_data: meta }) => sum + Number(meta?.total_uncompressed_size ?? 0), 0);
	if (!context || bytes <= context.memoryLimit) return;
	throw new LibraryError(
		'MEMORY_LIMIT',
		`Reading "${source.name}" takes more than ${Math.ceil(bytes / 2 ** 20)} MB; the job may use ${Math.floor(context.memoryLimit / 2 ** 20)} MB.`,
		'Name only the columns you need, or raise the memory limit.',
	);
}

async function guarded<T>(source: FileSource, read: () => Promise<T>): Promise<T> {
	try {
		return await read();
	} catch (error) {
		if (isLibraryError(error)) throw error;
		const why = error instanceof Error ? error.message : String(error);
		throw new LibraryError(
			/unsupported|not supported/i.test(why) ? 'UNSUPPORTED' : 'CORRUPT_FILE',
			`The Parquet file "${source.name}" cannot be read: ${why}.`,
			'Write it again with a current tool, e.g. pandas or polars.',
		);
	}
}
