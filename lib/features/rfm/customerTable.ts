import { bytes, int32 } from '../../table';
import { isLong, keyLength } from './keys';
import {
	FIRST_ORDER,
	KEY_AT,
	LAST_ORDER,
	PAGE_BITS,
	PAGE_MASK,
	SLOT_WORDS,
	type Partition,
} from './partition';

/** Finds and adds customers of a partition; its views of the pages live as long as the work on one batch. */
export class CustomerTable {
	/** Views of the pages. */
	readonly floats: Float64Array[];
	readonly ints: Int32Array[];

	constructor(private readonly partition: Partition) {
		this.ints = partition.pages;
		this.floats = partition.pages.map((page) => new Float64Array(page.buffer));
	}

	/** Number of the customer with this key (`hash`: its hashKey), added when new. Long keys' bytes lie in `arena`. */
	find(hash: number, w0: number, w1: number, w2: number, arena: Uint8Array): number {
		const { slots } = this.partition;
		const mask = slots.length - 1;
		let at = (hash << 1) & mask;
		for (; slots[at] !== 0; at = (at + SLOT_WORDS) & mask) {
			const customer = (slots[at] ?? 0) - 1;
			if (slots[at + 1] === hash && this.hasKey(customer, w0, w1, w2, arena)) return customer;
		}
		return this.add(at, hash, w0, w1, w2, arena);
	}

	private hasKey(customer: number, w0: number, w1: number, w2: number, arena: Uint8Array): boolean {
		const page = this.ints[customer >> PAGE_BITS];
		const at = (customer & PAGE_MASK) * this.partition.width + KEY_AT;
		if (!page || page[at] !== w0 || page[at + 2] !== w2) return false;
		const second = page[at + 1] ?? 0;
		return isLong(w2) ? this.sameBytes(second, arena, w1, keyLength(w2)) : second === w1;
	}

	private sameBytes(start: number, arena: Uint8Array, from: number, length: number): boolean {
		const { longKeys } = this.partition;
		for (let i = 0; i < length; i++) if (longKeys[start + i] !== arena[from + i]) return false;
		return true;
	}

	private add(
		slot: number,
		hash: number,
		w0: number,
		w1: number,
		w2: number,
		arena: Uint8Array,
	): number {
		const { partition } = this;
		const customer = partition.customers++;
		partition.slots[slot] = customer + 1;
		partition.slots[slot + 1] = hash;
		if ((customer & PAGE_MASK) === 0) this.addPage();
		const second = isLong(w2) ? this.storeLong(arena, w1, keyLength(w2)) : w1;
		this.begin(customer, w0, second, w2);
		if (2 * partition.customers * SLOT_WORDS > partition.slots.length) rehash(partition);
		return customer;
	}

	/** Keeps the bytes of a long key; returns their place. */
	private storeLong(arena: Uint8Array, from: number, length: number): number {
		const { partition } = this;
		const place = partition.longBytes;
		if (place + length > partition.longKeys.length) {
			const grown = bytes(Math.max(4096, place + length, 2 * place));
			grown.set(partition.longKeys);
			partition.longKeys = grown;
		}
		partition.longKeys.set(arena.subarray(from, from + length), place);
		partition.longBytes = place + length;
		return place;
	}

	private addPage(): void {
		const { pages, wide, width } = this.partition; // `ints` is `pages`
		const page = int32(width << PAGE_BITS);
		pages.push(page);
		wide.push(null);
		this.floats.push(new Float64Array(page.buffer));
	}

	private begin(customer: number, w0: number, w1: number, w2: number): void {
		const { width } = this.partition;
		const at = (customer & PAGE_MASK) * width;
		const floats = this.floats[customer >> PAGE_BITS];
		if (!floats) return;
		floats[(at >> 1) + FIRST_ORDER] = Infinity;
		floats[(at >> 1) + LAST_ORDER] = -Infinity;
		this.ints[customer >> PAGE_BITS]?.set([w0, w1, w2], at + KEY_AT);
	}
}

/** Doubles the slots. */
function rehash(partition: Partition): void {
	const old = partition.slots;
	const slots = int32(2 * old.length);
	const mask = slots.length - 1;
	for (let from = 0; from < old.length; from += SLOT_WORDS) {
		if (old[from] === 0) continue;
		const hash = old[from + 1] ?? 0;
		let at = (hash << 1) & mask;
		while (slots[at] !== 0) at = (at + SLOT_WORDS) & mask;
		slots[at] = old[from] ?? 0;
		slots[at + 1] = hash;
	}
	partition.slots = slots;
}
