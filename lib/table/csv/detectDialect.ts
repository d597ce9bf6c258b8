import { classifyBytes } from '../text/classify';
import { KIND } from '../text/kind';
import { CsvBatch } from './batch';
import { STANDARD_DIALECT, type CsvDialect } from './dialect';
import type { Head } from './head';
import { isBlankLine, NEED_MORE, RecordScanner } from './recordScanner';

const DELIMITERS = [44, 59, 9, 124];
const SAMPLE_RECORDS = 1000;
const DOUBLE = 34;
const SINGLE = 39;

/**
 * Delimiter, quote, line end and decimal mark from the first lines of a file: the delimiter under which most records
 * have the same number of fields, and more fields where that ties. Decimal comma only where the delimiter is another
 * sign and no number has a point. `header` is left true; see hasHeader.
 */
export function detectDialect(head: Head, delimiter?: number): CsvDialect {
	const newline = head.bytes.includes(10) || !head.bytes.includes(13) ? 10 : 13;
	const candidates = delimiter === undefined ? DELIMITERS : [delimiter];
	const scored = candidates.map((byte) => {
		const dialect = { ...STANDARD_DIALECT, newline, delimiter: byte };
		return withQuote(head, dialect);
	});
	const best = scored.reduce((a, b) => (b.score > a.score ? b : a)).dialect;
	return { ...best, decimal: best.delimiter === 44 ? 46 : decimalOf(head, best) };
}

/** Takes `'` for the quote only where it encloses fields, `"` does not, and no record breaks under it. */
function withQuote(head: Head, dialect: CsvDialect) {
	const usual = { dialect, score: score(head, dialect) };
	const pairs = (quote: number) => countEnclosing(head.bytes, dialect.delimiter, quote);
	if (pairs(DOUBLE) > 0 || pairs(SINGLE) < 4) return usual;
	const single = { ...dialect, quote: SINGLE };
	const other = { dialect: single, score: score(head, single) };
	return other.score < usual.score || fieldCounts(head, single).includes(-1) ? usual : other;
}

/** How often a quote stands at the beginning or end of a field. */
function countEnclosing(bytes: Uint8Array, delimiter: number, quote: number): number {
	let count = 0;
	for (let at = 1; at < bytes.length; at++) {
		const before = bytes[at - 1];
		if (bytes[at] === quote && (before === delimiter || before === 10)) count++;
		if (before === quote && (bytes[at] === delimiter || bytes[at] === 10)) count++;
	}
	return count;
}

/** Calls `take` for each of the first records that are not blank, until it returns false. */
function eachRecord(
	{ bytes, whole }: Head,
	dialect: CsvDialect,
	batch: CsvBatch,
	take: (scanner: RecordScanner, next: number, line: number) => boolean,
): void {
	const scanner = new RecordScanner(dialect, batch);
	let line = 0;
	for (let at = 0; at < bytes.length;) {
		const next = scanner.next(bytes, at, bytes.length, batch.rows, whole);
		if (next === NEED_MORE) return;
		line += scanner.lines;
		const blank = scanner.fields <= 1 && isBlankLine(bytes, at, bytes.length, dialect.newline);
		if (!blank && !take(scanner, next, line)) return;
		at = next;
	}
}

const isBroken = ({ problem }: RecordScanner) => problem !== null && problem !== 'fields';

/** Field counts of the first records, −1 for one that is broken. */
function fieldCounts(head: Head, dialect: CsvDialect): number[] {
	const counts: number[] = [];
	eachRecord(head, dialect, new CsvBatch(1), (scanner) => {
		counts.push(isBroken(scanner) ? -1 : scanner.fields);
		return counts.length < SAMPLE_RECORDS;
	});
	return counts;
}

/** The first record: how many fields it has, where the next one begins, and how many lines precede that. Null when there is none. */
export function firstRecord(head: Head, dialect: CsvDialect) {
	const found: { fields: number; next: number; lines: number }[] = [];
	eachRecord(head, dialect, new CsvBatch(1), (scanner, next, lines) => {
		found.push({ fields: scanner.fields, next, lines });
		return false;
	});
	return found[0] ?? null;
}

/** Share of records with the usual number of fields, plus a little for more fields; 0 for one field. */
function score(head: Head, dialect: CsvDialect): number {
	const counts = fieldCounts(head, dialect);
	const tally = new Map<number, number>();
	for (const count of counts) tally.set(count, (tally.get(count) ?? 0) + 1);
	let usual = 1;
	for (const [count, n] of tally) if (n > (tally.get(usual) ?? 0)) usual = count;
	if (usual <= 1) return 0;
	return (tally.get(usual) ?? 0) / counts.length + Math.min(usual, 100) / 1000;
}

/** The first records as a batch of `columns` fields; those of another width are left out. */
export function sampleBatch(head: Head, dialect: CsvDialect, columns: number): CsvBatch {
	const batch = new CsvBatch(columns);
	batch.bytes = head.bytes;
	eachRecord(head, dialect, batch, (scanner) => {
		if (scanner.problem === null) batch.rows++;
		return batch.rows < batch.capacity;
	});
	return batch;
}

function decimalOf(head: Head, dialect: CsvDialect): number {
	const width = firstRecord(head, dialect)?.fields ?? 0;
	if (width < 1) return 46;
	const batch = sampleBatch(head, dialect, width);
	let points = 0;
	let commas = 0;
	for (let cell = 0; cell < batch.rows * width; cell++) {
		const start = batch.starts[cell] ?? 0;
		const end = batch.ends[cell] ?? 0;
		if (classifyBytes(head.bytes, start, end, 46) === KIND.number) points++;
		if (classifyBytes(head.bytes, start, end, 44) === KIND.number) commas++;
	}
	return commas > 0 && points === 0 ? 44 : 46;
}

/**
 * Whether the first record names the columns: a column of numbers or dates under a word speaks for it, a first record
 * that has the same types as the rest against it; without evidence, yes.
 */
export function hasHeader(batch: CsvBatch, decimal: number): boolean {
	let votes = 0;
	for (let column = 0; column < batch.columns && batch.rows > 1; column++) {
		const body = bodyKind(batch, column, decimal);
		if (body === null) continue;
		const first = kindAt(batch, 0, column, decimal);
		if (first === KIND.text) votes++;
		else if (first === body) votes--;
	}
	return votes >= 0;
}

function kindAt(batch: CsvBatch, row: number, column: number, decimal: number) {
	const cell = row * batch.columns + column;
	const kind = classifyBytes(batch.bytes, batch.starts[cell] ?? 0, batch.ends[cell] ?? 0, decimal);
	return kind === KIND.number ? KIND.integer : kind;
}

/** The one typed kind of a column below its first record, or null when it holds text, several kinds or nothing. */
function bodyKind(batch: CsvBatch, column: number, decimal: number) {
	let found: ReturnType<typeof kindAt> | null = null;
	for (let row = 1; row < batch.rows; row++) {
		const kind = kindAt(batch, row, column, decimal);
		if (kind === KIND.empty || kind === KIND.marker) continue;
		if (kind === KIND.text || (found !== null && kind !== found)) return null;
		found = kind;
	}
	return found;
}
