/**
 * Merges the sorted keys of all partitions into one order (a k-way merge with a binary heap of partitions), and lays
 * the keys down as the dictionary of the result's customer column. Cost: about log2(partitions) comparisons a customer.
 */
import { bytes, Dictionary, int32, uint32 } from '../../table';
import type { Collected } from './collect';
import { compareBytes } from './keys';
import type { Partition } from './partition';

export interface MergedKeys {
	/** Per row, the partition of its customer and the customer's number in it. */
	readonly partitionOf: Uint8Array;
	readonly customerOf: Int32Array;
	readonly dictionary: Dictionary;
	readonly customers: number;
}

/** One order for all customers: byte order of the keys. */
export function mergeKeys(
	partitions: readonly Partition[],
	collected: readonly Collected[],
): MergedKeys {
	const customers = partitions.reduce((sum, partition) => sum + partition.customers, 0);
	const size = partitions.reduce((sum, p) => sum + (p.keyStarts[p.customers] ?? 0), 0);
	const text = bytes(size);
	const offsets = uint32(customers + 1);
	const partitionOf = bytes(customers);
	const customerOf = int32(customers);
	const merge = new Merge(partitions, collected);
	let at = 0;
	for (let row = 0; row < customers; row++) {
		const number = merge.partition;
		const partition = partitions[number];
		const customer = merge.customer;
		if (!partition) break;
		partitionOf[row] = number;
		customerOf[row] = customer;
		const end = partition.keyStarts[customer + 1] ?? 0;
		for (let from = partition.keyStarts[customer] ?? 0; from < end; from++) {
			text[at++] = partition.keyBytes[from] ?? 0;
		}
		offsets[row + 1] = at;
		merge.advance();
	}
	return { partitionOf, customerOf, dictionary: new Dictionary(text, offsets), customers };
}

/** A heap of the partitions that still have keys, ordered by their next key. */
class Merge {
	private readonly heap: number[] = [];
	private readonly next: number[];

	constructor(
		private readonly partitions: readonly Partition[],
		private readonly collected: readonly Collected[],
	) {
		this.next = partitions.map(() => 0);
		partitions.forEach((partition, number) => partition.customers > 0 && this.heap.push(number));
		for (let at = this.heap.length >> 1; at >= 0; at--) this.sink(at);
	}

	/** The partition whose next key is the smallest. */
	get partition(): number {
		return this.heap[0] ?? 0;
	}

	/** That key's customer. */
	get customer(): number {
		return this.customerOf(this.partition);
	}

	advance(): void {
		const number = this.partition;
		const next = (this.next[number] ?? 0) + 1;
		this.next[number] = next;
		if (next >= (this.partitions[number]?.customers ?? 0)) {
			const last = this.heap.pop();
			if (this.heap.length > 0 && last !== undefined) this.heap[0] = last;
		}
		this.sink(0);
	}

	private customerOf(number: number): number {
		return this.collected[number]?.sorted[this.next[number] ?? 0] ?? 0;
	}

	private sink(at: number): void {
		const { heap } = this;
		for (let child = 2 * at + 1; child < heap.length; child = 2 * at + 1) {
			if (child + 1 < heap.length && this.before(heap[child + 1] ?? 0, heap[child] ?? 0)) child++;
			const upper = heap[at] ?? 0;
			const lower = heap[child] ?? 0;
			if (!this.before(lower, upper)) return;
			heap[at] = lower;
			heap[child] = upper;
			at = child;
		}
	}

	/** Keys are distinct, so there are no ties. */
	private before(a: number, b: number): boolean {
		const [p, q] = [this.collected[a], this.collected[b]];
		const [i, j] = [this.next[a] ?? 0, this.next[b] ?? 0];
		const first = (p?.prefixes[i] ?? 0) - (q?.prefixes[j] ?? 0);
		if (first !== 0) return first < 0;
		const second = (p?.seconds[i] ?? 0) - (q?.seconds[j] ?? 0);
		return second === 0 ? this.compareKeys(a, b) < 0 : second < 0;
	}

	private compareKeys(a: number, b: number): number {
		const [p, q] = [this.partitions[a], this.partitions[b]];
		if (!p || !q) return 0;
		const [c, d] = [this.customerOf(a), this.customerOf(b)];
		return compareBytes(
			p.keyBytes,
			p.keyStarts[c] ?? 0,
			p.keyStarts[c + 1] ?? 0,
			q.keyBytes,
			q.keyStarts[d] ?? 0,
			q.keyStarts[d + 1] ?? 0,
		);
	}
}
