/**
 * Orders straight from the bytes of a CSV file: no string, no object and no column is made of a row. Every batch of
 * field offsets is worked through column by column into small arrays, then row by row into the RowBuffer.
 */
import { parseDateBytes, parseFloatBytes } from '../../table';
import { unescapeCell, type CsvBatch } from '../../table/csv/batch';
import type { CsvPlan, CsvRange } from '../../table/csv/plan';
import { scanCsvRange } from '../../table/csv/scanRange';
import { skipBlanks, trimBlanks } from '../../table/text/parseNumber';
import { ByteArena, type KeyArena } from './arena';
import { ByteCategories } from './byteCategories';
import { dayOf } from './days';
import { DAY_ORDER, hashKey, packKey, packOrder } from './keys';
import { toUnits, UNITS_LIMIT } from './money';
import type { RfmPlan } from './options';
import { parseUnits } from './parseUnits';
import {
	acceptRow,
	AT_CATEGORY,
	AT_KEY,
	AT_ORDER,
	newCounts,
	NOWHERE,
	REASON,
	RowWriter,
	type RowBuffer,
	type RowSink,
	type ScanResult,
} from './records';

/** A piece of a CSV file to scan. */
export interface CsvPiece {
	readonly csv: CsvPlan;
	readonly range: CsvRange;
	readonly plan: RfmPlan;
	readonly partitionBits: number;
	/** Where to write; null when only the counts are wanted. */
	readonly buffer: RowBuffer | null;
}

export interface CsvScanResult extends ScanResult {
	/** Where the record after the last one begins: see lib/table/csv/scanRange. */
	readonly endedAt: number;
}

/** No usable row is shorter: a one-byte id, a ten-byte date, a one-byte amount, two delimiters and a line end. */
export const MIN_ROW_BYTES = 15;

/** Column numbers; −1 = not used. */
export function columnsOf({ csv, plan }: Pick<CsvPiece, 'csv' | 'plan'>) {
	const column = (name: string | null) => (name === null ? -1 : csv.names.indexOf(name));
	return {
		customer: column(plan.customer),
		date: column(plan.date),
		amount: plan.amount.map(column),
		order: column(plan.order),
		category: column(plan.category),
	};
}

/** Reads the orders of a byte range, in plain TypeScript. */
export async function scanCsv(
	piece: CsvPiece,
	context: { readonly signal: { throwIfCancelled(): void } },
): Promise<CsvScanResult> {
	const { buffer, plan } = piece;
	const bits = buffer ? piece.partitionBits : 0;
	const writer = new RowWriter(buffer ?? NOWHERE, plan.order !== null, bits);
	const scan = new OrdersScan(piece, writer, new ByteArena(), bits);
	const visit = (batch: CsvBatch) => scan.add(batch);
	const { endedAt, rejectedCount } = await scanCsvRange(piece.csv, piece.range, visit, context);
	return { ...scan.result(rejectedCount), endedAt };
}

/** Orders in batches of cells to rows. */
export class OrdersScan {
	readonly categories = new ByteCategories();
	private readonly counts = newCounts();
	private readonly customer: number;
	private readonly date: number;
	private readonly amount: readonly number[];
	private readonly order: number;
	private readonly category: number;
	/** Decoded columns of the batch at hand. */
	private keyStarts = new Int32Array();
	private keyEnds = new Int32Array();
	private times = new Float64Array();
	private units = new Float64Array();
	private readonly key = new Int32Array(3);
	private readonly orderWords = new Int32Array(2);

	constructor(
		private readonly piece: CsvPiece,
		private readonly writer: RowSink,
		private readonly arena: KeyArena,
		private readonly bits: number,
	) {
		const { customer, date, amount, order, category } = columnsOf(piece);
		this.customer = customer;
		this.date = date;
		this.amount = amount;
		this.order = order;
		this.category = category;
	}

	result(malformed: number): ScanResult {
		this.writer.finish();
		this.counts.rows += malformed;
		this.counts.rejected[REASON.malformed] = malformed;
		return {
			buffer: this.piece.buffer ?? NOWHERE,
			chunks: this.writer.chunks,
			longKeys: this.arena.bytes(),
			categories: this.categories.names,
			counts: this.counts,
			rejectedRows: [],
			rejectedReasons: [],
		};
	}

	add(batch: CsvBatch): void {
		if (batch.anyEscaped) joinQuotes(batch, this.piece.csv.dialect.quote);
		if (this.times.length < batch.capacity) this.makeRoom(batch.capacity);
		this.trimKeys(batch);
		this.readDates(batch);
		this.readAmounts(batch);
		this.counts.rows += batch.rows;
		for (let row = 0; row < batch.rows; row++) {
			const reason = this.reasonOf(row);
			if (reason > 0) this.counts.rejected[reason] = (this.counts.rejected[reason] ?? 0) + 1;
			else if (this.accept(row) && this.piece.buffer) this.write(batch, row);
		}
	}

	private makeRoom(rows: number): void {
		this.keyStarts = new Int32Array(rows);
		this.keyEnds = new Int32Array(rows);
		this.times = new Float64Array(rows);
		this.units = new Float64Array(rows);
	}

	private trimKeys({ bytes, starts, ends, rows, columns }: CsvBatch): void {
		for (let row = 0, cell = this.customer; row < rows; row++, cell += columns) {
			const start = skipBlanks(bytes, starts[cell] ?? 0, ends[cell] ?? 0);
			this.keyStarts[row] = start;
			this.keyEnds[row] = trimBlanks(bytes, start, ends[cell] ?? 0);
		}
	}

