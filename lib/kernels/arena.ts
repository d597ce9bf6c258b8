import { LibraryError } from '../errors';
import { MOST_PAGES, PAGE_BYTES } from './linearMemory';
import type { WasmMemory } from './wasm';

/** Every block starts at a multiple of this: no cache line is shared by two blocks. */
const ALIGNMENT = 64;

export type NumberArray = Float32Array | Float64Array | Int32Array | Uint32Array | Uint8Array;

/**
 * A piece of the arena. Kernels get `address`; `view` gives its numbers to JavaScript. Take the view anew after anything
 * was allocated: growing memory may replace the buffer under it.
 */
export interface Block<A extends NumberArray = NumberArray> {
	readonly address: number;
	readonly length: number;
	readonly view: A;
}

interface Hole {
	address: number;
	size: number;
}

/**
 * Owns a linear memory: hands out blocks, takes them back, grows the memory when no hole fits (first fit, neighbours are
 * joined). Contents of a new block are undefined. Throws MEMORY_LIMIT when the blocks in use would pass `limit` bytes.
 */
export class Arena {
	private readonly holes: Hole[] = [];
	private readonly sizes = new Map<number, number>();
	/** Nothing was ever handed out from here on. Address 0 stays free, so that 0 is never a block. */
	private top = ALIGNMENT;
	/** Bytes in use now. */
	used = 0;

	constructor(
		readonly memory: WasmMemory,
		readonly limit: number,
	) {}

	float32(length: number): Block<Float32Array> {
		return this.block(length, 4, (buffer, at) => new Float32Array(buffer, at, length));
	}

	float64(length: number): Block<Float64Array> {
		return this.block(length, 8, (buffer, at) => new Float64Array(buffer, at, length));
	}

	int32(length: number): Block<Int32Array> {
		return this.block(length, 4, (buffer, at) => new Int32Array(buffer, at, length));
	}

	uint32(length: number): Block<Uint32Array> {
		return this.block(length, 4, (buffer, at) => new Uint32Array(buffer, at, length));
	}

	bytes(length: number): Block<Uint8Array> {
		return this.block(length, 1, (buffer, at) => new Uint8Array(buffer, at, length));
	}

	/** A block that holds a copy of the values. */
	copyOf<A extends Float32Array | Float64Array | Int32Array | Uint32Array>(values: A): Block<A>;
	copyOf(values: NumberArray): Block {
		const block = this.like(values);
		block.view.set(values);
		return block;
	}

	/** Gives a block back; its address must not be used any more. */
	free(...blocks: readonly { address: number }[]): void {
		for (const { address } of blocks) {
			const size = this.sizes.get(address);
			if (size === undefined) throw new RangeError(`No block starts at address ${address}.`);
			this.sizes.delete(address);
			this.used -= size;
			this.addHole({ address, size });
		}
	}

	private like(values: NumberArray): Block {
		if (values instanceof Float32Array) return this.float32(values.length);
		if (values instanceof Float64Array) return this.float64(values.length);
		if (values instanceof Int32Array) return this.int32(values.length);
		if (values instanceof Uint32Array) return this.uint32(values.length);
		return this.bytes(values.length);
	}

	private block<A extends NumberArray>(
		length: number,
		width: number,
		take: (buffer: ArrayBufferLike, address: number) => A,
	): Block<A> {
		const address = this.allocate(length * width);
		const { memory } = this;
		return {
			address,
			length,
			get view() {
				return take(memory.buffer, address);
			},
		};
	}

	private allocate(bytes: number): number {
		const size = Math.max(1, Math.ceil(bytes / ALIGNMENT)) * ALIGNMENT;
		if (!(this.used + size <= this.limit)) throw this.tooMuch(size);
		const address = this.fromHole(size) ?? this.fromTop(size);
		this.sizes.set(address, size);
		this.used += size;
		return address;
	}

	private fromHole(size: number): number | undefined {
		const at = this.holes.findIndex((hole) => hole.size >= size);
		const hole = this.holes[at];
		if (!hole) return undefined;
		const { address } = hole;
		if (hole.size === size) this.holes.splice(at, 1);
		else {
			hole.address += size;
			hole.size -= size;
		}
		return address;
	}

	private fromTop(size: number): number {
		const address = this.top;
		const missing = address + size - this.memory.buffer.byteLength;
		if (missing > 0) this.grow(Math.ceil(missing / PAGE_BYTES), size);
		this.top = address + size;
		return address;
	}

	private grow(pages: number, size: number): void {
		const now = this.memory.buffer.byteLength / PAGE_BYTES;
		if (now + pages > MOST_PAGES) throw this.tooMuch(size);
		try {
			this.memory.grow(pages);
		} catch (error) {
			if (error instanceof RangeError) throw this.tooMuch(size);
			throw error;
		}
	}

	private addHole(hole: Hole): void {
		const { holes } = this;
		let at = holes.findIndex((other) => other.address > hole.address);
		if (at < 0) at = holes.length;
		holes.splice(at, 0, hole);
		this.joinNext(at);
		if (at > 0) this.joinNext(at - 1);
	}

	private joinNext(at: number): void {
		const hole = this.holes[at];
		const next = this.holes[at + 1];
		if (!hole || next?.address !== hole.address + hole.size) return;
		hole.size += next.size;
		this.holes.splice(at + 1, 1);
	}

	private tooMuch(size: number): LibraryError {
		const mb = (bytes: number) => `${Math.ceil(bytes / 2 ** 20)} MB`;
		return new LibraryError(
			'MEMORY_LIMIT',
			`The calculation needs ${mb(this.used + size)} of kernel memory; its limit is ${mb(this.limit)}.`,
			'Use fewer rows, columns or factors, or raise the memory limit (4 GB at most).',
			{ needed: this.used + size, limit: this.limit },
		);
	}
}
