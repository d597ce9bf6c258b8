import { WASM_BASE64 as EXACT } from './generated/exact.wasm';
import { WASM_BASE64 as RELAXED } from './generated/relaxed.wasm';
import { WASM_BASE64 as STRICT } from './generated/strict.wasm';
import { webAssembly, type WasmModule } from './wasm';

/**
 * Which code runs: `wasm-simd` gives the same bytes on every machine (of its two builds one uses an instruction of relaxed SIMD
 * on whole numbers so small that its result is defined); `wasm-relaxed-simd` fuses multiply and add where the
 * machine can, so last bits may differ between machines; `typescript` is the plain twin, used where WebAssembly with
 * shared memory and SIMD is missing, or when it is asked for.
 */
export type Backend = 'wasm-simd' | 'wasm-relaxed-simd' | 'typescript';

export interface LoadedKernels {
	readonly backend: Exclude<Backend, 'typescript'>;
	readonly module: WasmModule;
}

const cache = new Map<string, LoadedKernels | undefined>();

function compile(backend: LoadedKernels['backend'], base64: string): LoadedKernels | undefined {
	if (cache.has(base64)) return cache.get(base64);
	const api = webAssembly();
	const bytes = Buffer.from(base64, 'base64');
	const usable = api && typeof SharedArrayBuffer === 'function' && api.validate(bytes);
	const loaded = usable ? { backend, module: new api.Module(bytes) } : undefined;
	cache.set(base64, loaded);
	return loaded;
}

/**
 * The compiled kernels: the exact build (strict where the platform does not know relaxed SIMD), or the relaxed one when the caller allows it and the platform knows it.
 * undefined where the platform lacks WebAssembly, SIMD, threads or shared memory. Compiled once a thread.
 */
export function loadKernels(allowRelaxed = false): LoadedKernels | undefined {
	const relaxed = allowRelaxed ? compile('wasm-relaxed-simd', RELAXED) : undefined;
	return relaxed ?? compile('wasm-simd', EXACT) ?? compile('wasm-simd', STRICT);
}
