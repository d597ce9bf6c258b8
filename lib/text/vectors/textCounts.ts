const FIRST_SIZE = 2 ** 14;
/** Numbers a slot: hash + 1 (0 = free), texts that hold it, the text counted last, and one that keeps slots within cache lines. */
const WIDTH = 4;

/**
 * In how many texts each hash stands: open addressing in one typed array that grows with the hashes there are. An array over the whole
 * space of hashes would mostly wait for memory.
 */
export class TextCounts {
	private slots = new Uint32Array(WIDTH * FIRST_SIZE);
	private mask = FIRST_SIZE - 1;
	private used = 0;

	/** Notes that a hash (below 2³² − 1) stands in a text; more often in the same text counts once. Texts ≥ 1, in order. */
	add(hash: number, text: number): void {
		const { slots } = this;
		const at = this.slotOf(hash);
		if (slots[at + 2] === text) return;
		slots[at + 1] = (slots[at + 1] ?? 0) + 1;
		slots[at + 2] = text;
		if (slots[at] !== 0) return;
		slots[at] = hash + 1;
		if (2 * ++this.used > this.mask) this.grow();
	}

	/** Texts that hold it. */
	of(hash: number): number {
		return this.slots[this.slotOf(hash) + 1] ?? 0;
	}

	/** The hashes that stand in at least so many texts, ascending. */
	atLeast(texts: number): Uint32Array {
		const { slots } = this;
		const found = new Uint32Array(this.used);
		let size = 0;
		for (let at = 0; at < slots.length; at += WIDTH) {
			const key = slots[at] ?? 0;
			if (key !== 0 && (slots[at + 1] ?? 0) >= texts) found[size++] = key - 1;
		}
		return found.slice(0, size).sort();
	}

	/** The slot that holds the hash, or a free one. */
	private slotOf(hash: number): number {
		const { slots, mask } = this;
		let at = (Math.imul(hash, 0x9e3779b1) >>> 8) & mask;
		while (slots[WIDTH * at] !== 0 && slots[WIDTH * at] !== hash + 1) at = (at + 1) & mask;
		return WIDTH * at;
	}

	private grow(): void {
		const old = this.slots;
		this.mask = 2 * (this.mask + 1) - 1;
		this.slots = new Uint32Array(2 * old.length);
		for (let at = 0; at < old.length; at += WIDTH) {
			const key = old[at] ?? 0;
			if (key !== 0) this.slots.set(old.subarray(at, at + WIDTH), this.slotOf(key - 1));
		}
	}
}
