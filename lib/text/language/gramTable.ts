/**
 * How much each piece of a word speaks for each language: n-grams of up to four bytes of UTF-8 with marks for the word's
 * beginning and end, and whole words by hash. Looked up by open addressing, without strings; a slot is four numbers side by
 * side, since a look-up costs what its misses of the processor's cache cost.
 */

/** What a key is: an n-gram, at the beginning of its word, at its end, or both; or a whole word. */
export const BEGIN = 1;
export const END = 2;
export const WHOLE_WORD = 4;

export interface GramTensors {
	/** Up to four bytes, or a word's hash. */
	readonly keys: Uint32Array;
	/** Marks of each key. */
	readonly marks: Uint8Array;
	/** Languages that each key speaks for. */
	readonly counts: Uint8Array;
	/** Key by key: language × 256 + how much. */
	readonly pairs: Uint16Array;
}

/** Places in a slot: key; marks, with USED; where its pairs begin × 64 + how many; the text in which it was last counted. */
const [MARKS, PAIRS, SEEN] = [1, 2, 3];
const USED = 8;
const MOST_PAIRS = 63;

export class GramTable {
	private readonly mask: number;
	private readonly slots: Int32Array;
	private readonly pairs: Uint16Array;
	/** Each n-gram counts once a text. */
	private text = 0;

	constructor(
		{ keys, marks, counts, pairs }: GramTensors,
		private readonly scores: Int32Array,
	) {
		const capacity = 2 ** Math.ceil(Math.log2(keys.length * 2 + 2));
		this.mask = capacity - 1;
		this.slots = new Int32Array(capacity * 4);
		this.pairs = pairs;
		let start = 0;
		for (let i = 0; i < keys.length; i++) {
			const [key, mark, count] = [(keys[i] ?? 0) | 0, marks[i] ?? 0, counts[i] ?? 0];
			const slot = this.find(key, mark);
			this.slots[slot] = key;
			this.slots[slot + MARKS] = mark | USED;
			this.slots[slot + PAIRS] = start * 64 + Math.min(count, MOST_PAIRS);
			start += count;
		}
	}

	/** Before each text. */
	begin(): void {
		this.text = (this.text + 1) | 0;
		if (this.text !== 0) return;
		for (let at = SEEN; at < this.slots.length; at += 4) this.slots[at] = 0;
		this.text = 1;
	}

	/** Adds what a key speaks for to the scores; false = unknown, or counted before in this text. */
	count(key: number, marks: number): boolean {
		const { slots, pairs, scores } = this;
		const slot = this.find(key, marks);
		if (slots[slot + MARKS] === 0 || slots[slot + SEEN] === this.text) return false;
		slots[slot + SEEN] = this.text;
		const place = slots[slot + PAIRS] ?? 0;
		const start = place >> 6;
		const end = start + (place & MOST_PAIRS);
		for (let i = start; i < end; i++) {
			const pair = pairs[i] ?? 0;
			const language = pair >> 8;
			scores[language] = (scores[language] ?? 0) + (pair & 255);
		}
		return true;
	}

	/** Where the slot of a key begins, or the free one where it would stand. */
	private find(key: number, marks: number): number {
		const { slots, mask } = this;
		const used = marks | USED;
		const hash = Math.imul(key ^ Math.imul(marks, 0x2545f491), 0x9e3779b1);
		for (let i = (hash >>> 11) & mask; ; i = (i + 1) & mask) {
			const slot = i * 4;
			const found = slots[slot + MARKS];
			if (found === 0 || (found === used && slots[slot] === key)) return slot;
		}
	}
}
