import { packKey, hashKey, compareBytes } from './keys';

const FIRST_SLOTS = 256;
const SLOT_WORDS = 4;

/**
 * Category names of one scan by their bytes: open addressing on the key words, a string only for a new name. Number 0
 * is "no category" (blank).
 */
export class ByteCategories {
	readonly names: string[] = [''];
	private readonly bytes: Uint8Array[] = [new Uint8Array()];
	/** Number and the three key words of each. */
	private slots = new Int32Array(FIRST_SLOTS * SLOT_WORDS);
	private readonly words = new Int32Array(3);
	private readonly decoder = new TextDecoder();

	/** Number of the name in bytes [start, end), which has no blanks around it. */
	numberOf(bytes: Uint8Array, start: number, end: number): number {
		if (start >= end) return 0;
		packKey(bytes, start, end, 0, this.words, 0);
		const [w0 = 0, w1 = 0, w2 = 0] = this.words;
		const { slots } = this;
		const mask = slots.length - 1;
		let at = (hashKey(w0, w1, w2) << 2) & mask;
		for (; slots[at] !== 0; at = (at + SLOT_WORDS) & mask) {
			if (slots[at + 1] !== w0 || slots[at + 2] !== w1 || slots[at + 3] !== w2) continue;
			const number = slots[at] ?? 0;
			if (w2 >= 0 || this.isSame(number, bytes, start, end)) return number;
		}
		return this.add(bytes.slice(start, end), at, w0, w1, w2);
	}

	/** The bytes of a name. */
	bytesOf(number: number): Uint8Array {
		return this.bytes[number] ?? new Uint8Array();
	}

	private isSame(number: number, bytes: Uint8Array, start: number, end: number): boolean {
		const known = this.bytes[number] ?? new Uint8Array();
		return compareBytes(known, 0, known.length, bytes, start, end) === 0;
	}

	private add(bytes: Uint8Array, at: number, w0: number, w1: number, w2: number): number {
		const number = this.names.push(this.decoder.decode(bytes)) - 1;
		this.bytes.push(bytes);
		this.slots.set([number, w0, w1, w2], at);
		if (2 * this.names.length * SLOT_WORDS > this.slots.length) this.grow();
		return number;
	}

	private grow(): void {
		const old = this.slots;
		this.slots = new Int32Array(2 * old.length);
		const mask = this.slots.length - 1;
		for (let from = 0; from < old.length; from += SLOT_WORDS) {
			if (old[from] === 0) continue;
			const hash = hashKey(old[from + 1] ?? 0, old[from + 2] ?? 0, old[from + 3] ?? 0);
			let at = (hash << 2) & mask;
			while (this.slots[at] !== 0) at = (at + SLOT_WORDS) & mask;
			this.slots.set(old.subarray(from, from + SLOT_WORDS), at);
		}
	}
}
