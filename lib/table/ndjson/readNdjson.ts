import { LibraryError } from '../../errors';
import { CHUNK_ROWS, type ReadOptions, type StreamOptions } from '../csv/readOptions';
import { rejectedRows } from '../rejectedRows';
import { RecordColumns } from '../records/recordColumns';
import { streamRecords } from '../records/streamRecords';
import type { ReadReport, RejectedLine, SchemaReport } from '../report';
import type { FileSource } from '../source';
import { Table } from '../table';
import { eachLine, lineForm } from './eachLine';

const MAX_KEPT = 1000;
const KEPT_TEXT = 200;

/** A line as a record, or what is wrong with it. */
function parseLine(text: string | null): { record: object } | { problem: string } {
	if (text === null) return { problem: 'it is longer than 16 MB' };
	try {
		const value: unknown = JSON.parse(text);
		if (typeof value === 'object' && value !== null && !Array.isArray(value))
			return { record: value };
		return { problem: 'it is JSON, but not an object with fields' };
	} catch (error) {
		return { problem: `it is not JSON: ${error instanceof Error ? error.message : String(error)}` };
	}
}

type Reject = (line: RejectedLine) => void;

/** The records of the file, window by window; what is no record goes to `reject`. */
async function* records(
	source: FileSource,
	{ context }: ReadOptions,
	reject: Reject,
): AsyncGenerator<object[]> {
	for await (const lines of eachLine(await lineForm(source))) {
		context?.signal.throwIfCancelled();
		const found: object[] = [];
		for (const { number, text } of lines) {
			if (number === 1 && text?.startsWith('[')) throw isArray(source.name);
			const parsed = parseLine(text);
			if ('record' in parsed) found.push(parsed.record);
			else reject({ line: number, problem: parsed.problem, text: text?.slice(0, KEPT_TEXT) ?? '' });
		}
		yield found;
	}
}

/** Collects rejected lines of the first of two passes. */
function rejection() {
	const rejected: RejectedLine[] = [];
	let rejectedCount = 0;
	return {
		take: (line: RejectedLine) => {
			rejectedCount++;
			if (rejected.length < MAX_KEPT) rejected.push(line);
		},
		counts: () => ({ rejected, rejectedCount }),
	};
}

async function fullReport(
	source: FileSource,
	schema: SchemaReport,
	counts: Pick<ReadReport, 'rejected' | 'rejectedCount'>,
): Promise<ReadReport> {
	const { encoding } = await lineForm(source);
	return { ...schema, ...counts, name: source.name, format: 'ndjson', facts: { encoding } };
}

/**
 * Reads a file of one JSON object a line. The file is read twice, once to decide the types and once to fill the
 * columns, so that memory holds columns and never all objects. Rules for types and nesting: see RecordTableBuilder.
 */
export async function readNdjson(source: FileSource, options: ReadOptions): Promise<Table> {
	const columns = new RecordColumns(options);
	const { take, counts } = rejection();
	for await (const part of records(source, options, take)) {
		for (const record of part) columns.observe(record);
	}
	let row = 0;
	for await (const part of records(source, options, () => {})) {
		for (const record of part) columns.write(record, row++);
	}
	const table = columns.table();
	const report = await fullReport(source, columns.report(), counts());
	if (table.numRows === 0 && report.rejectedCount === 0) throw noRecord(source.name);
	if (report.rejectedCount > 0 && source.rejectedRows !== 'keep') throw rejectedRows(report);
	return new Table(table.entries(), table.numRows, report);
}

/** The file as Tables of about `chunkRows` rows with the same types. Stops at the first line that is no record, unless told to keep going. */
export async function* streamNdjson(
	source: FileSource,
	options: StreamOptions,
): AsyncGenerator<Table, void, void> {
	const { take, counts } = rejection();
	let schema: SchemaReport | null = null;
	let pass = 0;
	const read = () => records(source, options, pass++ === 0 ? take : () => {});
	const chunkRows = options.chunkRows ?? CHUNK_ROWS;
	const onReport = (report: SchemaReport) => (schema = report);
	for await (const table of streamRecords(read, { ...options, chunkRows, onReport })) {
		if (counts().rejectedCount > 0 && source.rejectedRows !== 'keep') {
			throw rejectedRows(await fullReport(source, { rows: 0, fields: [], renamed: [] }, counts()));
		}
		yield table;
	}
	if (schema) options.onReport?.(await fullReport(source, schema, counts()));
}

function isArray(name: string): LibraryError {
	return new LibraryError(
		'UNSUPPORTED',
		`The file "${name}" is one JSON array; NDJSON has one object a line.`,
		'Use the n8n node Extract From File (JSON) and connect its items.',
	);
}

function noRecord(name: string): LibraryError {
	return new LibraryError(
		'EMPTY_INPUT',
		`The file "${name}" holds no record.`,
		'Check that the step before wrote the file.',
	);
}
