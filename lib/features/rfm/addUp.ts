import { addUnits, reserve } from './categorySums';
import { dayOf, type AgeBuckets } from './days';
import { addOrder } from './orderSet';
import {
	AMOUNTS,
	CustomerTotals,
	FIRST_ORDER,
	LAST_ORDER,
	PAGE_BITS,
	totalsWidth,
	type Partition,
} from './partition';
import { AT_CATEGORY, AT_KEY, AT_ORDER, rowWords, type ScanResult } from './records';

const PAGE_MASK = (1 << PAGE_BITS) - 1;

/** A scan's rows with its category numbers translated to those of the whole job. */
export interface Batch {
	readonly scan: Pick<ScanResult, 'buffer' | 'chunks' | 'longKeys'>;
	readonly categoryNumbers: Int32Array;
}

export interface AddUpSettings {
	readonly partitionBits: number;
	readonly buckets: AgeBuckets;
	/** The UTC day of the as-of date. */
	readonly asOfDay: number;
	/** How many categories the job knows so far. */
	readonly categories: number;
}

/** Adds the rows of partition number `number` in this batch to its totals. */
export function addUp(
	partition: Partition,
	number: number,
	batch: Batch,
	settings: AddUpSettings,
): void {
	const { buffer, chunks } = batch.scan;
	const stride = (1 << settings.partitionBits) + 1;
	const adder = new RowAdder(partition, batch, settings);
	for (let chunk = 0; chunk < chunks; chunk++) {
		const from = buffer.starts[chunk * stride + number] ?? 0;
		const to = buffer.starts[chunk * stride + number + 1] ?? 0;
		adder.add(from, to);
	}
}

class RowAdder {
	private readonly totals: CustomerTotals;
	private readonly floats: Float64Array;
	private readonly width: number;
	private readonly rowWidth: number;

	constructor(
		private readonly partition: Partition,
		private readonly batch: Batch,
		private readonly settings: AddUpSettings,
	) {
		this.width = totalsWidth(settings.buckets.count);
		this.rowWidth = rowWords(partition.orders !== null);
		this.totals = new CustomerTotals(partition, this.width);
		const { words } = batch.scan.buffer;
		this.floats = new Float64Array(words.buffer, words.byteOffset, words.length >> 1);
		if (partition.categories)
			reserve(partition.categories, settings.categories, partition.customers);
	}

	/** Adds rows [from, to) of the buffer. */
	add(from: number, to: number): void {
		const { words } = this.batch.scan.buffer;
		const { longKeys } = this.batch.scan;
		for (let row = from; row < to; row++) {
			const at = row * this.rowWidth;
			const customer = this.totals.find(
				words[at + AT_KEY] ?? 0,
				words[at + AT_KEY + 1] ?? 0,
				words[at + AT_KEY + 2] ?? 0,
				longKeys,
			);
			const time = this.floats[at >> 1] ?? 0;
			const units = this.floats[(at >> 1) + 1] ?? 0;
			this.addTotals(customer, time, units);
			if (this.partition.orders && units >= 0) {
				const low = words[at + AT_ORDER] ?? 0;
				addOrder(this.partition.orders, customer, low, words[at + AT_ORDER + 1] ?? 0, dayOf(time));
			}
			if (this.partition.categories)
				this.addCategory(customer, words[at + AT_CATEGORY] ?? 0, units);
		}
	}

	private addTotals(customer: number, time: number, units: number): void {
		const { byAge, count } = this.settings.buckets;
		const age = this.settings.asOfDay - dayOf(time);
		const bucket = age < byAge.length ? (byAge[age] ?? 0) : count - 1;
		const floats = this.totals.floats[customer >> PAGE_BITS];
		const ints = this.totals.ints[customer >> PAGE_BITS];
		if (!floats || !ints) return;
		const at = (customer & PAGE_MASK) * this.width;
		const amount = at + AMOUNTS + bucket;
		floats[amount] = (floats[amount] ?? 0) + units;
		if (units < 0) return;
		if (time < (floats[at + FIRST_ORDER] ?? 0)) floats[at + FIRST_ORDER] = time;
		if (time > (floats[at + LAST_ORDER] ?? 0)) floats[at + LAST_ORDER] = time;
		if (this.partition.orders) return;
		const counter = 2 * (at + AMOUNTS + count) + bucket;
		ints[counter] = (ints[counter] ?? 0) + 1;
	}

	private addCategory(customer: number, local: number, units: number): void {
		const { categories, customers } = this.partition;
		if (!categories) return;
		if (categories.stride !== 0 && customer >= categories.pages.length << PAGE_BITS) {
			reserve(categories, this.settings.categories, customers);
		}
		addUnits(categories, customer, this.batch.categoryNumbers[local] ?? 0, units);
	}
}
