import { parentPort } from 'node:worker_threads';
import { PAGE_BYTES } from './linearMemory';
import { takeChunks, WORD, type HelperSetup } from './protocol';
import { isKernel, webAssembly, type WasmExports } from './wasm';

/**
 * A helper thread: waits for a team's setup, serves that team until it stops, waits for the next. While it serves it sleeps
 * until the coordinator opens a run, takes chunks, sleeps again. It works on the coordinator's memory with the
 * coordinator's compiled module, so it holds nothing of its own.
 */
const isSetup = (value: unknown): value is HelperSetup =>
	typeof value === 'object' &&
	value !== null &&
	'marketingAi' in value &&
	value.marketingAi === 'kernels';

function exportsOf({ module, memory }: HelperSetup): WasmExports {
	const api = webAssembly();
	if (!api) throw new Error('This thread has no WebAssembly.');
	return new api.Instance(module, { env: { memory } }).exports;
}

function serve(setup: HelperSetup): void {
	const { control } = setup;
	const exports = exportsOf(setup);
	let seen = 0;
	while (Atomics.load(control, WORD.stop) === 0) {
		Atomics.wait(control, WORD.generation, seen);
		seen = Atomics.load(control, WORD.generation);
		Atomics.add(control, WORD.active, 1);
		// Asked after joining: the coordinator closes a run first and counts helpers then, so one of the two sees the other.
		if (Atomics.load(control, WORD.open) === 1) work(setup, exports);
		Atomics.sub(control, WORD.active, 1);
		Atomics.notify(control, WORD.active);
	}
}

/**
 * V8 tells other threads that a memory grew, but misses a thread that is just receiving it: there memory.fill and
 * memory.copy trap beyond the old end. Growing by nothing makes this thread look.
 */
function seeGrowth({ control, memory }: HelperSetup): void {
	const bytes = (control[WORD.pages] ?? 0) * PAGE_BYTES;
	if (memory.buffer.byteLength < bytes) memory.grow(0);
}

function work(setup: HelperSetup, exports: WasmExports): void {
	const { control, args, names, worker, errorText } = setup;
	try {
		seeGrowth(setup);
		const kernel = exports[names[control[WORD.kernel] ?? -1] ?? ''];
		if (!isKernel(kernel)) throw new Error('The coordinator asked for a kernel that is not there.');
		const values = Array.from(args.subarray(0, control[WORD.arity]));
		takeChunks(control, (chunk) => kernel(chunk, worker, ...values));
	} catch (error) {
		// The coordinator throws for all: a message could not reach it while it waits.
		errorText.set(new TextEncoder().encode(String(error)).subarray(0, errorText.length));
		Atomics.store(control, WORD.failed, 1);
		Atomics.store(control, WORD.cancel, 1);
	}
}

parentPort?.on('message', (message: unknown) => {
	if (isSetup(message)) serve(message);
});
