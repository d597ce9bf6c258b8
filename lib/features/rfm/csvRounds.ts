import { LibraryError } from '../../errors';
import { SHARED_MEMORY, type FileSource } from '../../table';
import { readAt } from '../../table/csv/byteInput';
import type { CsvPlan, CsvRange } from '../../table/csv/plan';
import { planCsv } from '../../table/csv/planCsv';
import { splitCsv } from '../../table/csv/split';
import { csvRowBuffer } from './csvSpace';
import { planColumns, type RfmPlan } from './options';
import { rowBuffer, type RowBuffer, type ScanResult } from './records';
import { MIN_ROW_BYTES, scanCsv, type CsvPiece, type CsvScanResult } from './scanCsv';
import { kernelReads, scanCsvFast } from './scanCsvFast';
import type { ScanOptions } from './scanOptions';

/** Bytes of a file that one scan takes at most (about). */
const PIECE_BYTES = 2 ** 22;

/** How to read the file when it is CSV in UTF-8, else null. Throws MISSING_COLUMN. */
export async function csvPlanOf(source: FileSource, plan: RfmPlan): Promise<CsvPlan | null> {
	if (source.format !== 'csv' && !(source.format === 'auto' && looksLikeCsv(source))) return null;
	const csv = await planCsv(source);
	if (!csv.splittable) return null;
	const missing = planColumns(plan).find((name) => !csv.names.includes(name));
	if (missing === undefined) return csv;
	throw new LibraryError(
		'MISSING_COLUMN',
		`There is no column "${missing}". The file "${source.name}" has: ${csv.names.slice(0, 20).join(', ')}.`,
		'Pick one of the columns that exist; names are case-sensitive.',
		{ column: missing },
	);
}

/** Neither JSON lines nor Parquet: those begin with a brace and with PAR1. */
function looksLikeCsv(source: FileSource): boolean {
	const head = new TextDecoder().decode(readAt(source, 0, 64).slice()).trimStart();
	return !head.startsWith('{') && !head.startsWith('PAR1');
}

/** Scans the file in rounds of as many byte ranges as keep the threads busy. */
export async function* scanCsvRounds(
	csv: CsvPlan,
	options: ScanOptions,
): AsyncGenerator<ScanResult[]> {
	const { context } = options;
	const perRound = context.threads > 1 ? 2 * context.threads : 1;
	const size = csv.range.end - csv.range.start;
	const ranges = splitCsv(csv, Math.max(perRound, Math.ceil(size / PIECE_BYTES)));
	const buffers: RowBuffer[] = [];
	let expected = csv.range.start;
	for (let first = 0; first < ranges.length; first += perRound) {
		context.signal.throwIfCancelled();
		const pieces = ranges
			.slice(first, first + perRound)
			.map((range, i) => pieceOf(csv, range, buffers, i, options));
		const scans = await scanAll(pieces, options);
		expected = await repair(pieces, scans, expected, options);
		yield scans;
	}
}

function pieceOf(
	csv: CsvPlan,
	range: CsvRange,
	buffers: RowBuffer[],
	i: number,
	{ plan, partitionBits, emit }: ScanOptions,
): CsvPiece {
	if (!emit) return { csv, range, plan, partitionBits, buffer: null };
	const rows = Math.ceil((range.end - range.start) / MIN_ROW_BYTES) + 1;
	const known = buffers[i];
	const rangeBytes = range.end - range.start;
	const enough =
		known && known.rows >= rows && (known.space?.rangeBytes ?? rangeBytes) >= rangeBytes;
	const buffer = enough ? known : newBuffer(csv, plan, partitionBits, rangeBytes, rows);
	buffers[i] = buffer;
	return { csv, range, plan, partitionBits, buffer };
}

/** In a kernels' memory where they can run and read such a file; some room above, as ranges differ a little. */
function newBuffer(
	csv: CsvPlan,
	plan: RfmPlan,
	partitionBits: number,
	rangeBytes: number,
	rows: number,
): RowBuffer {
	const withOrders = plan.order !== null;
	const columns = csv.names.length;
	const room = { rangeBytes: Math.ceil(rangeBytes * 1.05), rows: Math.ceil(rows * 1.05) };
	const fast = kernelReads({ csv, plan });
	return (
		(fast && csvRowBuffer({ ...room, columns, withOrders, partitionBits })) ||
		rowBuffer(room.rows, withOrders, partitionBits)
	);
}

/** Task `features.rfmScanCsv`: reads the orders of a byte range, with the kernel where it can. */
export async function scanCsvTask(
	piece: CsvPiece,
	context: { readonly signal: { throwIfCancelled(): void } },
): Promise<CsvScanResult> {
	return (await scanCsvFast(piece, context)) ?? (await scanCsv(piece, context));
}

async function scanAll(
	pieces: readonly CsvPiece[],
	{ context }: ScanOptions,
): Promise<CsvScanResult[]> {
	if (SHARED_MEMORY && context.threads > 1 && pieces.length > 1) {
		return await context.map<CsvPiece, CsvScanResult>('features.rfmScanCsv', pieces);
	}
	const scans: CsvScanResult[] = [];
	for (const piece of pieces) scans.push(await scanCsvTask(piece, context));
	return scans;
}

/** A range that was cut inside a quoted field is read again from where the record before it ended. Returns that of the last. */
async function repair(
	pieces: readonly CsvPiece[],
	scans: CsvScanResult[],
	expected: number,
	options: ScanOptions,
): Promise<number> {
	let start = expected;
	for (const [i, piece] of pieces.entries()) {
		if (piece.range.start !== start) {
			const range = { start, end: Math.max(start, piece.range.end) };
			scans[i] = await scanCsvTask(pieceOf(piece.csv, range, [], 0, options), options.context);
		}
		start = scans[i]?.endedAt ?? start;
	}
	return start;
}
