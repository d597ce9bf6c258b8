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

/** Rows that are worked on together. */
const BLOCK = 512;

/**
 * Adds rows in short loops, each touching one kind of memory, so that the processor waits for many cache lines at once
 * instead of one after the other.
 */
class RowAdder {
	private readonly totals: CustomerTotals;
	private readonly floats: Float64Array;
	private readonly width: number;
	private readonly rowWidth: number;
	/** Customers of the block's rows. */
	private readonly customers = new Int32Array(BLOCK);
	/** Keeps reads that only fetch memory from being optimised away. */
	touched = 0;

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
	}

	/** Adds rows [from, to) of the buffer. */
	add(from: number, to: number): void {
		for (let first = from; first < to; first += BLOCK) {
			const end = Math.min(to, first + BLOCK);
			this.findCustomers(first, end);
			this.addAmounts(first, end);
			if (this.partition.orders) this.addOrders(first, end);
			if (this.partition.categories) this.addCategories(first, end);
		}
	}

	private findCustomers(from: number, to: number): void {
		const { totals, customers, rowWidth } = this;
		const { words } = this.batch.scan.buffer;
		const { longKeys } = this.batch.scan;
		const isSettled = this.touchSlots(from, to);
		for (let row = from, at = from * rowWidth + AT_KEY; row < to; row++, at += rowWidth) {
			const w0 = words[at] ?? 0;
			const w1 = words[at + 1] ?? 0;
			const w2 = words[at + 2] ?? 0;
			const place = isSettled() ? (customers[row - from] ?? 0) : totals.placeOf(w0, w1, w2);
			customers[row - from] = totals.find(place, w0, w1, w2, longKeys);
		}
	}

	/** Notes where each key's search begins and reads those slots ahead. The places hold until the table grows. */
	private touchSlots(from: number, to: number): () => boolean {
		const { totals, customers, rowWidth, partition } = this;
		const { words } = this.batch.scan.buffer;
		const { slots } = partition;
		let sum = 0;
		for (let row = from, at = from * rowWidth + AT_KEY; row < to; row++, at += rowWidth) {
			const place = totals.placeOf(words[at] ?? 0, words[at + 1] ?? 0, words[at + 2] ?? 0);
			customers[row - from] = place;
			sum += slots[place] ?? 0;
		}
		this.touched = sum;
		return () => partition.slots === slots;
	}

	private addAmounts(from: number, to: number): void {
		const { width, customers, floats: rows, rowWidth } = this;
		const { asOfDay, buckets } = this.settings;
		const { byAge, count } = buckets;
		const { floats: pages, ints: intPages } = this.totals;
		const countsRows = this.partition.orders === null;
		for (let row = from, at = (from * rowWidth) >> 1; row < to; row++, at += rowWidth >> 1) {
			const customer = customers[row - from] ?? 0;
			const time = rows[at] ?? 0;
			const units = rows[at + 1] ?? 0;
			const age = asOfDay - dayOf(time);
			const bucket = age < byAge.length ? (byAge[age] ?? 0) : count - 1;
			const page = pages[customer >> PAGE_BITS];
			const ints = intPages[customer >> PAGE_BITS];
			if (!page || !ints) return;
			const base = (customer & PAGE_MASK) * width;
			const amount = base + AMOUNTS + bucket;
			page[amount] = (page[amount] ?? 0) + units;
			if (units < 0) continue;
			if (time < (page[base + FIRST_ORDER] ?? 0)) page[base + FIRST_ORDER] = time;
			if (time > (page[base + LAST_ORDER] ?? 0)) page[base + LAST_ORDER] = time;
			const counter = 2 * (base + AMOUNTS + count) + bucket;
			if (countsRows) ints[counter] = (ints[counter] ?? 0) + 1;
		}
	}

	private addOrders(from: number, to: number): void {
		const { orders } = this.partition;
		const { words } = this.batch.scan.buffer;
		if (!orders) return;
		for (let row = from; row < to; row++) {
			const at = row * this.rowWidth;
			if ((this.floats[(at >> 1) + 1] ?? 0) < 0) continue;
			const day = dayOf(this.floats[at >> 1] ?? 0);
			const customer = this.customers[row - from] ?? 0;
			addOrder(orders, customer, words[at + AT_ORDER] ?? 0, words[at + AT_ORDER + 1] ?? 0, day);
		}
	}

	private addCategories(from: number, to: number): void {
		const { categories, customers: known } = this.partition;
		const { words } = this.batch.scan.buffer;
		const { categoryNumbers } = this.batch;
		if (!categories) return;
		reserve(categories, this.settings.categories, known);
		for (let row = from; row < to; row++) {
			const at = row * this.rowWidth;
			const category = categoryNumbers[words[at + AT_CATEGORY] ?? 0] ?? 0;
			const units = this.floats[(at >> 1) + 1] ?? 0;
			addUnits(categories, this.customers[row - from] ?? 0, category, units);
		}
	}
}
