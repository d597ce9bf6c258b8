/** The face of kernels/assembly/orders.ts: scanning orders in a CSV window to rows. */
import { loadKernels } from './loader';
import { PAGE_BYTES } from './linearMemory';
import { webAssembly, type WasmExports, type WasmMemory } from './wasm';

/** Offsets of the block of arguments and results that `scanOrders` works on; uint32 but for the last three (float64). */
export const ORDERS_BLOCK = {
	at: 0,
	limit: 4,
	filled: 8,
	columns: 12,
	delimiter: 16,
	quote: 20,
	decimal: 24,
	customer: 28,
	date: 32,
	amount: 36,
	category: 40,
	order: 44,
	rows: 48,
	capacity: 52,
	width: 56,
	partitionOf: 60,
	partitionShift: 64,
	slots: 68,
	slotMask: 72,
	ends: 76,
	arena: 80,
	arenaUsed: 84,
	ignoreRefunds: 88,
	staged: 92,
	read: 96,
	used: 100,
	afterAsOf: 104,
	refunds: 108,
	window: 112,
	asOf: 120,
	latest: 128,
	refundUnits: 136,
} as const;

export const ORDERS_BLOCK_BYTES = 144;

/** Why `scanOrders` came back. */
export const SCAN = { done: 0, full: 1, unusual: 2 } as const;

type Call = (...args: readonly number[]) => number;
const isCall = (value: unknown): value is Call => typeof value === 'function';

/** The compiled functions on one memory. */
export interface OrderKernels {
	/** Takes the address of the block; returns one of SCAN. */
	readonly scanOrders: Call;
	/** (rows, partitionOf, count, width, out, base, starts, places, partitions) */
	readonly scatterRows: Call;
}

/** A memory of so many bytes that threads can share, or undefined where the kernels cannot run. */
export function ordersMemory(bytes: number): WasmMemory | undefined {
	const api = loadKernels() && webAssembly();
	if (!api) return undefined;
	const pages = Math.ceil(bytes / PAGE_BYTES);
	try {
		return new api.Memory({ initial: pages, maximum: pages, shared: true });
	} catch (error) {
		// RangeError: no address space left. The caller's twin does the work.
		if (error instanceof RangeError) return undefined;
		throw error;
	}
}

/** The kernels on a memory that `ordersMemory` made, or undefined where they cannot run. */
export function orderKernels(memory: WasmMemory): OrderKernels | undefined {
	const kernels = loadKernels();
	const api = webAssembly();
	if (!kernels || !api) return undefined;
	const exports: WasmExports = new api.Instance(kernels.module, { env: { memory } }).exports;
	const { scanOrders, scatterRows } = exports;
	return isCall(scanOrders) && isCall(scatterRows) ? { scanOrders, scatterRows } : undefined;
}
