/**
 * The part of the WebAssembly API that kernels need, typed here because the compiler options hold no browser types.
 * A platform without it is found out by `webAssembly()` returning undefined.
 */
export interface WasmMemory {
	readonly buffer: ArrayBufferLike;
	grow(pages: number): number;
}

/** Compiled code; opaque, can be posted to other threads. */
export type WasmModule = object;

export type WasmExports = Readonly<Record<string, unknown>>;

interface WebAssemblyApi {
	validate(bytes: Uint8Array): boolean;
	Module: new (bytes: Uint8Array) => WasmModule;
	Instance: new (
		module: WasmModule,
		imports: { env: { memory: WasmMemory } },
	) => { readonly exports: WasmExports };
	Memory: new (size: { initial: number; maximum: number; shared: boolean }) => WasmMemory;
}

const isApi = (value: unknown): value is WebAssemblyApi =>
	typeof value === 'object' && value !== null && 'Memory' in value && 'Instance' in value;

/** The platform's WebAssembly, or undefined where there is none. */
export function webAssembly(): WebAssemblyApi | undefined {
	const api: unknown = Reflect.get(globalThis, 'WebAssembly');
	return isApi(api) ? api : undefined;
}

/** What a kernel looks like from JavaScript: chunk number, number of the thread, then its own arguments. */
export type KernelFunction = (chunk: number, worker: number, ...args: readonly number[]) => void;

export const isKernel = (value: unknown): value is KernelFunction => typeof value === 'function';
