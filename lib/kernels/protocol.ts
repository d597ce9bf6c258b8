import type { WasmMemory, WasmModule } from './wasm';

/** Words of the control block that the coordinator and its helper threads share (Int32Array). */
export const WORD = {
	/** Counts runs; helpers sleep on it. */
	generation: 0,
	/** 1 while chunks of the present run may be taken. */
	open: 1,
	/** Helpers that may be inside the present run; the coordinator waits until it is 0. */
	active: 2,
	/** The next chunk to take. */
	next: 3,
	/** Chunks of the present run. */
	chunks: 4,
	/** Place of the kernel in KERNEL_NAMES. */
	kernel: 5,
	/** Number of arguments of the kernel. */
	arity: 6,
	/** 1: take no more chunks. */
	cancel: 7,
	/** 1: helpers leave the team. */
	stop: 8,
	/** 1: a kernel failed on a helper. */
	failed: 9,
	/** Chunks done in the present run. */
	done: 10,
	/** Pages the memory has in the present run: a helper must have seen it grow before it calls a kernel. */
	pages: 11,
} as const;

export const WORDS = 16;
/** Room for the text of an error on a helper thread. */
export const ERROR_BYTES = 512;
export const MOST_ARGUMENTS = 32;

/** The message that makes a helper thread serve a team. */
export interface HelperSetup {
	readonly marketingAi: 'kernels';
	readonly module: WasmModule;
	readonly memory: WasmMemory;
	readonly control: Int32Array;
	readonly args: Float64Array;
	/** Filled with UTF-8, zeros after it, when a kernel failed on a helper. */
	readonly errorText: Uint8Array;
	readonly names: readonly string[];
	/** Number of this thread; the coordinator is 0. */
	readonly worker: number;
}

/** Takes chunks of the open run until none is left, a kernel fails or the run is cancelled. */
export function takeChunks(control: Int32Array, runChunk: (chunk: number) => void): void {
	const count = Atomics.load(control, WORD.chunks);
	while (Atomics.load(control, WORD.cancel) === 0) {
		const chunk = Atomics.add(control, WORD.next, 1);
		if (chunk >= count) return;
		runChunk(chunk);
		Atomics.add(control, WORD.done, 1);
	}
}
