/** Paths of numbers that share their beginnings, in flat arrays that grow: the FP-tree and the list of item sets are both such trees. */
export class PrefixTree {
	/** Nodes, the root (number 0) included. */
	size = 1;
	parent = new Int32Array(FIRST_NODES);
	item = new Int32Array(FIRST_NODES);
	count = new Uint32Array(FIRST_NODES);
	/** Open addressing: node numbers, 0 = free (the root is nobody's child). */
	private slots = new Uint32Array(2 * FIRST_NODES);

	constructor() {
		this.item[0] = -1;
	}

	/** The child of `node` for `item`, or 0. */
	child(node: number, item: number): number {
		return this.slots[this.slotOf(node, item)] ?? 0;
	}

	/** The child of `node` for `item`, made with count 0 when there is none. */
	grow(node: number, item: number): number {
		const slot = this.slotOf(node, item);
		const known = this.slots[slot] ?? 0;
		if (known !== 0) return known;
		const made = this.size++;
		if (made >= this.parent.length) this.widen();
		this.parent[made] = node;
		this.item[made] = item;
		this.slots[slot] = made;
		if (2 * this.size > this.slots.length) this.rehash();
		return made;
	}

	private slotOf(node: number, item: number): number {
		const { slots, parent } = this;
		const mask = slots.length - 1;
		let slot = mix(node, item) & mask;
		for (;;) {
			const found = slots[slot] ?? 0;
			if (found === 0 || (parent[found] === node && this.item[found] === item)) return slot;
			slot = (slot + 1) & mask;
		}
	}

	private widen(): void {
		const length = 2 * this.parent.length;
		this.parent = copied(this.parent, new Int32Array(length));
		this.item = copied(this.item, new Int32Array(length));
		this.count = copied(this.count, new Uint32Array(length));
	}

	private rehash(): void {
		this.slots = new Uint32Array(2 * this.slots.length);
		for (let node = 1; node < this.size; node++) {
			this.slots[this.slotOf(this.parent[node] ?? 0, this.item[node] ?? 0)] = node;
		}
	}
}

const FIRST_NODES = 16;

/** Bytes a node takes at most: three numbers and the slots, before the next doubling. */
export const NODE_BYTES = 2 * 3 * 4 + 4 * 4;

function copied<A extends Int32Array | Uint32Array>(from: A, to: A): A {
	to.set(from);
	return to;
}

const { imul } = Math;

/** Spreads the pairs over 32 bits (multipliers of MurmurHash3 and the golden ratio). */
function mix(node: number, item: number): number {
	let hash = imul(node, 0x9e3779b1) ^ imul(item, 0x85ebca6b);
	hash ^= hash >>> 15;
	hash = imul(hash, 0xc2b2ae35);
	return hash ^ (hash >>> 13);
}
