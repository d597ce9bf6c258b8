/**
 * A text as numbers: asked a unit, a string costs several times what an array does. The lower case is looked up in UNITS, and made as
 * a string only where a unit alone does not tell it.
 */
import { UNCLEAR, UNITS } from './unitTable';

/** Two units at once are below 0x80 if none of these bits is set. */
const NOT_ASCII = 0xff80_ff80 | 0;

/** Holds one text after the other. Places are those of the text itself, or of its lower case where that is longer or shorter. */
export class TextUnits {
	/** Of the text read last, so that UNITS tells the lower case of each: the first `length` of them, and a 0 behind them. */
	units = new Uint16Array(1024);
	length = 0;
	/** The same as they are written, where they had to be put in lower case; else null. */
	spelt: Uint16Array | null = null;

	private pairs = new Int32Array(this.units.buffer);
	private bytes = Buffer.from(this.units.buffer);
	private text = '';
	private lowerText: string | null = null;

	read(text: string): void {
		this.text = text;
		this.lowerText = null;
		this.spelt = null;
		this.fill(text);
		const { pairs } = this;
		const count = (text.length + 1) >> 1;
		let seen = 0;
		for (let i = 0; i < count; i++) seen |= pairs[i] ?? 0;
		if ((seen & NOT_ASCII) !== 0 && this.isUnclear()) this.readLower(text);
	}

	/** The text in lower case, made when it is asked for. */
	asText(): string {
		return (this.lowerText ??= this.text.toLowerCase());
	}

	private isUnclear(): boolean {
		const { units, length } = this;
		let seen = 0;
		for (let i = 0; i < length; i++) seen |= UNITS[units[i] ?? 0] ?? 0;
		return (seen & UNCLEAR) !== 0;
	}

	private readLower(text: string): void {
		const lower = this.asText();
		if (lower.length === text.length) this.spelt = this.units.slice(0, text.length);
		this.fill(lower);
	}

	private fill(text: string): void {
		const { length } = text;
		if (length >= this.units.length) this.grow(4 * length);
		this.length = length;
		this.bytes.write(text, 0, 'utf16le');
		this.units[length] = 0;
	}

	private grow(size: number): void {
		this.units = new Uint16Array(size);
		this.pairs = new Int32Array(this.units.buffer);
		this.bytes = Buffer.from(this.units.buffer);
	}
}
