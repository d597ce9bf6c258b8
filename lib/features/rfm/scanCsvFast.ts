/**
 * Scans a byte range of a CSV file with the kernel `scanOrders`, and hands every record that the kernel leaves to the
 * plain scan (scanCsv), which writes into the same rows. So both read every file alike; the kernel is only faster.
 */
import { isUtf8 } from 'node:buffer';
import { LibraryError } from '../../errors';
import { orderKernels, ORDERS_BLOCK as AT, SCAN, type OrderKernels } from '../../kernels';
import { CsvBatch } from '../../table/csv/batch';
import { openBytes, type ByteInput } from '../../table/csv/byteInput';
import { isBlankLine, NEED_MORE, RecordScanner } from '../../table/csv/recordScanner';
import type { ByteCategories } from './byteCategories';
import { CATEGORY_SLOTS, WINDOW_BYTES } from './csvSpace';
import type { CsvSpace } from './spaceLayout';
import { hashKey, packKey } from './keys';
import { CHUNK_ROWS, REASON, rowWords, type RowSink } from './records';
import { columnsOf, OrdersScan, type CsvPiece, type CsvScanResult } from './scanCsv';

/** Records that the plain scan takes at most before the kernel is asked again: little memory, for there is a batch a piece. */
const PLAIN_ROWS = 256;

/** Whether the kernel reads such a file: lines end in LF, and the amount is one column. */
export const kernelReads = ({ csv, plan }: Pick<CsvPiece, 'csv' | 'plan'>): boolean =>
	csv.dialect.newline === 10 && plan.amount.length === 1;

/** The result, or null when this piece is for the plain scan alone: no kernels here, or a record longer than the window. */
export async function scanCsvFast(
	piece: CsvPiece,
	context: { readonly signal: { throwIfCancelled(): void } },
): Promise<CsvScanResult | null> {
	const space = piece.buffer?.space;
	const kernels = space && kernelReads(piece) && orderKernels(space.memory);
	if (!kernels) return null;
	const input = openBytes(piece.csv.source, piece.range.start);
	try {
		return await new FastScan(piece, space, kernels).run(input, context);
	} finally {
		input.close();
	}
}

/** Rows staged in the kernel's memory, and the long keys beside them. */
class KernelRows implements RowSink {
	readonly words: Int32Array;
	readonly floats: Float64Array;
	chunks = 0;
	private rows = 0;
	private readonly width: number;
	private readonly partitionOf: Uint8Array;
	private readonly keyBytes: Uint8Array;

	constructor(
		private readonly block: Uint32Array,
		private readonly space: CsvSpace,
		private readonly kernels: OrderKernels,
		private readonly partitions: number,
		withOrders: boolean,
	) {
		const { memory, layout } = space;
		this.width = rowWords(withOrders);
		this.words = new Int32Array(memory.buffer, layout.staging, CHUNK_ROWS * this.width);
		this.floats = new Float64Array(memory.buffer, layout.staging, (CHUNK_ROWS * this.width) / 2);
		this.partitionOf = new Uint8Array(memory.buffer, layout.partitionOf, CHUNK_ROWS);
		this.keyBytes = new Uint8Array(memory.buffer, layout.arena, layout.bytes - layout.arena);
	}

	next(partition: number): number {
		if (this.staged === CHUNK_ROWS) this.finish();
		const row = this.staged;
		this.partitionOf[row] = partition;
		this.block[AT.staged >> 2] = row + 1;
		return row * this.width;
	}

	private get staged(): number {
		return this.block[AT.staged >> 2] ?? 0;
	}

	finish(): void {
		const { layout } = this.space;
		const starts = layout.starts + this.chunks * (this.partitions + 1) * 4;
		this.kernels.scatterRows(
			layout.staging,
			layout.partitionOf,
			this.staged,
			this.width,
			layout.words,
			this.rows,
			starts,
			layout.places,
			this.partitions,
		);
		this.rows += this.staged;
		this.chunks++;
		this.block[AT.staged >> 2] = 0;
	}

