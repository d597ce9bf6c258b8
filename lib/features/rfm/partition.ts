/**
 * The customers of one partition and their running totals: an open-addressing hash table on the raw key bytes
 * (linear probing, at most half full, so about 1.5 probes a row), and pages of totals that are never moved. All of it
 * is plain data in memory that threads share, so that any thread can carry on where another stopped.
 */
import { bytes, int32, uint32 } from '../../table';
import { createCategorySums, type CategorySums } from './categorySums';
import { hashKey, isLong, keyLength, unpackKey } from './keys';
import { createOrderSet, type OrderSet } from './orderSet';

/** Customers a page of totals. */
export const PAGE_BITS = 10;
const PAGE_MASK = (1 << PAGE_BITS) - 1;
const FIRST_SLOTS = 64;

/** Words a slot: customer number + 1, and the three key words. */
const SLOT_WORDS = 4;

export interface Partition {
	customers: number;
	slots: Int32Array;
	keyBytes: Uint8Array;
	/** Customer c's key is keyBytes[keyStarts[c] .. keyStarts[c + 1]). */
	keyStarts: Uint32Array;
	/** Totals: see the places below. */
	readonly pages: SharedPage[];
	/** Null without a category column. */
	categories: CategorySums | null;
	/** Null without an order column. */
	orders: OrderSet | null;
}

type SharedPage = Int32Array;

/** Float64 places within a customer's totals; the bucket amounts begin at AMOUNTS. */
export const FIRST_ORDER = 0;
export const LAST_ORDER = 1;
export const AMOUNTS = 2;

/** Float64 values a customer: first and last order, an amount a bucket, an int32 order count a bucket. */
export const totalsWidth = (buckets: number): number => AMOUNTS + buckets + ((buckets + 1) >> 1);

/** An empty partition. */
export function createPartition(withCategories: boolean, withOrders: boolean): Partition {
	return {
		customers: 0,
		slots: int32(FIRST_SLOTS * SLOT_WORDS),
		keyBytes: bytes(1024),
		keyStarts: uint32(FIRST_SLOTS),
		pages: [],
		categories: withCategories ? createCategorySums() : null,
		orders: withOrders ? createOrderSet() : null,
	};
}

/** Finds and adds customers of a partition; its views of the pages live as long as the work on one batch. */
export class CustomerTotals {
	/** Views of the pages. */
	readonly floats: Float64Array[];
	readonly ints: Int32Array[];

	constructor(
		private readonly partition: Partition,
		private readonly width: number,
	) {
		this.ints = partition.pages;
		this.floats = partition.pages.map((page) => new Float64Array(page.buffer));
	}

	/** Slot where the search for this key begins. */
	placeOf(w0: number, w1: number, w2: number): number {
		return (hashKey(w0, w1, w2) << 2) & (this.partition.slots.length - 1);
	}

	/** Number of the customer with this key, added when new. Long keys' bytes lie in `arena`. `place`: see placeOf. */
	find(place: number, w0: number, w1: number, w2: number, arena: Uint8Array): number {
		const { slots } = this.partition;
		const mask = slots.length - 1;
		let at = place;
		for (; slots[at] !== 0; at = (at + SLOT_WORDS) & mask) {
			if (slots[at + 1] !== w0 || slots[at + 3] !== w2) continue;
			if (w2 < 0) {
				if (this.sameBytes(slots[at + 2] ?? 0, arena, w1, keyLength(w2))) break;
			} else if (slots[at + 2] === w1) break;
		}
		const known = slots[at] ?? 0;
		return known === 0 ? this.add(at, w0, w1, w2, arena) : known - 1;
	}

	private sameBytes(start: number, arena: Uint8Array, from: number, length: number): boolean {
		const { keyBytes } = this.partition;
		for (let i = 0; i < length; i++) if (keyBytes[start + i] !== arena[from + i]) return false;
		return true;
	}

	private add(at: number, w0: number, w1: number, w2: number, arena: Uint8Array): number {
		const { partition } = this;
		const customer = partition.customers++;
		const start = this.storeKey(customer, w0, w1, w2, arena);
		partition.slots[at] = customer + 1;
		partition.slots[at + 1] = w0;
		partition.slots[at + 2] = isLong(w2) ? start : w1;
		partition.slots[at + 3] = w2;
		if ((customer & PAGE_MASK) === 0) this.addPage();
		this.clear(customer);
		if (2 * partition.customers * SLOT_WORDS > partition.slots.length) this.rehash();
		return customer;
	}

	private storeKey(
		customer: number,
		w0: number,
		w1: number,
		w2: number,
		arena: Uint8Array,
	): number {
		const { partition } = this;
		const start = partition.keyStarts[customer] ?? 0;
		const end = start + keyLength(w2);
		if (end > partition.keyBytes.length) {
			partition.keyBytes = grown(partition.keyBytes, bytes(Math.max(end, 2 * start)));
		}
		if (customer + 2 > partition.keyStarts.length) {
			partition.keyStarts = grown(partition.keyStarts, uint32(2 * partition.keyStarts.length));
		}
		if (isLong(w2)) partition.keyBytes.set(arena.subarray(w1, w1 + keyLength(w2)), start);
		else unpackKey(w0, w1, w2, partition.keyBytes, start);
		partition.keyStarts[customer + 1] = end;
		return start;
	}

	private addPage(): void {
		const page = int32((this.width * 2) << PAGE_BITS);
		this.ints.push(page); // is partition.pages
		this.floats.push(new Float64Array(page.buffer));
	}

	private clear(customer: number): void {
		const page = this.floats[customer >> PAGE_BITS];
		const at = (customer & PAGE_MASK) * this.width;
		if (!page) return;
		page[at + FIRST_ORDER] = Infinity;
		page[at + LAST_ORDER] = -Infinity;
	}

	private rehash(): void {
		const { partition } = this;
		const old = partition.slots;
		const slots = int32(2 * old.length);
		const mask = slots.length - 1;
		for (let from = 0; from < old.length; from += SLOT_WORDS) {
			if (old[from] === 0) continue;
			const hash = hashKey(old[from + 1] ?? 0, old[from + 2] ?? 0, old[from + 3] ?? 0);
			let at = (hash << 2) & mask;
			while (slots[at] !== 0) at = (at + SLOT_WORDS) & mask;
			for (let i = 0; i < SLOT_WORDS; i++) slots[at + i] = old[from + i] ?? 0;
		}
		partition.slots = slots;
	}
}

/** Copies `from` to the beginning of the larger `to`. */
function grown<T extends Uint8Array | Uint32Array>(from: T, to: T): T {
	to.set(from);
	return to;
}
