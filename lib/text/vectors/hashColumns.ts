/** From hashes to the columns that stand for them: open addressing in typed arrays, one or two steps a look-up. */
export class HashColumns {
	/** Hash + 1, 0 = free; the column beside it. */
	private readonly slots: Uint32Array;
	private readonly mask: number;

	/** Each hash once, below 2³² − 1; its place is its column. */
	constructor(hashes: Uint32Array) {
		const size = 2 ** Math.ceil(Math.log2(2 * hashes.length + 1));
		this.slots = new Uint32Array(2 * size);
		this.mask = size - 1;
		hashes.forEach((hash, column) => {
			const slot = this.slotOf(hash);
			this.slots[slot] = hash + 1;
			this.slots[slot + 1] = column;
		});
	}

	/** −1: there is none. */
	of(hash: number): number {
		const slot = this.slotOf(hash);
		return this.slots[slot] === 0 ? -1 : (this.slots[slot + 1] ?? 0);
	}

	/** The slot that holds the hash, or a free one. */
	private slotOf(hash: number): number {
		const { slots, mask } = this;
		let at = (Math.imul(hash, 0x9e3779b1) >>> 8) & mask;
		while (slots[2 * at] !== 0 && slots[2 * at] !== hash + 1) at = (at + 1) & mask;
		return 2 * at;
	}
}