	add(bytes: Uint8Array, start: number, end: number): number {
		const place = this.block[AT.arenaUsed >> 2] ?? 0;
		this.keyBytes.set(bytes.subarray(start, end), place);
		this.block[AT.arenaUsed >> 2] = place + end - start;
		return place;
	}

	bytes(): Uint8Array {
		return this.keyBytes.subarray(0, this.block[AT.arenaUsed >> 2] ?? 0);
	}
}

class FastScan {
	private readonly block: Uint32Array;
	private readonly floats: Float64Array;
	private readonly window: Uint8Array;
	private readonly slots: Int32Array;
	private readonly rows: KernelRows;
	private readonly plain: OrdersScan;
	private readonly batch: CsvBatch;
	private readonly scanner: RecordScanner;
	private knownCategories = 1;
	private malformed = 0;
	/** How many records the plain scan takes at once: more where the kernel comes back at once. */
	private stride = 1;

	constructor(
		private readonly piece: CsvPiece,
		private readonly space: CsvSpace,
		private readonly kernels: OrderKernels,
	) {
		const { memory, layout } = space;
		this.block = new Uint32Array(memory.buffer, layout.block, 36);
		this.floats = new Float64Array(memory.buffer, layout.block, 18);
		this.window = new Uint8Array(memory.buffer, layout.window, WINDOW_BYTES);
		this.slots = new Int32Array(memory.buffer, layout.slots, CATEGORY_SLOTS * 4).fill(0);
		const withOrders = piece.plan.order !== null;
		const partitions = 1 << piece.partitionBits;
		this.rows = new KernelRows(this.block, space, kernels, partitions, withOrders);
		this.plain = new OrdersScan(piece, this.rows, this.rows, piece.partitionBits);
		this.batch = new CsvBatch(Math.max(1, piece.csv.names.length), PLAIN_ROWS);
		this.scanner = new RecordScanner(piece.csv.dialect, this.batch);
		this.batch.bytes = this.window;
		this.fillBlock();
	}

	private fillBlock(): void {
		const { csv, plan, partitionBits } = this.piece;
		const { layout } = this.space;
		const { delimiter, quote, decimal } = csv.dialect;
		const { customer, date, amount, category, order } = columnsOf(this.piece);
		const values = {
			...{ columns: csv.names.length, delimiter, quote, decimal },
			...{ customer, date, amount: amount[0] ?? 0, category, order },
			...{ rows: layout.staging, capacity: CHUNK_ROWS, width: rowWords(plan.order !== null) },
			...{ partitionOf: layout.partitionOf, partitionShift: 32 - partitionBits },
			...{ slots: layout.slots, slotMask: CATEGORY_SLOTS - 1, ends: layout.ends },
			...{ arena: layout.arena, arenaUsed: 0, ignoreRefunds: Number(plan.refunds === 'ignore') },
			...{ staged: 0, read: 0, used: 0, afterAsOf: 0, refunds: 0, window: layout.window },
		};
		for (const [name, value] of Object.entries(values)) {
			this.block[(Reflect.get(AT, name) ?? 0) >> 2] = value;
		}
		this.floats[AT.asOf >> 3] = plan.asOf;
		this.floats[AT.latest >> 3] = -Infinity;
		this.floats[AT.refundUnits >> 3] = 0;
	}

	async run(
		input: ByteInput,
		context: { readonly signal: { throwIfCancelled(): void } },
	): Promise<CsvScanResult | null> {
		const { start, end } = this.piece.range;
		let base = start;
		let filled = 0;
		for (;;) {
			context.signal.throwIfCancelled();
			const count = await input.read(this.window.subarray(filled));
			filled += count;
			const at = this.consume(Math.min(filled, end - base), filled, count === 0);
			this.checkEncoding(at, base);
			if (base + at >= end || (count === 0 && at === filled)) return this.result(base + at);
			if (at === 0 && filled === WINDOW_BYTES) return null;
			this.window.copyWithin(0, at, filled);
			base += at;
			filled -= at;
		}
	}

