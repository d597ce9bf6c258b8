import { isUtf8 } from 'node:buffer';
import { LibraryError } from '../../errors';
import { CsvBatch } from './batch';
import type { ByteInput } from './byteInput';
import { openText } from './openText';
import type { CsvPlan, CsvRange } from './plan';
import { isBlankLine, NEED_MORE, RecordScanner, type RecordProblem } from './recordScanner';

const WINDOW = 2 ** 20;
/** No record may be longer. */
export const MAX_RECORD_BYTES = 2 ** 24;
const MAX_KEPT = 1000;
const KEPT_TEXT = 200;

/** A record that was not taken. */
export interface RejectedRecord {
	/** Line within the scan, from 0. */
	readonly line: number;
	readonly problem: RecordProblem;
	readonly fields: number;
	/** Its first 200 characters. */
	readonly text: string;
}

export interface ScanResult {
	readonly rows: number;
	readonly lines: number;
	readonly blankLines: number;
	/** Where the record after the last one begins. When it differs from range.end, the file was cut inside a record: scan the next range again from here. */
	readonly endedAt: number;
	readonly rejectedCount: number;
	/** The first 1,000 of them. */
	readonly rejected: readonly RejectedRecord[];
}

export interface ScanOptions {
	readonly signal?: { throwIfCancelled(): void } | undefined;
}

/**
 * Reads the records that begin in `range` and hands them over in batches of field offsets (see CsvBatch): no string
 * and no array is made per row. `visit` is called in row order and must not keep the batch. Records with a wrong number
 * of fields, a quote that is never closed, text after a closing quote, or more than 16 MB are left out and reported;
 * blank lines are skipped. Memory: one window of 1 MB (up to 16 MB for a long record).
 * Throws CORRUPT_FILE with details.reason 'encoding' when the bytes are not UTF-8 after all, CANCELLED by the signal.
 */
export async function scanCsvRange(
	plan: CsvPlan,
	range: CsvRange,
	visit: (batch: CsvBatch) => void,
	options: ScanOptions = {},
): Promise<ScanResult> {
	const steps = scanCsvSteps(plan, range, visit, options);
	for (;;) {
		const step = await steps.next();
		if (step.done) return step.value;
	}
}

/**
 * As scanCsvRange, pausing after each window of about 1 MB so that the caller can pass on what `visit` collected; yields
 * the state so far.
 */
export async function* scanCsvSteps(
	plan: CsvPlan,
	range: CsvRange,
	visit: (batch: CsvBatch) => void,
	{ signal }: ScanOptions = {},
): AsyncGenerator<ScanResult, ScanResult, void> {
	const input = await openText(plan, range.start);
	try {
		const scan = new RangeScan(plan, range, visit, input);
		for (;;) {
			signal?.throwIfCancelled();
			const done = await scan.step();
			if (done) return done;
			yield scan.result(0);
		}
	} finally {
		input.close();
	}
}

class RangeScan {
	private window = new Uint8Array(WINDOW);
	private filled = 0;
	/** Position in the file of window[0]. */
	private base: number;
	private rows = 0;
	private lines = 0;
	private blankLines = 0;
	private skipping = false;
	private rejectedCount = 0;
	private readonly rejected: RejectedRecord[] = [];
	private readonly batch: CsvBatch;
	private readonly scanner: RecordScanner;

	constructor(
		private readonly plan: CsvPlan,
		private readonly range: CsvRange,
		private readonly visit: (batch: CsvBatch) => void,
		private readonly input: ByteInput,
	) {
		this.base = range.start;
		this.batch = new CsvBatch(Math.max(1, plan.names.length));
		this.scanner = new RecordScanner(plan.dialect, this.batch);
	}

	/** Reads and takes one window; the result when the range is done. */
	async step(): Promise<ScanResult | null> {
		const count = await this.input.read(this.window.subarray(this.filled));
		this.filled += count;
		const last = count === 0;
		const at = this.skipping ? this.skipRest(last) : this.consume(last);
		this.checkEncoding(at);
		if (this.base + at >= this.range.end || (last && at === this.filled)) return this.result(at);
		this.shift(at);
		return null;
	}

	/** Takes all whole records in the window that begin in the range; returns where the next one begins. */
	private consume(last: boolean): number {
		const { scanner, batch, window, filled } = this;
		const { newline } = this.plan.dialect;
		const limit = Math.min(filled, this.range.end - this.base);
		let at = 0;
		batch.bytes = window;
		while (at < limit) {
			const next = scanner.next(window, at, filled, batch.rows, last);
			if (next === NEED_MORE) break;
			if (scanner.fields === 1 && isBlankLine(window, at, filled, newline)) this.blankLines++;
			else if (scanner.problem === null) this.take();
			else this.reject(at, next, scanner.problem);
			this.lines += scanner.lines;
			at = next;
		}
		this.flush();
		return at;
	}

	private take(): void {
		const { batch } = this;
		batch.lines[batch.rows] = this.lines;
		batch.rows++;
		if (batch.rows === batch.capacity) this.flush();
	}

	private flush(): void {
		const { batch } = this;
		if (batch.rows > 0) {
			batch.firstRow = this.rows;
			this.visit(batch);
			this.rows += batch.rows;
		}
		batch.rows = 0;
		batch.anyEscaped = false;
	}

	private reject(at: number, next: number, problem: RecordProblem): void {
		this.rejectedCount++;
		if (this.rejected.length >= MAX_KEPT) return;
		const bytes = this.window.slice(at, Math.min(next, at + KEPT_TEXT * 4));
		const text = new TextDecoder().decode(bytes).trimEnd().slice(0, KEPT_TEXT);
		this.rejected.push({ line: this.lines, problem, fields: this.scanner.fields, text });
	}

	/** Makes room: moves the unread rest to the front, or widens the window for a long record, or gives that record up. */
	private shift(at: number): void {
		if (at === 0 && this.filled === this.window.length) {
			if (this.window.length >= MAX_RECORD_BYTES) return this.giveUp();
			const wider = new Uint8Array(this.window.length * 4);
			wider.set(this.window);
			this.window = wider;
			return;
		}
		this.window.copyWithin(0, at, this.filled);
		this.base += at;
		this.filled -= at;
	}

	/** The record at the front of the window is too long: leave it out up to its first line end. */
	private giveUp(): void {
		const next = this.scanner.skipLine(this.window, 0, this.filled, false);
		this.reject(0, KEPT_TEXT * 4, 'too long');
		this.lines++;
		this.skipping = next === NEED_MORE;
		this.shift(this.skipping ? this.filled : next);
	}

	/** Continues to the end of a line that was given up. */
	private skipRest(last: boolean): number {
		const next = this.scanner.skipLine(this.window, 0, this.filled, last);
		this.skipping = next === NEED_MORE;
		return this.skipping ? this.filled : next;
	}

	private checkEncoding(at: number): void {
		if (this.skipping || isUtf8(this.window.subarray(0, at))) return;
		throw new LibraryError(
			'CORRUPT_FILE',
			`The file "${this.plan.source.name}" is not valid UTF-8 between bytes ${this.base} and ${this.base + at}.`,
			'Save it as UTF-8, or name its encoding.',
			{ reason: 'encoding', start: this.base, end: this.base + at },
		);
	}

	/** The state when `at` bytes of the window are done. */
	result(at: number): ScanResult {
		const { rows, lines, blankLines, rejected, rejectedCount } = this;
		return { rows, lines, blankLines, endedAt: this.base + at, rejected, rejectedCount };
	}
}
