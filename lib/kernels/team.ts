import { availableParallelism } from 'node:os';
import type { Worker } from 'node:worker_threads';
import { LibraryError } from '../errors';
import type { CancelSignal } from '../ports';
import { Arena } from './arena';
import { borrowHelper, giveBack } from './helpers';
import { MOST_PAGES, PAGE_BYTES, plainMemory, sharedMemory } from './linearMemory';
import { loadKernels, type Backend, type LoadedKernels } from './loader';
import { ERROR_BYTES, MOST_ARGUMENTS, takeChunks, WORD, WORDS, type HelperSetup } from './protocol';
import { KERNEL_NAMES, referenceKernel, type KernelName } from './reference';
import {
	isKernel,
	webAssembly,
	type KernelFunction,
	type WasmExports,
	type WasmMemory,
} from './wasm';

export interface TeamOptions {
	/** Threads that work, the calling one included; 1..64. Default: processor cores − 1, at least 1. */
	readonly threads?: number | undefined;
	/** Bytes the kernels' memory may hold; at most 4 GB (the default). Above it: MEMORY_LIMIT. */
	readonly memoryLimit?: number | undefined;
	/** Whether the faster build may be used whose last bits can differ between machines. Default false. */
	readonly allowRelaxed?: boolean | undefined;
	/** `typescript` runs the plain twins. Default: WebAssembly, and the twins only where it is missing. */
	readonly backend?: 'typescript' | undefined;
}

export interface RunOptions {
	readonly signal?: CancelSignal | undefined;
	/** Called on the calling thread between its chunks with the fraction of chunks that are done. */
	readonly onProgress?: ((fraction: number) => void) | undefined;
}

const MOST_THREADS = 64;
const MOST_BYTES = MOST_PAGES * PAGE_BYTES;

export const defaultThreads = () => Math.max(1, availableParallelism() - 1);

/**
 * Runs kernels in chunks on the calling thread and, when `threads` > 1, on helper threads that share one memory.
 * Helpers start with the first run that has more than one chunk. Chunks and the order of reductions are fixed by the
 * caller, never by the number of threads: results are the same bytes for any. `run` blocks the calling thread until all
 * chunks are done. Call `close` when done; a team that is not closed keeps no process alive.
 */
export class Team {
	readonly backend: Backend;
	readonly threads: number;
	readonly arena: Arena;
	private readonly control = new Int32Array(sharedBuffer(WORDS * 4));
	private readonly args = new Float64Array(sharedBuffer(MOST_ARGUMENTS * 8));
	private readonly errorText = new Uint8Array(sharedBuffer(ERROR_BYTES));
	private readonly loaded: LoadedKernels | undefined;
	private readonly exports: WasmExports | undefined;
	private helpers: Worker[] | undefined;
	private closed = false;

	constructor(options: TeamOptions = {}) {
		const limit = Math.min(options.memoryLimit ?? MOST_BYTES, MOST_BYTES);
		const { loaded, memory } = prepare(options, limit);
		this.loaded = loaded;
		this.backend = loaded?.backend ?? 'typescript';
		this.threads = loaded ? checkThreads(options.threads ?? defaultThreads()) : 1;
		this.arena = new Arena(memory, limit);
		const api = webAssembly();
		if (loaded && api) this.exports = new api.Instance(loaded.module, { env: { memory } }).exports;
	}

	/**
	 * Runs chunks 0..chunks−1 of a kernel; `args` are its arguments after (chunk, worker): addresses and numbers.
	 * Throws CANCELLED when the signal says so (within one chunk), JOB_CRASHED when a kernel fails.
	 */
	run(name: KernelName, chunks: number, args: readonly number[], options: RunOptions = {}): void {
		if (this.closed) throw new Error('This team is closed.');
		if (chunks <= 0) return;
		const { control } = this;
		this.args.set(args);
		control.set([chunks, KERNEL_NAMES.indexOf(name), args.length, 0], WORD.chunks);
		Atomics.store(control, WORD.next, 0);
		Atomics.store(control, WORD.done, 0);
		Atomics.store(control, WORD.failed, 0);
		control[WORD.pages] = this.arena.memory.buffer.byteLength / PAGE_BYTES;
		this.open(chunks);
		try {
			this.work(this.kernel(name), args, chunks, options);
		} finally {
			this.shut();
		}
		options.signal?.throwIfCancelled();
		if (Atomics.load(control, WORD.failed) === 1) throw crashed(name, this.errorText);
	}