	/** UTC ms; NaN = missing, Infinity = unreadable. */
	private readDates({ bytes, starts, ends, rows, columns }: CsvBatch): void {
		for (let row = 0, cell = this.date; row < rows; row++, cell += columns) {
			const start = starts[cell] ?? 0;
			const end = ends[cell] ?? 0;
			const time = parseDateBytes(bytes, start, end);
			const missing = time !== time && skipBlanks(bytes, start, end) === end;
			this.times[row] = time === time || missing ? time : Infinity;
		}
	}

	/** Ten-thousandths; NaN = missing, Infinity = unreadable. */
	private readAmounts(batch: CsvBatch): void {
		const { bytes, starts, ends, rows, columns } = batch;
		const { decimal } = this.piece.csv.dialect;
		const [first = 0, second] = this.amount;
		if (second !== undefined) return this.readProducts(batch, first, second);
		for (let row = 0, cell = first; row < rows; row++, cell += columns) {
			const start = starts[cell] ?? 0;
			const end = ends[cell] ?? 0;
			const units = parseUnits(bytes, start, end, decimal);
			const missing = units !== units && skipBlanks(bytes, start, end) === end;
			this.units[row] = units === units || missing ? units : Infinity;
		}
	}

	private readProducts(batch: CsvBatch, first: number, second: number): void {
		for (let row = 0; row < batch.rows; row++) {
			const a = this.number(batch, row * batch.columns + first);
			const b = this.number(batch, row * batch.columns + second);
			if (Number.isNaN(a) || Number.isNaN(b)) this.units[row] = NaN;
			else this.units[row] = a === Infinity || b === Infinity ? Infinity : toUnits(a * b);
		}
	}

	private number({ bytes, starts, ends }: CsvBatch, cell: number): number {
		const start = skipBlanks(bytes, starts[cell] ?? 0, ends[cell] ?? 0);
		const end = ends[cell] ?? 0;
		if (start === end) return NaN;
		const value = parseFloatBytes(bytes, start, end, this.piece.csv.dialect.decimal);
		return Number.isFinite(value) ? value : Infinity;
	}

	private reasonOf(row: number): number {
		if ((this.keyStarts[row] ?? 0) >= (this.keyEnds[row] ?? 0)) return REASON.noCustomer;
		const time = this.times[row] ?? NaN;
		if (time !== time) return REASON.noDate;
		if (time === Infinity) return REASON.badDate;
		const units = this.units[row] ?? NaN;
		if (units !== units) return REASON.noAmount;
		return Math.abs(units) <= UNITS_LIMIT ? 0 : REASON.badAmount;
	}

	private accept(row: number): boolean {
		return acceptRow(this.times[row] ?? 0, this.units[row] ?? 0, this.piece.plan, this.counts);
	}

	private write(batch: CsvBatch, row: number): void {
		const { writer, key } = this;
		const { bytes } = batch;
		const start = this.keyStarts[row] ?? 0;
		const end = this.keyEnds[row] ?? 0;
		const place = end - start > 11 ? this.arena.add(bytes, start, end) : 0;
		packKey(bytes, start, end, place, key, 0);
		const w0 = key[0] ?? 0;
		const w1 = key[1] ?? 0;
		const w2 = key[2] ?? 0;
		const at = writer.next(this.bits === 0 ? 0 : hashKey(w0, w1, w2) >>> (32 - this.bits));
		writer.floats[at >> 1] = this.times[row] ?? 0;
		writer.floats[(at >> 1) + 1] = this.units[row] ?? 0;
		writer.words[at + AT_KEY] = w0;
		writer.words[at + AT_KEY + 1] = w1;
		writer.words[at + AT_KEY + 2] = w2;
		writer.words[at + AT_CATEGORY] = this.category < 0 ? 0 : this.categoryOf(batch, row);
		if (this.order >= 0) this.writeOrder(batch, row, at);
	}

	private categoryOf({ bytes, starts, ends, columns }: CsvBatch, row: number): number {
		const cell = row * columns + this.category;
		const start = skipBlanks(bytes, starts[cell] ?? 0, ends[cell] ?? 0);
		return this.categories.numberOf(bytes, start, trimBlanks(bytes, start, ends[cell] ?? 0));
	}

	private writeOrder({ bytes, starts, ends, columns }: CsvBatch, row: number, at: number): void {
		const cell = row * columns + this.order;
		const start = skipBlanks(bytes, starts[cell] ?? 0, ends[cell] ?? 0);
		const end = trimBlanks(bytes, start, ends[cell] ?? 0);
		const { writer, orderWords } = this;
		if (start < end) packOrder(bytes, start, end, orderWords, 0);
		const isBlank = start >= end;
		writer.words[at + AT_ORDER] = isBlank ? dayOf(this.times[row] ?? 0) : (orderWords[0] ?? 0);
		writer.words[at + AT_ORDER + 1] = isBlank ? DAY_ORDER : (orderWords[1] ?? 0);
	}
}

/**
 * Joins doubled quotes where they stand. The scan's window is private to it and these bytes are not read again; what is
 * left over at a cell's end becomes quotes, so that the window stays valid UTF-8.
 */
function joinQuotes(
	{ bytes, starts, ends, escaped, rows, columns }: CsvBatch,
	quote: number,
): void {
	for (let cell = 0; cell < rows * columns; cell++) {
		if (escaped[cell] === 0) continue;
		const start = starts[cell] ?? 0;
		const end = ends[cell] ?? 0;
		const stop = start + unescapeCell(bytes, start, end, quote, bytes.subarray(start, end));
		bytes.fill(quote, stop, end);
		ends[cell] = stop;
	}
}
