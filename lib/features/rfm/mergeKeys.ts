/**
 * Merges the sorted keys of all partitions into one order (a k-way merge with a binary heap of partitions). The keys
 * are cut into ranges that threads merge on their own. Cost: about log2(partitions) comparisons a customer.
 */
import { bytes, int32, uint32 } from '../../table';
import type { Collected } from './collect';
import { compareBytes } from './keys';
import type { Partition } from './partition';

/** The order of all customers: byte order of their keys. */
export interface MergedKeys {
	/** Per row, the partition of its customer and the customer's number in it. */
	readonly partitionOf: Uint8Array;
	readonly customerOf: Int32Array;
	/** Where the keys begin in `text`; one entry more than rows. */
	readonly offsets: Uint32Array;
	/** The keys one after the other; written when the rows are. */
	readonly text: Uint8Array;
}

/** A range of keys to merge: per partition the sorted places [from, to), and the row of the first. */
export interface MergeRange {
	readonly from: readonly number[];
	readonly to: readonly number[];
	readonly row: number;
}

export interface MergeInput {
	readonly partitions: readonly Pick<Partition, 'keyBytes' | 'keyStarts'>[];
	readonly collected: readonly Collected[];
	readonly merged: Pick<MergedKeys, 'partitionOf' | 'customerOf' | 'offsets'>;
}

/** Room for the order of these partitions' customers. */
export function createMerged(partitions: readonly Partition[]): MergedKeys {
	const customers = partitions.reduce((sum, partition) => sum + partition.customers, 0);
	const size = partitions.reduce((sum, p) => sum + (p.keyStarts[p.customers] ?? 0), 0);
	return {
		partitionOf: bytes(customers),
		customerOf: int32(customers),
		offsets: uint32(customers + 1),
		text: bytes(size),
	};
}

/** Cuts the keys into about equal ranges at keys of the largest partition. */
export function mergeRanges(collected: readonly Collected[], parts: number): MergeRange[] {
	const sizes = collected.map(({ sorted }) => sorted.length);
	const largest = collected[sizes.indexOf(Math.max(...sizes))];
	const cuts = [collected.map(() => 0)];
	for (let part = 1; part < parts && largest; part++) {
		const at = Math.floor((largest.sorted.length * part) / parts);
		const [first, second] = [largest.prefixes[at] ?? 0, largest.seconds[at] ?? 0];
		cuts.push(collected.map((keys) => lowerBound(keys, first, second)));
	}
	return cuts.map((from, i) => ({
		from,
		to: cuts[i + 1] ?? sizes,
		row: from.reduce((sum, place) => sum + place, 0),
	}));
}

/** The first place whose twelve first bytes are not below these. */
function lowerBound({ prefixes, seconds }: Collected, first: number, second: number): number {
	let low = 0;
	let high = prefixes.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		const prefix = prefixes[middle] ?? 0;
		if (prefix < first || (prefix === first && (seconds[middle] ?? 0) < second)) low = middle + 1;
		else high = middle;
	}
	return low;
}

/** Writes the order of one range; `offsets[row + 1]` gets the length of the row's key. */
export function mergeRange(input: MergeInput, range: MergeRange): void {
	const { partitionOf, customerOf, offsets } = input.merged;
	const merge = new Merge(input, range);
	for (let row = range.row; !merge.done; row++) {
		const number = merge.partition;
		const customer = merge.customer;
		const starts = input.partitions[number]?.keyStarts;
		partitionOf[row] = number;
		customerOf[row] = customer;
		offsets[row + 1] = (starts?.[customer + 1] ?? 0) - (starts?.[customer] ?? 0);
		merge.advance();
	}
}

/** A heap of the partitions that still have keys, ordered by their next key. */
class Merge {
	private readonly heap: number[] = [];
	private readonly next: number[];

	constructor(
		private readonly input: MergeInput,
		private readonly range: MergeRange,
	) {
		this.next = [...range.from];
		range.from.forEach((from, number) => from < (range.to[number] ?? 0) && this.heap.push(number));
		for (let at = this.heap.length >> 1; at >= 0; at--) this.sink(at);
	}

	get done(): boolean {
		return this.heap.length === 0;
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
		if (next >= (this.range.to[number] ?? 0)) {
			const last = this.heap.pop();
			if (this.heap.length > 0 && last !== undefined) this.heap[0] = last;
		}
		this.sink(0);
	}

	private customerOf(number: number): number {
		return this.input.collected[number]?.sorted[this.next[number] ?? 0] ?? 0;
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
		const { collected } = this.input;
		const p = collected[a];
		const q = collected[b];
		const i = this.next[a] ?? 0;
		const j = this.next[b] ?? 0;
		const first = (p?.prefixes[i] ?? 0) - (q?.prefixes[j] ?? 0);
		if (first !== 0) return first < 0;
		const second = (p?.seconds[i] ?? 0) - (q?.seconds[j] ?? 0);
		return second === 0 ? this.compareKeys(a, b) < 0 : second < 0;
	}

	private compareKeys(a: number, b: number): number {
		const p = this.input.partitions[a];
		const q = this.input.partitions[b];
		if (!p || !q) return 0;
		const c = this.customerOf(a);
		const d = this.customerOf(b);
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
