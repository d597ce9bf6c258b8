/**
 * Brings the customers of all partitions into byte order of their keys: a radix sort from the last pair of bytes to the
 * first (least significant digit first), which skips pairs that are the same in every key. Keys that agree in their
 * first 64 bytes are compared byte by byte. Cost: one pass over the customers for each pair of bytes that differs.
 */
import { bytes, uint32 } from '../../table';
import { copyKey, keyPair, lengthOfKey, type CustomerKeys } from './customerKeys';
import { compareBytes } from './keys';

const MAX_PAIRS = 32;
const DIGITS = 65_536;

/** The order of all customers. */
export interface KeyOrder {
	/** Per row, the partition of its customer and the customer's number in it. */
	readonly partitionOf: Uint8Array;
	readonly customerOf: Int32Array;
	/** Where the keys begin in `text`; one entry more than rows. */
	readonly offsets: Uint32Array;
	/** The keys one after the other; written when the rows are. */
	readonly text: Uint8Array;
}

export function orderKeys(partitions: readonly CustomerKeys[]): KeyOrder {
	const list = new KeyList(partitions);
	const [rows, spare] = sortRows(list);
	const order = {
		partitionOf: bytes(rows.length),
		customerOf: new Int32Array(spare.buffer),
		offsets: uint32(rows.length + 1),
		text: bytes(list.size),
	};
	for (let row = 0; row < rows.length; row++) {
		const key = rows[row] ?? 0;
		order.partitionOf[row] = list.partitionOf[key] ?? 0;
		order.customerOf[row] = key - (list.firstOf[list.partitionOf[key] ?? 0] ?? 0);
		order.offsets[row + 1] = (order.offsets[row] ?? 0) + (list.lengths[key] ?? 0);
	}
	return order;
}

/** All keys, numbered through partition by partition. */
class KeyList {
	readonly count: number;
	/** Number of each partition's first key. */
	readonly firstOf: number[] = [];
	readonly partitionOf: Uint8Array;
	readonly lengths: Uint32Array;
	/** Bytes of all keys. */
	size = 0;
	longest = 0;
	/** Zeros stand for "past the end", so a key that ends in one may look like a shorter key. */
	zeroEnded = false;

	constructor(readonly partitions: readonly CustomerKeys[]) {
		this.count = partitions.reduce((sum, { customers }) => sum + customers, 0);
		this.partitionOf = new Uint8Array(this.count);
		this.lengths = new Uint32Array(this.count);
		let key = 0;
		partitions.forEach((partition, number) => {
			const { customers } = partition;
			this.firstOf.push(key);
			this.partitionOf.fill(number, key, key + customers);
			for (let customer = 0; customer < customers; customer++) {
				const length = lengthOfKey(partition, customer);
				this.lengths[key++] = length;
				this.size += length;
				if (length > this.longest) this.longest = length;
				if (endsInZero(partition, customer, length)) this.zeroEnded = true;
			}
		});
	}

	/** Bytes 2 · pair and 2 · pair + 1 of every key as a number, zeros past its end; false when all are the same. */
	digits(pair: number, out: Uint16Array): boolean {
		let key = 0;
		let differs = 0;
		for (const partition of this.partitions) {
			for (let customer = 0; customer < partition.customers; customer++) {
				const digit = keyPair(partition, customer, pair);
				differs |= digit ^ (key === 0 ? digit : (out[0] ?? 0));
				out[key++] = digit;
			}
		}
		return differs !== 0;
	}

	pairOf(key: number, pair: number): number {
		const number = this.partitionOf[key] ?? 0;
		const partition = this.partitions[number];
		return partition ? keyPair(partition, key - (this.firstOf[number] ?? 0), pair) : 0;
	}

	compare(a: number, b: number): number {
		const [left, right] = [this.bytesOf(a), this.bytesOf(b)];
		return compareBytes(left, 0, left.length, right, 0, right.length);
	}

	private bytesOf(key: number): Uint8Array {
		const number = this.partitionOf[key] ?? 0;
		const partition = this.partitions[number];
		const out = new Uint8Array(this.lengths[key] ?? 0);
		if (partition) copyKey(partition, key - (this.firstOf[number] ?? 0), out, 0);
		return out;
	}
}

const endsInZero = (partition: CustomerKeys, customer: number, length: number) =>
	(keyPair(partition, customer, (length - 1) >> 1) & (length % 2 === 0 ? 0xff : 0xff00)) === 0;

/** The keys in order, and memory of the same size that is free again. */
function sortRows(list: KeyList): readonly [Uint32Array, Uint32Array] {
	const pairs = Math.min(MAX_PAIRS, Math.ceil(list.longest / 2));
	let rows = uint32(list.count);
	let spare = uint32(list.count);
	for (let key = 0; key < rows.length; key++) rows[key] = key;
	const digits = new Uint16Array(list.count);
	const used: number[] = [];
	for (let pair = pairs - 1; pair >= 0; pair--) {
		if (!list.digits(pair, digits)) continue;
		used.push(pair);
		sortByDigits(rows, digits, spare);
		[rows, spare] = [spare, rows];
	}
	// Other keys differ in one of the pairs, for each is there once.
	if (list.zeroEnded || list.longest > 2 * MAX_PAIRS) sortTies(rows, used, list);
	return [rows, spare];
}

/** One stable pass of counting sort. */
function sortByDigits(rows: Uint32Array, digits: Uint16Array, out: Uint32Array): void {
	const places = new Uint32Array(DIGITS + 1);
	for (let key = 0; key < digits.length; key++) {
		const after = (digits[key] ?? 0) + 1;
		places[after] = (places[after] ?? 0) + 1;
	}
	for (let i = 0; i < DIGITS; i++) places[i + 1] = (places[i + 1] ?? 0) + (places[i] ?? 0);
	for (let row = 0; row < rows.length; row++) {
		const key = rows[row] ?? 0;
		const digit = digits[key] ?? 0;
		const place = places[digit] ?? 0;
		places[digit] = place + 1;
		out[place] = key;
	}
}

/** Orders runs of keys that no pair told apart: longer than 64 bytes, or equal but for zero bytes at the end. */
function sortTies(rows: Uint32Array, pairs: readonly number[], list: KeyList): void {
	const same = (a: number, b: number) =>
		pairs.every((pair) => list.pairOf(a, pair) === list.pairOf(b, pair));
	for (let from = 0; from < rows.length;) {
		let to = from + 1;
		while (to < rows.length && same(rows[from] ?? 0, rows[to] ?? 0)) to++;
		if (to - from > 1) rows.subarray(from, to).sort((a, b) => list.compare(a, b));
		from = to;
	}
}
