import type { FileMetaData } from 'hyparquet';
import { isLibraryError, LibraryError } from '../../errors';
import { readAt, sizeOf } from '../csv/byteInput';
import type { ReadOptions } from '../csv/readCsv';
import type { Column } from '../column';
import { RecordColumns } from '../records/recordColumns';
import type { FieldReport, ReadReport } from '../report';
import type { FileSource } from '../source';
import { Table } from '../table';
import { BUILT_IN_CODECS, decompressors } from './compressors';

const MAX_COLUMNS = 20_000;

/**
 * Reads a Parquet file column by column. Types are the file's own: text stays text, timestamps and dates become dates,
 * structs become columns by dotted path, lists become JSON text; 64-bit numbers beyond 2^53 become text.
 * Codecs: none, SNAPPY, GZIP, BROTLI, and ZSTD where Node has it (22.15); others give UNSUPPORTED.
 */
export async function readParquet(source: FileSource, options: ReadOptions): Promise<Table> {
	const file = asyncBuffer(source);
	const metadata = await guarded(source, async () => {
		const { parquetMetadataAsync } = await import('./hyparquet.vendor.js');
		return await parquetMetadataAsync(file);
	});
	const rows = Number(metadata.num_rows);
	const names = topLevelNames(metadata);
	checkCodecs(source, metadata);
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
	const report: ReadReport = {
		name: source.name,
		format: 'parquet',
		rows,
		fields,
		renamed: [],
		facts: { writer: metadata.created_by ?? 'unknown' },
		rejectedCount: 0,
		rejected: [],
	};
	return new Table(picked(columns, options.columns), rows, report);
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
