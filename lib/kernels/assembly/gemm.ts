import { tiles } from './tile';

/**
 * c = start + a · bᵀ, b packed by packRows. a: nRows × features row-major; c: nRows × 4·units. `start` holds 4·units
 * floats (a bias, or zeros). Chunk: rowsPerChunk rows (a multiple of 4 but for the last).
 */
export function gemm(
	chunk: i32, worker: i32,
	a: usize, nRows: i32, features: i32, packed: usize, units: i32, start: usize, c: usize, rowsPerChunk: i32,
	scratch: usize, scratchBytes: i32,
): void {
	const begin = chunk * rowsPerChunk;
	const end = min(nRows, begin + rowsPerChunk);
	const rowBytes = <usize>features << 2;
	const outBytes = <usize>units << 4;
	const full = begin + ((end - begin) & ~3);
	for (let row = begin; row < full; row += 4) {
		const x = a + <usize>row * rowBytes;
		tiles(x, x + rowBytes, x + 2 * rowBytes, x + 3 * rowBytes, packed, units, features, start, c + <usize>row * outBytes, outBytes);
	}
	if (full == end) return;
	const x = a + <usize>full * rowBytes;
	const spare = scratch + <usize>worker * <usize>scratchBytes;
	const last = end - full - 1;
	tiles(x, x + <usize>min(1, last) * rowBytes, x + <usize>min(2, last) * rowBytes, x, packed, units, features, start, spare, outBytes);
	memory.copy(c + <usize>full * outBytes, spare, <usize>(end - full) * outBytes);
}
