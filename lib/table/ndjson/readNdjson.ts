import { LibraryError } from '../../errors';
import type { ReadOptions } from '../csv/readCsv';
import { rejectedRows } from '../rejectedRows';
import { RecordColumns } from '../records/recordColumns';
import type { RejectedLine } from '../report';
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

/**
 * Reads a file of one JSON object a line. The file is read twice, once to decide the types and once to fill the
 * columns, so that memory holds columns and never all objects. Rules for types and nesting: see RecordTableBuilder.
 */
export async function readNdjson(source: FileSource, options: ReadOptions): Promise<Table> {
	const columns = new RecordColumns(options);
	const rejected: RejectedLine[] = [];
	let rejectedCount = 0;
	await eachRecord(
		source,
		options,
		(record) => columns.observe(record),
		(line) => {
			rejectedCount++;
			if (rejected.length < MAX_KEPT) rejected.push(line);
		},
	);
	let row = 0;
	await eachRecord(
		source,
		options,
		(record) => columns.write(record, row++),
		() => {},
	);
	const table = columns.table();
	if (table.numRows === 0 && rejectedCount === 0) throw noRecord(source.name);
	const report = {
		...columns.report(),
		name: source.name,
		format: 'ndjson' as const,
		facts: { encoding: (await lineForm(source)).encoding },
		rejectedCount,
		rejected,
	};
	if (rejectedCount > 0 && source.rejectedRows !== 'keep') throw rejectedRows(report);
	return new Table(table.entries(), table.numRows, report);
}

async function eachRecord(
	source: FileSource,
	{ context }: ReadOptions,
	take: (record: object) => void,
	reject: (line: RejectedLine) => void,
): Promise<void> {
	for await (const lines of eachLine(await lineForm(source))) {
		context?.signal.throwIfCancelled();
		for (const { number, text } of lines) {
			if (number === 1 && text?.startsWith('[')) throw isArray(source.name);
			const parsed = parseLine(text);
			if ('record' in parsed) take(parsed.record);
			else reject({ line: number, problem: parsed.problem, text: text?.slice(0, KEPT_TEXT) ?? '' });
		}
	}
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
