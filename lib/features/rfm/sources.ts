import { LibraryError } from '../../errors';
import { isFileSource, SHARED_MEMORY, streamTable, type FileSource, type Table } from '../../table';
import { sizeOf } from '../../table/csv/byteInput';
import { planColumns } from './options';
import { rowBuffer, type RowBuffer, type ScanResult } from './records';
import type { ScanOptions } from './scanOptions';
import { csvPlanOf, scanCsvRounds } from './csvRounds';
import { scanTable, type TablePiece } from './scanTable';

/** Rows of a table that one scan takes. */
const PIECE_ROWS = 131_072;

/** Scans a table in rounds of as many pieces as keep the threads busy. `offset`: row number of its first row. */
export async function* scanTableRounds(
	table: Table,
	offset: number,
	options: ScanOptions,
): AsyncGenerator<ScanResult[]> {
	const { plan, partitionBits, context, emit } = options;
	const perRound = context.threads > 1 ? 2 * context.threads : 1;
	const needed = table.select(planColumns(plan));
	const buffers: RowBuffer[] = [];
	for (let start = 0; start < table.numRows; start += perRound * PIECE_ROWS) {
		const pieces: TablePiece[] = [];
		for (let i = 0; i < perRound; i++) {
			const from = start + i * PIECE_ROWS;
			if (from >= table.numRows) break;
			const to = Math.min(from + PIECE_ROWS, table.numRows);
			buffers[i] ??= rowBuffer(emit ? to - from : 0, plan.order !== null, partitionBits);
			const buffer = emit ? (buffers[i] ?? null) : null;
			pieces.push({ table: needed, from, to, offset, plan, partitionBits, buffer });
		}
		context.signal.throwIfCancelled();
		const onThreads = SHARED_MEMORY && context.threads > 1 && pieces.length > 1;
		yield onThreads
			? await context.map<TablePiece, ScanResult>('features.rfmScanTable', pieces)
			: pieces.map(scanTable);
	}
}

/** Throws EMPTY_INPUT for input without rows. */
export function checkNotEmpty(rows: number): void {
	if (rows > 0) return;
	throw new LibraryError(
		'EMPTY_INPUT',
		'There are no orders to work on.',
		'Connect orders to the first input, or check the filter before this node.',
	);
}

/** Scans all orders in rounds: a table by row ranges, a CSV file by byte ranges, other files by chunks of rows. */
export function scanRounds(
	source: Table | FileSource,
	options: ScanOptions,
): AsyncGenerator<ScanResult[]> {
	if (!isFileSource(source)) return scanTableRounds(source, 0, options);
	return scanFileRounds(source, options);
}

async function* scanFileRounds(
	source: FileSource,
	options: ScanOptions,
): AsyncGenerator<ScanResult[]> {
	const csv = await csvPlanOf(source, options.plan);
	if (csv) return yield* scanCsvRounds(csv, options);
	let offset = 0;
	for await (const table of streamTable(source, { columns: planColumns(options.plan) })) {
		yield* scanTableRounds(table, offset, options);
		offset += table.numRows;
	}
}

const BYTES_A_ROW = 40;

/** How many rows there are; for a file a guess by its size. */
export function estimateRows(source: Table | FileSource): number {
	return isFileSource(source) ? Math.ceil(sizeOf(source) / BYTES_A_ROW) : source.numRows;
}
