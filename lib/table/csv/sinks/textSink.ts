import { isSet } from '../../bitmap';
import { classifyBytes } from '../../text/classify';
import { KIND } from '../../text/kind';
import { unescapeCell, type CsvBatch } from '../batch';
import { ByteDictionary } from '../byteDictionary';
import type { ColumnPart, SinkSpec } from './columnPart';
import { Sink } from './sink';

/** Text by dictionary code: each distinct cell is stored once, as UTF-8. */
export class TextSink extends Sink<Int32Array> {
	private readonly dictionary = new ByteDictionary();
	private scratch = new Uint8Array(256);

	constructor(spec: SinkSpec) {
		super(spec, new Int32Array(0));
	}

	protected fill(batch: CsvBatch): void {
		const { bytes, starts, ends, columns, rows, escaped, anyEscaped } = batch;
		for (let row = 0, cell = this.spec.column; row < rows; row++, cell += columns) {
			const start = starts[cell] ?? 0;
			const end = ends[cell] ?? 0;
			if (start === end) continue;
			const code =
				anyEscaped && escaped[cell] === 1
					? this.addEscaped(bytes, start, end)
					: this.dictionary.add(bytes, start, end);
			this.values[this.at + row] = code;
			this.markPresent(this.at + row);
		}
	}

	private addEscaped(bytes: Uint8Array, start: number, end: number): number {
		if (this.scratch.length < end - start) this.scratch = new Uint8Array((end - start) * 2);
		const length = unescapeCell(bytes, start, end, this.spec.quote, this.scratch);
		return this.dictionary.add(this.scratch, 0, length);
	}

	protected kindOfValues(): number {
		return KIND.text;
	}

	/** Counts what the texts look like, each distinct one judged once. */
	protected override countSoFar(): void {
		const { bytes, offsets } = this.dictionary.view();
		const rows = this.rowsPerCode();
		for (let code = 0; code < this.dictionary.size; code++) {
			const kind = classifyBytes(
				bytes,
				offsets[code] ?? 0,
				offsets[code + 1] ?? 0,
				this.spec.decimal,
			);
			this.counts[kind] = (this.counts[kind] ?? 0) + (rows[code] ?? 0);
		}
	}

	private rowsPerCode(): Float64Array {
		const rows = new Float64Array(this.dictionary.size);
		for (let row = 0; row < this.length; row++) {
			const code = this.values[row] ?? 0;
			if (isSet(this.validity, row)) rows[code] = (rows[code] ?? 0) + 1;
		}
		return rows;
	}

	override finish(): ColumnPart {
		const { bytes, offsets } = this.dictionary.finish();
		return { ...super.finish(), dictionary: { bytes, offsets } };
	}
}
