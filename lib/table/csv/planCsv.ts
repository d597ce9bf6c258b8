import { LibraryError } from '../../errors';
import { uniqueNames } from '../naming';
import type { FileSource } from '../source';
import { unescapeCell, type CsvBatch } from './batch';
import { readAt, sizeOf } from './byteInput';
import { detectDialect, firstRecord, hasHeader, sampleBatch } from './detectDialect';
import type { CsvDialect } from './dialect';
import { detectEncoding } from './encoding';
import { readHead, type Head } from './head';
import type { TextForm } from './openText';
import type { CsvPlan } from './plan';

const HEAD = 2 ** 18;
/** A header of 10,000 long names may be longer than the usual look at the file's head. */
const LONG_HEAD = 2 ** 24;
const MAX_COLUMNS = 20_000;

/** What the user may fix instead of letting it be detected. */
export interface CsvChoices {
	readonly header?: boolean | undefined;
	/** "." or "," */
	readonly decimal?: '.' | ',' | undefined;
}

/**
 * Looks at the head of a CSV file and finds out how to read it: compression, encoding, dialect, column names.
 * Throws EMPTY_INPUT for a file without a record, UNSUPPORTED for Excel, PDF and other binary files.
 */
export async function planCsv(source: FileSource, choices: CsvChoices = {}): Promise<CsvPlan> {
	const raw = readAt(source, 0, HEAD);
	const gzip = raw[0] === 0x1f && raw[1] === 0x8b;
	const stored = gzip ? (await readHead({ source, encoding: 'utf-8', gzip }, HEAD)).bytes : raw;
	refuseBinary(source.name, stored);
	const found = detectEncoding(stored, source.encoding, stored.length < HEAD);
	const form = { source, encoding: found.encoding, gzip };
	// Decoding drops the mark; UTF-8 is read as it is.
	const bom = found.encoding === 'utf-8' ? found.bom : 0;
	const plan = await describeHead(form, bom, choices);
	const splittable = !gzip && found.encoding === 'utf-8';
	const end = splittable ? sizeOf(source) : Infinity;
	return {
		...plan,
		...form,
		encodingBy: found.by,
		splittable,
		range: { start: bom + plan.dataStart, end },
	};
}

/** What the head of the file tells. */
interface HeadFacts {
	readonly dialect: CsvDialect;
	readonly names: readonly string[];
	readonly renamed: CsvPlan['renamed'];
	readonly dataStart: number;
	readonly firstLine: number;
}

async function describeHead(form: TextForm, bom: number, choices: CsvChoices): Promise<HeadFacts> {
	for (const length of [HEAD, LONG_HEAD]) {
		const head = await readHead(form, length, bom);
		const facts = describe(form.source, head, choices);
		if (facts) return facts;
		if (head.whole) break;
	}
	throw noRecord(form.source.name);
}

/** The facts, or null when no whole record is in the head. */
function describe(source: FileSource, head: Head, choices: CsvChoices): HeadFacts | null {
	const dialect = dialectOf(source, head, choices);
	const first = firstRecord(head, dialect);
	if (!first || first.fields === 0) return null;
	if (first.fields > MAX_COLUMNS) throw tooWide(source.name, first.fields);
	const sample = sampleBatch(head, dialect, first.fields);
	const header = choices.header ?? hasHeader(sample, dialect.decimal);
	const wished = header ? headerCells(sample, dialect.quote) : blanks(first.fields);
	const { names, renamed } = uniqueNames(wished);
	return {
		dialect: { ...dialect, header },
		names,
		renamed: header ? renamed : [],
		dataStart: header ? first.next : 0,
		firstLine: header ? 1 + first.lines : 1,
	};
}

const blanks = (width: number) => Array.from({ length: width }, () => '');

function dialectOf(source: FileSource, head: Head, choices: CsvChoices): CsvDialect {
	const { delimiter } = source;
	const isGiven = delimiter !== undefined && delimiter !== 'auto' && delimiter !== '';
	const dialect = detectDialect(head, isGiven ? delimiterByte(delimiter) : undefined);
	if (choices.decimal === undefined) return dialect;
	return { ...dialect, decimal: choices.decimal.charCodeAt(0) };
}

function delimiterByte(delimiter: string): number {
	const sign = delimiter === '\\t' || delimiter === 'tab' ? '\t' : delimiter;
	const byte = sign.charCodeAt(0);
	const isWrong = sign.length !== 1 || byte > 126 || ['"', '\n', '\r', '\0'].includes(sign);
	if (!isWrong) return byte;
	throw new LibraryError(
		'INVALID_PARAMETER',
		`The delimiter must be one ASCII sign that is no quote and no line end, got ${JSON.stringify(delimiter)}.`,
		'Use a comma, a semicolon, a tab or a bar, or "auto".',
	);
}

function headerCells(sample: CsvBatch, quote: number): string[] {
	const decoder = new TextDecoder();
	return Array.from({ length: sample.columns }, (_, column) => {
		const start = sample.starts[column] ?? 0;
		const end = sample.ends[column] ?? 0;
		if (sample.escaped[column] !== 1)
			return decoder.decode(sample.bytes.subarray(start, end)).trim();
		const out = new Uint8Array(end - start);
		return decoder
			.decode(out.subarray(0, unescapeCell(sample.bytes, start, end, quote, out)))
			.trim();
	});
}

function refuseBinary(name: string, head: Uint8Array): void {
	const magic = new TextDecoder('latin1').decode(head.subarray(0, 8));
	const kinds: readonly (readonly [string, string])[] = [
		['PK\u0003\u0004', 'an Excel workbook or zip archive'],
		['\u00d0\u00cf\u0011\u00e0', 'an old Excel workbook'],
		['%PDF', 'a PDF document'],
		['PAR1', 'a Parquet file'],
		['\u0028\u00b5\u002f\u00fd', 'packed with zstd'],
		['BZh', 'packed with bzip2'],
	];
	const kind = kinds.find(([start]) => magic.startsWith(start));
	if (!kind) return;
	throw new LibraryError(
		'UNSUPPORTED',
		`The file "${name}" is ${kind[1]}, not CSV text.`,
		'Export it as CSV (UTF-8), or use the n8n node Extract From File first.',
	);
}

function noRecord(name: string): LibraryError {
	return new LibraryError(
		'EMPTY_INPUT',
		`The file "${name}" holds no record.`,
		'Check that the step before wrote the file.',
	);
}

function tooWide(name: string, width: number): LibraryError {
	return new LibraryError(
		'UNSUPPORTED',
		`The file "${name}" has ${width} columns; at most ${MAX_COLUMNS} are read.`,
		'Check the delimiter, or split the file.',
	);
}
