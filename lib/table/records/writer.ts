import { createBitmap, setBit, type Bitmap } from '../bitmap';
import type { Column } from '../column';
import { DictionaryBuilder } from '../dictionaryBuilder';
import { bytes, float64, int32 } from '../memory';
import { isJsonOnly } from '../text/kind';
import { textOf } from './cell';
import type { Field } from './field';
import { ABSENT, numberOf, UNFIT, type NumericType } from './numberOf';

const INT32_MAX = 2 ** 31 - 1;

/** Fills one column cell by cell; rows never written stay missing. */
export interface ColumnWriter {
	write(value: unknown, row: number): void;
	finish(): Column;
}

/** Validity that is dropped when every row got a value. */
class Presence {
	private readonly bitmap: Bitmap;
	private count = 0;

	constructor(private readonly rows: number) {
		this.bitmap = createBitmap(rows, false);
	}

	mark(row: number): void {
		setBit(this.bitmap, row, true);
		this.count++;
	}

	finish(): Bitmap | null {
		return this.count === this.rows ? null : this.bitmap;
	}
}

export class TextWriter implements ColumnWriter {
	private readonly codes: Int32Array;
	private readonly presence: Presence;
	private readonly dictionary = new DictionaryBuilder();

	constructor(
		private readonly field: Field,
		private readonly rows: number,
	) {
		this.codes = int32(rows);
		this.presence = new Presence(rows);
	}

	write(value: unknown, row: number): void {
		const text = textOf(value);
		if (text === null) return;
		this.codes[row] = this.dictionary.add(text);
		this.presence.mark(row);
	}

	finish(): Column {
		return {
			type: 'string',
			length: this.rows,
			values: this.codes,
			validity: this.presence.finish(),
			dictionary: this.dictionary.finish(),
			json: isJsonOnly(this.field.counts),
		};
	}
}

export class NumericWriter implements ColumnWriter {
	private readonly values: Float64Array | Uint8Array;
	private readonly presence: Presence;
	private wide = false;

	constructor(
		private readonly field: Field,
		private readonly type: NumericType,
		private readonly rows: number,
	) {
		this.values = type === 'boolean' ? bytes(rows) : float64(rows);
		this.presence = new Presence(rows);
	}

	write(value: unknown, row: number): void {
		const number = numberOf(value, this.type);
		if (number === ABSENT) return;
		if (number === UNFIT) {
			this.field.noteUnfit(value, row);
			return;
		}
		if (Math.abs(number) > INT32_MAX) this.wide = true;
		this.values[row] = number;
		this.presence.mark(row);
	}

	finish(): Column {
		const { type, rows: length, values } = this;
		const validity = this.presence.finish();
		if (values instanceof Uint8Array) return { type: 'boolean', length, values, validity };
		if (type !== 'integer')
			return { type: type === 'date' ? type : 'number', length, values, validity };
		return { type, length, values: this.wide ? values : narrow(values), validity };
	}
}

function narrow(values: Float64Array): Int32Array {
	const out = int32(values.length);
	out.set(values);
	return out;
}