	/** Takes the whole records that begin before `limit`; returns where the next one begins. */
	private consume(limit: number, filled: number, last: boolean): number {
		const { block, kernels } = this;
		let at = 0;
		block[AT.limit >> 2] = limit;
		block[AT.filled >> 2] = filled;
		while (at < limit) {
			if (block[AT.staged >> 2] === CHUNK_ROWS) this.rows.finish();
			block[AT.at >> 2] = at;
			const why = kernels.scanOrders(this.space.layout.block);
			const reached = block[AT.at >> 2] ?? 0;
			this.stride = reached - at < 1024 ? Math.min(2 * this.stride, this.batch.capacity) : 1;
			at = reached;
			if (why === SCAN.full || at >= limit) continue;
			if (why === SCAN.done && !last) break;
			const next = this.takePlainly(at, limit, filled, last);
			if (next === at) break;
			at = next;
		}
		return at;
	}

	/** Gives some records from `at` on to the plain scan; returns where it stopped. */
	private takePlainly(from: number, limit: number, filled: number, last: boolean): number {
		const { scanner, batch, window } = this;
		let at = from;
		for (let left = this.stride; left > 0 && at < limit && batch.rows < batch.capacity; left--) {
			const next = scanner.next(window, at, filled, batch.rows, last);
			if (next === NEED_MORE) break;
			const isBlank =
				scanner.fields === 1 && isBlankLine(window, at, filled, this.piece.csv.dialect.newline);
			if (!isBlank && scanner.problem === null) batch.rows++;
			else if (!isBlank) this.malformed++;
			at = next;
		}
		if (batch.rows > 0) this.plain.add(batch);
		batch.rows = 0;
		batch.anyEscaped = false;
		this.learnCategories(this.plain.categories);
		return at;
	}

	/** Tells the kernel the category names that the plain scan met; long ones and the 2,049th stay with the plain scan. */
	private learnCategories(categories: ByteCategories): void {
		const words = new Int32Array(3);
		for (; this.knownCategories < categories.names.length; this.knownCategories++) {
			const bytes = categories.bytesOf(this.knownCategories);
			if (bytes.length > 11 || this.knownCategories > CATEGORY_SLOTS / 2) continue;
			packKey(bytes, 0, bytes.length, 0, words, 0);
			const [w0 = 0, w1 = 0, w2 = 0] = words;
			let slot = hashKey(w0, w1, w2) & (CATEGORY_SLOTS - 1);
			while (this.slots[slot * 4] !== 0) slot = (slot + 1) & (CATEGORY_SLOTS - 1);
			this.slots.set([this.knownCategories, w0, w1, w2], slot * 4);
		}
	}

	private checkEncoding(at: number, base: number): void {
		if (isUtf8(this.window.subarray(0, at))) return;
		throw new LibraryError(
			'CORRUPT_FILE',
			`The file "${this.piece.csv.source.name}" is not valid UTF-8 between bytes ${base} and ${base + at}.`,
			'Save it as UTF-8, or name its encoding.',
			{ reason: 'encoding', start: base, end: base + at },
		);
	}

	private result(endedAt: number): CsvScanResult {
		const result = this.plain.result(this.malformed);
		const { counts } = result;
		const { block, floats } = this;
		counts.rows += block[AT.read >> 2] ?? 0;
		counts.used += block[AT.used >> 2] ?? 0;
		counts.afterAsOf += block[AT.afterAsOf >> 2] ?? 0;
		counts.refunds += block[AT.refunds >> 2] ?? 0;
		counts.refundUnits += floats[AT.refundUnits >> 3] ?? 0;
		counts.latest = Math.max(counts.latest, floats[AT.latest >> 3] ?? -Infinity);
		counts.rejected[REASON.malformed] = this.malformed;
		return { ...result, endedAt };
	}
}
