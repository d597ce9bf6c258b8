/**
 * A text as numbers, as it is and in lower case: asked a unit, a string costs several times what an array does, and another string
 * in lower case costs more than a look at a table for each unit.
 */
import { isEmojiHalf } from './units';

/** Set where a unit alone does not tell its lower case: Σ, İ, halves of pairs that may be letters. */
const UNCLEAR = 0x10000;
const SIGMA = 0x3a3;

/** The lower case of each unit. */
const LOWER = Uint32Array.from({ length: 0x10000 }, (_, unit) => {
	const isHalf = unit >= 0xd800 && unit <= 0xdfff;
	if (isHalf) return isEmojiHalf(unit) || unit >= 0xdc00 ? unit : unit | UNCLEAR;
	const lower = String.fromCharCode(unit).toLowerCase();
	return unit === SIGMA || lower.length !== 1 ? unit | UNCLEAR : lower.charCodeAt(0);
});

/** Holds one text after the other. Places are those of the text itself, or of its lower case where that is longer or shorter. */
export class LowerUnits {
	/** Of the text read last: the first `length` of them, and a 0 behind them in lower case. */
	raw = new Uint16Array(1024);
	lower = new Uint16Array(1024);
	length = 0;
	/** Whether anything in it is in upper case. */
	hasUpper = false;

	private rawBytes = Buffer.from(this.raw.buffer);
	private lowerBytes = Buffer.from(this.lower.buffer);
	private text = '';
	private lowerText: string | null = null;

	read(text: string): void {
		const { length } = text;
		if (length >= this.raw.length) this.grow(2 * length);
		this.text = text;
		this.lowerText = null;
		this.length = length;
		this.rawBytes.write(text, 0, 'utf16le');
		const { raw, lower } = this;
		let changes = 0;
		for (let i = 0; i < length; i++) {
			const unit = raw[i] ?? 0;
			const low = LOWER[unit] ?? 0;
			changes |= unit ^ low;
			lower[i] = low;
		}
		lower[length] = 0;
		this.hasUpper = changes !== 0;
		if (changes >= UNCLEAR) this.readUnclear(text);
	}

	/** The text in lower case, made when it is asked for. */
	asText(): string {
		return (this.lowerText ??= this.text.toLowerCase());
	}

	private readUnclear(text: string): void {
		const lower = this.asText();
		const { length } = lower;
		if (length >= this.raw.length) this.grow(2 * length);
		this.lowerBytes.write(lower, 0, 'utf16le');
		this.lower[length] = 0;
		this.hasUpper = lower !== text && length === text.length;
		if (length === text.length) return;
		this.length = length;
		this.rawBytes.write(lower, 0, 'utf16le');
	}

	private grow(size: number): void {
		this.raw = new Uint16Array(size);
		this.lower = new Uint16Array(size);
		this.rawBytes = Buffer.from(this.raw.buffer);
		this.lowerBytes = Buffer.from(this.lower.buffer);
	}
}
