import { float64, int32 } from '../../table';
import { eachSum } from './categorySums';
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
	if (partition.categories) {
		eachSum(partition.categories, partition.customers, (_, category, units) => {
			categoryTotals[category] = (categoryTotals[category] ?? 0) + units;
		});
	}
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
	for (let customer = 0; customer < customers; customer++) {
		const start = keyStarts[customer] ?? 0;
		const end = Math.min(start + PREFIX_BYTES, keyStarts[customer + 1] ?? 0);
		let value = 0;
		for (let at = start; at < start + PREFIX_BYTES; at++) {
			value = value * 256 + (at < end ? (keyBytes[at] ?? 0) : 0);
		}
		prefix[customer] = value;
	}
	const sorted = int32(customers);
	for (let customer = 0; customer < customers; customer++) sorted[customer] = customer;
	const bytesOf = (a: number, b: number) =>
		compareBytes(
			keyBytes,
			keyStarts[a] ?? 0,
			keyStarts[a + 1] ?? 0,
			keyBytes,
			keyStarts[b] ?? 0,
			keyStarts[b + 1] ?? 0,
		);
	sorted.sort((a, b) => (prefix[a] ?? 0) - (prefix[b] ?? 0) || bytesOf(a, b));
	const prefixes = float64(customers);
	sorted.forEach((customer, place) => (prefixes[place] = prefix[customer] ?? 0));
	return { sorted, prefixes };
}