	/** Sends the helper threads away (they wait for another team). The arena's memory is freed when nobody refers to it any more. */
	close(): void {
		if (this.closed) return;
		this.closed = true;
		Atomics.store(this.control, WORD.stop, 1);
		this.wake();
		this.helpers?.forEach(giveBack);
	}

	private kernel(name: KernelName): KernelFunction {
		if (!this.exports) return referenceKernel(name, this.arena.memory);
		const kernel = this.exports[name];
		if (isKernel(kernel)) return kernel;
		throw new Error(`The compiled kernels have no "${name}": run "npx gulp kernels".`);
	}

	private work(
		kernel: KernelFunction,
		args: readonly number[],
		chunks: number,
		{ signal, onProgress }: RunOptions,
	): void {
		const { control } = this;
		takeChunks(control, (chunk) => {
			if (signal?.cancelled) {
				Atomics.store(control, WORD.cancel, 1);
				return;
			}
			kernel(chunk, 0, ...args);
			onProgress?.(Math.min(1, (Atomics.load(control, WORD.done) + 1) / chunks));
		});
	}

	private open(chunks: number): void {
		if (chunks < 2 || this.threads < 2) return;
		this.helpers ??= this.startHelpers();
		Atomics.store(this.control, WORD.open, 1);
		this.wake();
	}

	/** Closes the run and waits for the helpers that are still inside it. Also after an error: they use the same memory. */
	private shut(): void {
		const { control } = this;
		Atomics.store(control, WORD.cancel, 1);
		Atomics.store(control, WORD.open, 0);
		for (;;) {
			const active = Atomics.load(control, WORD.active);
			if (active === 0) return;
			Atomics.wait(control, WORD.active, active, 100);
		}
	}

	private wake(): void {
		Atomics.add(this.control, WORD.generation, 1);
		Atomics.notify(this.control, WORD.generation);
	}

	private startHelpers(): Worker[] {
		const { loaded, control, args, errorText } = this;
		if (!loaded) return [];
		const { memory } = this.arena;
		return Array.from({ length: this.threads - 1 }, (_, index) => {
			const setup: HelperSetup = {
				marketingAi: 'kernels',
				module: loaded.module,
				memory,
				control,
				args,
				errorText,
				names: KERNEL_NAMES,
				worker: index + 1,
			};
			return borrowHelper(setup);
		});
	}
}

function sharedBuffer(bytes: number): ArrayBufferLike {
	return typeof SharedArrayBuffer === 'function'
		? new SharedArrayBuffer(bytes)
		: new ArrayBuffer(bytes);
}

function prepare(
	{ backend, allowRelaxed }: TeamOptions,
	limit: number,
): { loaded: LoadedKernels | undefined; memory: WasmMemory } {
	const loaded = backend === 'typescript' ? undefined : loadKernels(allowRelaxed);
	// Room for the arena's alignment above the limit of what is in use.
	const pages = Math.min(MOST_PAGES, Math.ceil(limit / PAGE_BYTES) * 2 + 16);
	const memory = loaded && sharedMemory(pages);
	return memory ? { loaded, memory } : { loaded: undefined, memory: plainMemory() };
}

function checkThreads(threads: number): number {
	if (Number.isInteger(threads) && threads >= 1 && threads <= MOST_THREADS) return threads;
	throw new LibraryError(
		'INVALID_PARAMETER',
		`threads must be a whole number 1..${MOST_THREADS}, got ${threads}.`,
		'Leave it out to use all cores but one.',
	);
}

function crashed(kernel: string, errorText: Uint8Array): LibraryError {
	// TextDecoder refuses shared memory: slice copies.
	const text = new TextDecoder().decode(errorText.slice()).replace(/\0+$/, '');
	return new LibraryError(
		'JOB_CRASHED',
		`The calculation "${kernel}" failed on a helper thread: ${text}.`,
		'This is a fault in the library: please report it with the data that shows it.',
	);
}
