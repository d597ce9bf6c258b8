import { float64, int32 } from '../../table';
import { addTotals } from './categorySums';
import type { AgeBuckets } from './days';
import { compareBytes } from './keys';
import { eachOrder } from './orderSet';
import { AMOUNTS, PAGE_BITS, totalsWidth, type Partition } from './partition';

const PAGE_MASK = (1 << PAGE_BITS) - 1;
const PREFIX_BYTES = 6;

/** What the job must know of a partition before it can lay out the result. */
export interface Collected {
	/** Customers of the partition in byte order of their keys. */
	readonly sorted: Int32Array;
	/** Of each in that order, the first six bytes of the key as a number. */
	readonly prefixes: Float64Array;
	/** The next six. */
	readonly seconds: Float64Array;
	/** Net amount per category, in ten-thousandths. */
	readonly categoryTotals: Float64Array;
}

/** Folds the distinct orders into the counts, sorts the keys and adds up the categories. Changes the partition's totals. */
export function collect(
	partition: Partition,
	{ buckets, asOfDay, categories }: { buckets: AgeBuckets; asOfDay: number; categories: number },
): Collected {
	foldOrders(partition, buckets, asOfDay);
	const categoryTotals = float64(categories);
	if (partition.categories) addTotals(partition.categories, partition.customers, categoryTotals);
	return { ...sortKeys(partition), categoryTotals };
}

/** Counts every distinct order in the bucket of its last day; the set is not needed after that. */
function foldOrders(partition: Partition, buckets: AgeBuckets, asOfDay: number): void {
	if (!partition.orders) return;
	const width = totalsWidth(buckets.count);
	eachOrder(partition.orders, (customer, day) => {
		const ints = partition.pages[customer >> PAGE_BITS];
		const age = asOfDay - day;
		const bucket = age < buckets.byAge.length ? (buckets.byAge[age] ?? 0) : buckets.count - 1;
		const at = 2 * ((customer & PAGE_MASK) * width + AMOUNTS + buckets.count) + bucket;
		if (ints) ints[at] = (ints[at] ?? 0) + 1;
	});
	partition.orders = null;
}

function sortKeys({ customers, keyBytes, keyStarts }: Partition) {
	const prefix = new Float64Array(customers);
	const second = new Float64Array(customers);
	for (let customer = 0; customer < customers; customer++) {
		const start = keyStarts[customer] ?? 0;
		const end = keyStarts[customer + 1] ?? 0;
		prefix[customer] = sixBytes(keyBytes, start, end);
		second[customer] = sixBytes(keyBytes, start + PREFIX_BYTES, end);
	}
	const sorted = int32(customers);
	for (let customer = 0; customer < customers; customer++) sorted[customer] = customer;
	const byBytes = (a: number, b: number) =>
		compareBytes(
			keyBytes,
			keyStarts[a] ?? 0,
			keyStarts[a + 1] ?? 0,
			keyBytes,
			keyStarts[b] ?? 0,
			keyStarts[b + 1] ?? 0,
		);
	sorted.sort(
		(a, b) =>
			(prefix[a] ?? 0) - (prefix[b] ?? 0) || (second[a] ?? 0) - (second[b] ?? 0) || byBytes(a, b),
	);
	return { sorted, prefixes: reorder(prefix, sorted), seconds: reorder(second, sorted) };
}

/** Bytes [start, start + 6) as one number, zeros past the end: the order of such numbers is the order of the bytes. */
function sixBytes(bytes: Uint8Array, start: number, end: number): number {
	let value = 0;
	for (let at = start; at < start + PREFIX_BYTES; at++) {
		value = value * 256 + (at < end ? (bytes[at] ?? 0) : 0);
	}
	return value;
}

function reorder(values: Float64Array, order: Int32Array): Float64Array {
	const out = float64(order.length);
	for (let place = 0; place < order.length; place++) out[place] = values[order[place] ?? 0] ?? 0;
	return out;
}
