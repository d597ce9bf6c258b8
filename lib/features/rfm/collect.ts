import { float64 } from '../../table';
import { addTotals } from './categorySums';
import type { AgeBuckets } from './days';
import { eachOrder } from './orderSet';
import { AMOUNTS, PAGE_BITS, PAGE_MASK, type Partition } from './partition';

/**
 * Folds the distinct orders into the counts and returns the net amount per category, in ten-thousandths. The partition is
 * complete then: it takes no more rows.
 */
export function collect(
	partition: Partition,
	{ buckets, asOfDay, categories }: { buckets: AgeBuckets; asOfDay: number; categories: number },
): Float64Array {
	foldOrders(partition, buckets, asOfDay);
	partition.slots = new Int32Array();
	const totals = float64(categories);
	if (partition.categories) addTotals(partition.categories, partition.customers, totals);
	return totals;
}

/** Counts every distinct order in the bucket of its last day; the set is not needed after that. */
function foldOrders(partition: Partition, buckets: AgeBuckets, asOfDay: number): void {
	if (!partition.orders) return;
	const { width } = partition;
	eachOrder(partition.orders, (customer, day) => {
		const ints = partition.pages[customer >> PAGE_BITS];
		const age = asOfDay - day;
		const bucket = age < buckets.byAge.length ? (buckets.byAge[age] ?? 0) : buckets.count - 1;
		const at = (customer & PAGE_MASK) * width + AMOUNTS + buckets.count + bucket;
		if (ints) ints[at] = (ints[at] ?? 0) + 1;
	});
	partition.orders = null;
}
