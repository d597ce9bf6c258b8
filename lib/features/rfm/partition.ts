/**
 * The customers of one partition and their running totals: an open-addressing hash table of customer numbers (linear
 * probing, at most half full, so about 1.5 probes a row), and pages of fixed-width records that are never moved: a
 * customer's key, first and last order, an amount and a count a bucket of ages. All of it is plain data in memory that
 * threads share, so that any thread can carry on where another stopped.
 */
import { bytes, float64, int32 } from '../../table';
import { createCategorySums, type CategorySums } from './categorySums';
import { createOrderSet, type OrderSet } from './orderSet';

/** Customers a page of records. */
export const PAGE_BITS = 14;
export const PAGE_MASK = (1 << PAGE_BITS) - 1;

const FIRST_SLOTS = 64;

/** Words a slot: customer number + 1 (0 = free), and the hash of the key. */
export const SLOT_WORDS = 2;

/** Float64 places within a record. */
export const FIRST_ORDER = 0;
export const LAST_ORDER = 1;
/** Int32 places within a record: the three key words, then an amount a bucket, then a count a bucket. */
export const KEY_AT = 4;
export const AMOUNTS = 7;

export interface Partition {
	readonly buckets: number;
	/** Words a record; even, so that float64 values stay aligned. */
	readonly width: number;
	customers: number;
	slots: Int32Array;
	/** Bytes of keys that are too long for their words; the second word of such a key is its place here. */
	longKeys: Uint8Array;
	longBytes: number;
	readonly pages: Int32Array[];
	/**
	 * Amounts of a page's customers as float64, `buckets` each, once one of them does not fit in 32 bits (about 214,000 in
	 * currency); the amounts in the records are then out of use.
	 */
	readonly wide: (Float64Array | null)[];
	/** Null without a category column. */
	categories: CategorySums | null;
	/** Null without an order column. */
	orders: OrderSet | null;
}

/** An empty partition. */
export function createPartition(
	buckets: number,
	withCategories: boolean,
	withOrders: boolean,
): Partition {
	return {
		buckets,
		width: (AMOUNTS + 2 * buckets + 1) & ~1,
		customers: 0,
		slots: int32(FIRST_SLOTS * SLOT_WORDS),
		longKeys: bytes(0),
		longBytes: 0,
		pages: [],
		wide: [],
		categories: withCategories ? createCategorySums() : null,
		orders: withOrders ? createOrderSet() : null,
	};
}

/** Moves the amounts of a page to float64 values. */
export function widenPage(partition: Partition, number: number): Float64Array {
	const { buckets, width, pages, wide } = partition;
	const page = pages[number] ?? new Int32Array();
	const amounts = float64(buckets << PAGE_BITS);
	for (let customer = 0; customer <= PAGE_MASK; customer++) {
		const from = customer * width + AMOUNTS;
		amounts.set(page.subarray(from, from + buckets), customer * buckets);
	}
	wide[number] = amounts;
	return amounts;
}

/** Bytes in use for records, slots and long keys. */
export function partitionBytes({ slots, longKeys, pages, wide }: Partition): number {
	const wideBytes = wide.reduce((sum, page) => sum + (page?.byteLength ?? 0), 0);
	const pageBytes = pages.reduce((sum, page) => sum + page.byteLength, 0);
	return slots.byteLength + longKeys.byteLength + pageBytes + wideBytes;
}
