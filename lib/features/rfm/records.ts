/**
 * Rows on their way from a scan to the customers' totals. A row is a fixed number of 32-bit words (time and amount
 * as float64, the key words, a category, an order id); rows of a chunk are laid down partition by partition, so that
 * adding up reads the rows of its own customers in one piece.
 */
import { int32 } from '../../table';
import { KEY_WORDS, ORDER_WORDS } from './keys';
import type { CsvSpace } from './spaceLayout';
import type { RfmPlan } from './options';

/** Word offsets in a row. Time (UTC ms) and amount (ten-thousandths) are the float64 values 0 and 1. */
export const AT_KEY = 4;
export const AT_CATEGORY = AT_KEY + KEY_WORDS;
export const AT_ORDER = AT_CATEGORY + 1;

const PLAIN_WORDS = AT_ORDER;
/** Rows that are sorted by partition together. */
export const CHUNK_ROWS = 16_384;

/** Words a row; even, so that float64 values stay aligned. */
export const rowWords = (withOrders: boolean): number =>
	withOrders ? PLAIN_WORDS + ORDER_WORDS : PLAIN_WORDS;

/** Where a scan writes; kept by the job and used again for the next piece. */
export interface RowBuffer {
	readonly words: Int32Array;
	/** Per chunk: the row at which each partition starts, and the end. */
	readonly starts: Int32Array;
	/** How many rows fit. */
	readonly rows: number;
	/** The kernels' memory that holds them, if any. */
	readonly space?: CsvSpace;
}

/** The buffer of a scan that only counts. */
export const NOWHERE: RowBuffer = { words: new Int32Array(), starts: new Int32Array(2), rows: 0 };

/** A buffer for `rows` rows in memory that threads share. */
export function rowBuffer(rows: number, withOrders: boolean, partitionBits: number): RowBuffer {
	const chunks = Math.ceil(rows / CHUNK_ROWS) + 1;
	return {
		words: int32(rows * rowWords(withOrders)),
		starts: int32(chunks * ((1 << partitionBits) + 1)),
		rows,
	};
}

/** Takes rows: `next` gives the word offset of a new row in `words`. */
export interface RowSink {
	readonly words: Int32Array;
	readonly floats: Float64Array;
	readonly chunks: number;
	next(partition: number): number;
	finish(): void;
}

/** Collects rows into a RowBuffer. Fill `words`/`floats` at `next(partition)`, one row at a time; `finish()` at the end. */
export class RowWriter implements RowSink {
	/** The chunk being filled. */
	readonly words: Int32Array;
	readonly floats: Float64Array;
	rows = 0;
	chunks = 0;
	private readonly partitionOf = new Uint8Array(CHUNK_ROWS);
	private readonly width: number;
	private readonly partitions: number;
	private filled = 0;

	constructor(
		private readonly buffer: RowBuffer,
		withOrders: boolean,
		partitionBits: number,
	) {
		this.width = rowWords(withOrders);
		this.partitions = 1 << partitionBits;
		this.words = new Int32Array(CHUNK_ROWS * this.width);
		this.floats = new Float64Array(this.words.buffer);
	}

	/** Word offset of a new row for this partition. */
	next(partition: number): number {
		if (this.filled === CHUNK_ROWS) this.finish();
		this.partitionOf[this.filled] = partition;
		return this.filled++ * this.width;
	}

	/** Lays the chunk down, partition by partition (a counting sort, so rows keep their order). */
	finish(): void {
		const { partitionOf, filled, width, partitions } = this;
		const { starts, words } = this.buffer;
		const base = this.chunks * (partitions + 1);
		const places = new Int32Array(partitions + 1);
		for (let row = 0; row < filled; row++) {
			const after = (partitionOf[row] ?? 0) + 1;
			places[after] = (places[after] ?? 0) + 1;
		}
		places[0] = this.rows;
		for (let p = 0; p < partitions; p++) places[p + 1] = (places[p + 1] ?? 0) + (places[p] ?? 0);
		starts.set(places, base);
		for (let row = 0; row < filled; row++) {
			const partition = partitionOf[row] ?? 0;
			const place = places[partition] ?? 0;
			places[partition] = place + 1;
			const to = place * width;
			const from = row * width;
			for (let i = 0; i < width; i++) words[to + i] = this.words[from + i] ?? 0;
		}
		this.rows += filled;
		this.chunks++;
		this.filled = 0;
	}
}

/** What a scan tells besides its rows. */
export interface ScanCounts {
	/** Rows read, whatever became of them. */
	rows: number;
	/** Rows handed on. */
	used: number;
	afterAsOf: number;
	/** Rows with a negative amount, at or before the as-of date, and their sum in ten-thousandths. */
	refunds: number;
	refundUnits: number;
	/** Per reason (see REASONS), how many rows could not be used. */
	readonly rejected: number[];
	/** Latest time among the usable rows, UTC ms; −Infinity without any. */
	latest: number;
}

/** Why a row cannot be used, as an index into REASONS. */
export const REASON = {
	noCustomer: 1,
	noDate: 2,
	badDate: 3,
	noAmount: 4,
	badAmount: 5,
	malformed: 6,
} as const;

/** The reasons in words; index 0 stands for "it can be used". */
export const REASONS = [
	'',
	'Customer is missing',
	'Date is missing',
	'Date cannot be read',
	'Amount is missing',
	'Amount cannot be read',
	'Line is not well-formed CSV',
] as const;

export const newCounts = (): ScanCounts => ({
	rows: 0,
	used: 0,
	afterAsOf: 0,
	refunds: 0,
	refundUnits: 0,
	rejected: REASONS.map(() => 0),
	latest: -Infinity,
});

/**
 * Counts a usable row (time in UTC ms, amount in ten-thousandths); false when it is after the as-of date or a refund
 * to be left out.
 */
export function acceptRow(time: number, units: number, plan: RfmPlan, counts: ScanCounts): boolean {
	if (time > counts.latest) counts.latest = time;
	if (time > plan.asOf) {
		counts.afterAsOf++;
		return false;
	}
	if (units < 0) {
		counts.refunds++;
		counts.refundUnits += units;
		if (plan.refunds === 'ignore') return false;
	}
	counts.used++;
	return true;
}

/** Adds the counts of one scan to the total. */
export function addCounts(total: ScanCounts, part: ScanCounts): void {
	total.rows += part.rows;
	total.used += part.used;
	total.afterAsOf += part.afterAsOf;
	total.refunds += part.refunds;
	total.refundUnits += part.refundUnits;
	total.latest = Math.max(total.latest, part.latest);
	part.rejected.forEach(
		(n, reason) => (total.rejected[reason] = (total.rejected[reason] ?? 0) + n),
	);
}

/** The result of scanning one piece of the orders. */
export interface ScanResult {
	readonly buffer: RowBuffer;
	readonly chunks: number;
	/** Bytes of keys that are too long for their words. */
	readonly longKeys: Uint8Array;
	/** Local category names: the category word of a row is an index into them; 0 is "no category". */
	readonly categories: readonly string[];
	readonly counts: ScanCounts;
	/** Row numbers and reasons of unusable rows (tables only; a file's are counted). */
	readonly rejectedRows: readonly number[];
	readonly rejectedReasons: readonly number[];
}
