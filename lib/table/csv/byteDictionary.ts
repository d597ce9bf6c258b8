import { LibraryError } from '../../errors';
import { Dictionary } from '../dictionary';
import { bytes as sharedBytes, uint32 } from '../memory';

const MAX_BYTES = 2 ** 32 - 1;

/** Hash of bytes [start, end), four at a time with a multiply-xor step (after MurmurHash3's body), finished by a shift-xor. */
export function hashBytes(bytes: Uint8Array, start: number, end: number): number {
	let hash = end - start;
	let at = start;
	for (; at + 4 <= end; at += 4) {
		const word =
			(bytes[at] ?? 0) |
			((bytes[at + 1] ?? 0) << 8) |
			((bytes[at + 2] ?? 0) << 16) |
			((bytes[at + 3] ?? 0) << 24);
		hash = Math.imul(hash ^ word, 0x9e3779b1);
		hash ^= hash >>> 15;
	}
	for (; at < end; at++) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193);
	hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
	return hash ^ (hash >>> 13);
}

/**
 * Gives distinct byte strings codes in order of first appearance: open addressing with linear probing, at most half
 * full; no JavaScript string is made. A slot holds code + 1 and hash side by side, so that a probe touches one cache
 * line. Memory: about 20 to 36 bytes plus the text itself for each distinct value.
 */
export class ByteDictionary {
	size = 0;
	private slots = 256;
	private table = new Int32Array(2 * 256);
	private offsets = new Uint32Array(129);
	private data = new Uint8Array(2048);

	/** The code of bytes [start, end), new or known. */
	add(bytes: Uint8Array, start: number, end: number): number {
		const hash = hashBytes(bytes, start, end);
		const { table } = this;
		const mask = this.slots - 1;
		for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
			const entry = table[2 * slot] ?? 0;
			if (entry === 0) return this.insert(bytes, start, end, hash, slot);
			if (table[2 * slot + 1] === hash && this.equals(entry - 1, bytes, start, end))
				return entry - 1;
		}
	}

	private equals(code: number, bytes: Uint8Array, start: number, end: number): boolean {
		const { data } = this;
		let from = this.offsets[code] ?? 0;
		if ((this.offsets[code + 1] ?? 0) - from !== end - start) return false;
		for (let at = start; at < end; at++, from++) if (data[from] !== bytes[at]) return false;
		return true;
	}

	private insert(
		bytes: Uint8Array,
		start: number,
		end: number,
		hash: number,
		slot: number,
	): number {
		const code = this.size++;
		const from = this.offsets[code] ?? 0;
		this.reserve(from + end - start);
		for (let at = start, to = from; at < end; at++, to++) this.data[to] = bytes[at] ?? 0;
		if (code + 2 > this.offsets.length) this.widen();
		this.offsets[code + 1] = from + end - start;
		this.table[2 * slot] = code + 1;
		this.table[2 * slot + 1] = hash;
		if (this.size * 2 > this.slots) this.rehash();
		return code;
	}

	private reserve(needed: number): void {
		if (needed <= this.data.length) return;
		if (needed > MAX_BYTES) {
			throw new LibraryError(
				'MEMORY_LIMIT',
				'The distinct texts of one column need more than 4 GB.',
				'Leave the column out, or split the data.',
			);
		}
		const wider = new Uint8Array(Math.min(MAX_BYTES, Math.max(needed, this.data.length * 2)));
		wider.set(this.data);
		this.data = wider;
	}

	private widen(): void {
		const offsets = new Uint32Array(this.offsets.length * 2);
		offsets.set(this.offsets);
		this.offsets = offsets;
	}

	private rehash(): void {
		const old = this.table;
		this.slots *= 2;
		this.table = new Int32Array(2 * this.slots);
		const mask = this.slots - 1;
		for (let at = 0; at < old.length; at += 2) {
			const entry = old[at] ?? 0;
			if (entry !== 0) this.place(entry, old[at + 1] ?? 0, mask);
		}
	}

	private place(entry: number, hash: number, mask: number): void {
		let slot = hash & mask;
		while (this.table[2 * slot] !== 0) slot = (slot + 1) & mask;
		this.table[2 * slot] = entry;
		this.table[2 * slot + 1] = hash;
	}

	/** The strings as they lie in memory, without copying; valid until the next `add`. */
	view(): { readonly bytes: Uint8Array; readonly offsets: Uint32Array } {
		return { bytes: this.data, offsets: this.offsets };
	}

	/** The strings so far, in memory that threads can share. */
	finish(): Dictionary {
		const used = this.offsets[this.size] ?? 0;
		const data = sharedBytes(used);
		data.set(this.data.subarray(0, used));
		const offsets = uint32(this.size + 1);
		offsets.set(this.offsets.subarray(0, this.size + 1));
		return new Dictionary(data, offsets);
	}
}
