import { bytes, SHARED_MEMORY } from '../../memory';
import type { ValueExample } from '../../report';
import { classifyBytes } from '../../text/classify';
import { createKindCounts, KIND } from '../../text/kind';
import { unescapeCell, type CsvBatch } from '../batch';
import type { ColumnPart, SinkSpec } from './columnPart';

const FIRST_ROWS = 4096;
const MAX_EXAMPLES = 3;
const EXAMPLE_BYTES = 240;
const EXAMPLE_LENGTH = 80;

type Growable = Float64Array | Int32Array | Uint8Array;

/** Memory for `length` values of the kind of `old`, with what `old` held. */
function widened<T extends Growable>(old: T, length: number): T;
function widened(old: Growable, length: number): Growable {
	const size = length * old.BYTES_PER_ELEMENT;
	const buffer = SHARED_MEMORY ? new SharedArrayBuffer(size) : new ArrayBuffer(size);
	const wider =
		old instanceof Float64Array
			? new Float64Array(buffer)
			: old instanceof Int32Array
				? new Int32Array(buffer)
				: new Uint8Array(buffer);
	wider.set(old);
	return wider;
}

/** Collects one column of a range, batch by batch. Subclasses loop over the cells of a batch and write `values`. */
export abstract class Sink<T extends Growable = Growable> {
	protected length = 0;
	/** Row of `values` that the next batch begins at: `length`, or 0 when values are not kept. */
	protected at = 0;
	protected validity = bytes(FIRST_ROWS / 8);
	protected present = 0;
	protected open = false;
	protected unfit = 0;
	protected readonly counts = createKindCounts();
	private readonly examples: ValueExample[] = [];

	constructor(
		protected readonly spec: SinkSpec,
		protected values: T,
	) {}

	/** Takes the cells of this sink's column. */
	consume(batch: CsvBatch): void {
		this.reserve(batch.rows);
		if (this.open) this.classify(batch, 0);
		else this.fill(batch);
		this.length += batch.rows;
		if (this.spec.keep) this.at = this.length;
	}

	/** Writes the cells of a batch to rows `at` … of `values`. */
	protected abstract fill(batch: CsvBatch): void;

	private reserve(rows: number): void {
		const needed = this.at + rows;
		if (needed <= this.values.length) return;
		const room = Math.ceil(Math.max(needed, this.values.length * 1.6, FIRST_ROWS) / 8) * 8;
		this.values = widened(this.values, room);
		this.validity = widened(this.validity, room / 8);
	}

	protected markPresent(row: number): void {
		this.validity[row >> 3] = (this.validity[row >> 3] ?? 0) | (1 << (row & 7));
		this.present++;
	}

	/** Counts what the cells from row `from` of the batch on look like. */
	protected classify(batch: CsvBatch, from: number): void {
		for (let row = from; row < batch.rows; row++) {
			const cell = row * batch.columns + this.spec.column;
			const kind = classifyBytes(
				batch.bytes,
				batch.starts[cell] ?? 0,
				batch.ends[cell] ?? 0,
				this.spec.decimal,
			);
			this.counts[kind] = (this.counts[kind] ?? 0) + 1;
			if (kind === KIND.text) this.noteExample(batch, row);
		}
	}

	/** A cell that is neither empty nor of the column's type. Returns true when the rest of the batch need not be parsed. */
	protected misfit(batch: CsvBatch, row: number): boolean {
		if (this.spec.given) {
			this.unfit++;
			this.noteExample(batch, row);
			return false;
		}
		this.open = true;
		this.countSoFar();
		this.classify(batch, row);
		return true;
	}

	/** Enters the values taken before the first misfit into `counts`. */
	protected countSoFar(): void {
		const kind = this.kindOfValues();
		this.counts[kind] = (this.counts[kind] ?? 0) + this.present;
	}

	/** The Kind that stands for the values of this sink. */
	protected abstract kindOfValues(): number;

	protected noteExample(batch: CsvBatch, row: number): void {
		if (this.examples.length >= MAX_EXAMPLES) return;
		const cell = row * batch.columns + this.spec.column;
		const [start = 0, end = 0] = [batch.starts[cell], batch.ends[cell]];
		const cut = batch.bytes.slice(start, Math.min(end, start + EXAMPLE_BYTES));
		const out = new Uint8Array(cut.length);
		const length =
			batch.escaped[cell] === 1 ? unescapeCell(cut, 0, cut.length, this.spec.quote, out) : -1;
		const text = new TextDecoder().decode(length < 0 ? cut : out.subarray(0, length));
		this.examples.push({ row: this.length + row, text: text.slice(0, EXAMPLE_LENGTH) });
	}

	finish(): ColumnPart {
		const { length, present, open, unfit, counts, examples } = this;
		if (!open) this.countSoFar();
		const validity = present === length ? null : this.validity.subarray(0, (this.at + 7) >> 3);
		const values = this.values.subarray(0, this.at);
		const type = this.spec.type;
		return {
			type,
			length,
			present,
			values,
			validity,
			dictionary: null,
			counts,
			open,
			unfit,
			examples,
		};
	}
}
