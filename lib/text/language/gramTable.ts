/**
 * How much each piece of a word speaks for each language: n-grams of up to four bytes of UTF-8 with marks for the word's
 * beginning and end, and whole words by hash. Looked up by open addressing, without strings.
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

const SLOT_USED = 8;

export class GramTable {
	private readonly mask: number;
	private readonly keys: Uint32Array;
	private readonly marks: Uint8Array;
	private readonly starts: Uint32Array;
	private readonly ends: Uint32Array;
	/** Text in which a slot was last counted: each n-gram counts once a text. */
	private readonly seen: Uint32Array;
	private text = 0;

	constructor(
		{ keys, marks, counts, pairs }: GramTensors,
		private readonly scores: Int32Array,
	) {
		const capacity = 2 ** Math.ceil(Math.log2(keys.length * 2 + 2));
		this.mask = capacity - 1;
		this.keys = new Uint32Array(capacity);
		this.marks = new Uint8Array(capacity);
		this.starts = new Uint32Array(capacity);
		this.ends = new Uint32Array(capacity);
		this.seen = new Uint32Array(capacity);
		this.pairs = pairs;
		let start = 0;
		keys.forEach((key, i) => {
			const slot = this.find(key, marks[i] ?? 0);
			this.keys[slot] = key;
			this.marks[slot] = (marks[i] ?? 0) | SLOT_USED;
			this.starts[slot] = start;
			start += counts[i] ?? 0;
			this.ends[slot] = start;
		});
	}

	private readonly pairs: Uint16Array;

	/** Before each text. */
	begin(): void {
		this.text = (this.text + 1) >>> 0;
		if (this.text !== 0) return;
		this.seen.fill(0);
		this.text = 1;
	}

	/** Adds what a key speaks for to the scores; false = unknown, or counted before in this text. */
	count(key: number, marks: number): boolean {
		const slot = this.find(key >>> 0, marks);
		if (this.marks[slot] === 0 || this.seen[slot] === this.text) return false;
		this.seen[slot] = this.text;
		const end = this.ends[slot] ?? 0;
		for (let i = this.starts[slot] ?? 0; i < end; i++) {
			const pair = this.pairs[i] ?? 0;
			const language = pair >>> 8;
			this.scores[language] = (this.scores[language] ?? 0) + (pair & 255);
		}
		return true;
	}

	private find(key: number, marks: number): number {
		const used = marks | SLOT_USED;
		let slot = (Math.imul(key ^ (marks * 0x2545f491), 0x9e3779b1) >>> 11) & this.mask;
		while (this.marks[slot] !== 0 && (this.keys[slot] !== key || this.marks[slot] !== used)) {
			slot = (slot + 1) & this.mask;
		}
		return slot;
	}
}
