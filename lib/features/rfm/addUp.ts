import { addUnits, reserve } from './categorySums';
import { CustomerTable } from './customerTable';
import { dayOf, type AgeBuckets } from './days';
import { hashKey } from './keys';
import { addOrder } from './orderSet';
import {
	AMOUNTS,
	FIRST_ORDER,
	KEY_AT,
	LAST_ORDER,
	PAGE_BITS,
	PAGE_MASK,
	widenPage,
	type Partition,
} from './partition';
import { AT_CATEGORY, AT_KEY, AT_ORDER, rowWords, type ScanResult } from './records';

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
	private readonly table: CustomerTable;
	private readonly floats: Float64Array;
	private readonly rowWidth: number;
	/** Customers of the block's rows. */
	private readonly customers = new Int32Array(BLOCK);
	private readonly hashes = new Int32Array(BLOCK);
	/** Keeps reads that only fetch memory from being optimised away. */
	touched = 0;

	constructor(
		private readonly partition: Partition,
		private readonly batch: Batch,
		private readonly settings: AddUpSettings,
	) {
		this.rowWidth = rowWords(partition.orders !== null);
		this.table = new CustomerTable(partition);
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
		const { table, customers, hashes, rowWidth } = this;
		const { words } = this.batch.scan.buffer;
		const { longKeys } = this.batch.scan;
		this.touchSlots(from, to);
		this.touchRecords(to - from);
		for (let row = from, at = from * rowWidth + AT_KEY; row < to; row++, at += rowWidth) {
			const w0 = words[at] ?? 0;
			const w1 = words[at + 1] ?? 0;
			const w2 = words[at + 2] ?? 0;
			customers[row - from] = table.find(hashes[row - from] ?? 0, w0, w1, w2, longKeys);
		}
	}

	/** Hashes the keys and reads ahead the slots where their search begins. */
	private touchSlots(from: number, to: number): void {
		const { hashes, customers, rowWidth, partition } = this;
		const { words } = this.batch.scan.buffer;
		const { slots } = partition;
		const mask = slots.length - 1;
		for (let row = from, at = from * rowWidth + AT_KEY; row < to; row++, at += rowWidth) {
			const hash = hashKey(words[at] ?? 0, words[at + 1] ?? 0, words[at + 2] ?? 0);
			hashes[row - from] = hash;
			customers[row - from] = slots[(hash << 1) & mask] ?? 0;
		}
	}

	/** Reads ahead the records that those slots name: most are the right ones. */
	private touchRecords(rows: number): void {
		const { customers, partition } = this;
		const { ints } = this.table;
		const { width } = partition;
		let sum = 0;
		for (let i = 0; i < rows; i++) {
			const customer = Math.max(0, (customers[i] ?? 0) - 1);
			const page = ints[customer >> PAGE_BITS];
			if (page) sum += page[(customer & PAGE_MASK) * width + KEY_AT] ?? 0;
		}
		this.touched = sum;
	}

	private addAmounts(from: number, to: number): void {
		const { customers, floats: rows, rowWidth, partition } = this;
		const { asOfDay, buckets } = this.settings;
		const { byAge, count } = buckets;
		const { floats: pages, ints: intPages } = this.table;
		const { width, wide } = partition;
		const countsRows = partition.orders === null;
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
			const sum = (ints[amount] ?? 0) + units;
			if (wide[customer >> PAGE_BITS] || sum !== (sum | 0)) this.addWide(customer, bucket, units);
			else ints[amount] = sum;
			if (units < 0) continue;
			const half = base >> 1;
			if (time < (page[half + FIRST_ORDER] ?? 0)) page[half + FIRST_ORDER] = time;
			if (time > (page[half + LAST_ORDER] ?? 0)) page[half + LAST_ORDER] = time;
			if (countsRows) ints[amount + count] = (ints[amount + count] ?? 0) + 1;
		}
	}

	private addWide(customer: number, bucket: number, units: number): void {
		const { partition } = this;
		const number = customer >> PAGE_BITS;
		const amounts = partition.wide[number] ?? widenPage(partition, number);
		const at = (customer & PAGE_MASK) * partition.buckets + bucket;
		amounts[at] = (amounts[at] ?? 0) + units;
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
