import { isMarkerBytes, parseBooleanBytes } from '../../text/classify';
import { KIND } from '../../text/kind';
import { parseDateBytes } from '../../text/parseDate';
import {
	isWholeNumber,
	parseFloatBytes,
	parseStrictNumber,
	skipBlanks,
	trimBlanks,
} from '../../text/parseNumber';
import type { CsvBatch } from '../batch';
import { Sink } from './sink';
import type { SinkSpec } from './columnPart';

/** True for blanks and for words such as NA: no value in a typed column. */
function isNoValue(bytes: Uint8Array, start: number, end: number): boolean {
	return skipBlanks(bytes, start, end) === end || isMarkerBytes(bytes, start, end);
}

/** Numbers and whole numbers. A guessed column takes strict numbers only; a given one also `007`, `+5` and `12E5`. */
export class NumberSink extends Sink<Float64Array> {
	/** Every number so far was written without a decimal mark. */
	private whole = true;

	constructor(spec: SinkSpec) {
		super(spec, new Float64Array(0));
	}

	protected fill(batch: CsvBatch): void {
		const { bytes, starts, ends, columns, rows } = batch;
		const { given, decimal, column, type } = this.spec;
		const onlyWhole = given && type === 'integer';
		for (let row = 0, cell = column; row < rows; row++, cell += columns) {
			const start = starts[cell] ?? 0;
			const end = ends[cell] ?? 0;
			if (start === end) continue;
			const value = given
				? parseFloatBytes(bytes, start, end, decimal)
				: parseStrictNumber(bytes, start, end, decimal);
			if (value === value && !(onlyWhole && !Number.isSafeInteger(value))) {
				this.values[this.at + row] = value;
				this.markPresent(this.at + row);
				if (this.whole && !given) this.checkWhole(bytes, start, end, value);
			} else if (!isNoValue(bytes, start, end) && this.misfit(batch, row)) return;
		}
	}

	private checkWhole(bytes: Uint8Array, start: number, end: number, value: number): void {
		const from = skipBlanks(bytes, start, end);
		const stop = trimBlanks(bytes, from, end);
		this.whole = isWholeNumber(bytes, from, stop, value);
	}

	protected kindOfValues(): number {
		const whole = this.spec.given ? this.spec.type === 'integer' : this.whole;
		return whole ? KIND.integer : KIND.number;
	}
}

/** ISO dates and date-times as UTC ms. */
export class DateSink extends Sink<Float64Array> {
	constructor(spec: SinkSpec) {
		super(spec, new Float64Array(0));
	}

	protected fill(batch: CsvBatch): void {
		const { bytes, starts, ends, columns, rows } = batch;
		for (let row = 0, cell = this.spec.column; row < rows; row++, cell += columns) {
			const start = starts[cell] ?? 0;
			const end = ends[cell] ?? 0;
			if (start === end) continue;
			const value = parseDateBytes(bytes, start, end);
			if (value === value) {
				this.values[this.at + row] = value;
				this.markPresent(this.at + row);
			} else if (!isNoValue(bytes, start, end) && this.misfit(batch, row)) return;
		}
	}

	protected kindOfValues(): number {
		return KIND.date;
	}
}

/** `true` and `false`; a given column also takes 1 and 0. */
export class BooleanSink extends Sink<Uint8Array> {
	constructor(spec: SinkSpec) {
		super(spec, new Uint8Array(0));
	}

	protected fill(batch: CsvBatch): void {
		const { bytes, starts, ends, columns, rows } = batch;
		for (let row = 0, cell = this.spec.column; row < rows; row++, cell += columns) {
			const start = starts[cell] ?? 0;
			const end = ends[cell] ?? 0;
			if (start === end) continue;
			const value = this.parse(bytes, start, end);
			if (value === 0 || value === 1) {
				this.values[this.at + row] = value;
				this.markPresent(this.at + row);
			} else if (!isNoValue(bytes, start, end) && this.misfit(batch, row)) return;
		}
	}

	private parse(bytes: Uint8Array, start: number, end: number): number {
		const value = parseBooleanBytes(bytes, start, end);
		return value === value || !this.spec.given ? value : parseFloatBytes(bytes, start, end);
	}

	protected kindOfValues(): number {
		return KIND.boolean;
	}
}
