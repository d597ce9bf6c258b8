import { madd } from './simd';

/**
 * out = s · b for a sparse s (float32, compressed rows) and a dense b, rows of `width` floats, a multiple of 4: each
 * row of out is the sum of value · b[index] over the row's entries, in order. Chunk: rowsPerChunk rows.
 */
export function sparseRows(
	chunk: i32, worker: i32,
	indptr: usize, indices: usize, values: usize, nRows: i32, rowsPerChunk: i32, b: usize, width: i32, out: usize,
): void {
	const rowBytes = <usize>width << 2;
	const end = min(nRows, (chunk + 1) * rowsPerChunk);
	for (let row = chunk * rowsPerChunk; row < end; row++) {
		const to = out + <usize>row * rowBytes;
		memory.fill(to, 0, rowBytes);
		let at = <usize>load<u32>(indptr + (<usize>row << 2)) << 2;
		const stop = <usize>load<u32>(indptr + (<usize>row << 2), 4) << 2;
		for (; at + 16 <= stop; at += 16) {
			const b0 = b + <usize>load<u32>(indices + at) * rowBytes, b1 = b + <usize>load<u32>(indices + at, 4) * rowBytes;
			const b2 = b + <usize>load<u32>(indices + at, 8) * rowBytes, b3 = b + <usize>load<u32>(indices + at, 12) * rowBytes;
			const v0 = v128.load32_splat(values + at), v1 = v128.load32_splat(values + at, 4);
			const v2 = v128.load32_splat(values + at, 8), v3 = v128.load32_splat(values + at, 12);
			for (let f: usize = 0; f < rowBytes; f += 16) {
				let sum = madd(v0, v128.load(b0 + f), v128.load(to + f));
				sum = madd(v1, v128.load(b1 + f), sum);
				sum = madd(v2, v128.load(b2 + f), sum);
				v128.store(to + f, madd(v3, v128.load(b3 + f), sum));
			}
		}
		for (; at < stop; at += 4) {
			const from = b + <usize>load<u32>(indices + at) * rowBytes;
			const v = v128.load32_splat(values + at);
			for (let f: usize = 0; f < rowBytes; f += 16) v128.store(to + f, madd(v, v128.load(from + f), v128.load(to + f)));
		}
	}
}
