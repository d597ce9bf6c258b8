import { webAssembly, type WasmMemory } from './wasm';

export const PAGE_BYTES = 65536;
/** What 32-bit WebAssembly can address. */
export const MOST_PAGES = 65536;

/** Growable memory for the plain TypeScript twins: same face as a WebAssembly.Memory, on an ordinary ArrayBuffer. */
class PlainMemory implements WasmMemory {
	constructor(public buffer: ArrayBuffer) {}

	grow(pages: number): number {
		const before = this.buffer.byteLength;
		const larger = new ArrayBuffer(before + pages * PAGE_BYTES);
		new Uint8Array(larger).set(new Uint8Array(this.buffer));
		this.buffer = larger;
		return before / PAGE_BYTES;
	}
}

export const plainMemory = (): WasmMemory => new PlainMemory(new ArrayBuffer(PAGE_BYTES));

/** Memory that kernels on all threads share, or undefined when the platform refuses (no WebAssembly, no address space). */
export function sharedMemory(maximumPages: number): WasmMemory | undefined {
	const api = webAssembly();
	if (!api) return undefined;
	try {
		return new api.Memory({ initial: 1, maximum: maximumPages, shared: true });
	} catch (error) {
		// RangeError: the process has no address space left. Callers fall back and say so in `backend`.
		if (error instanceof RangeError) return undefined;
		throw error;
	}
}
