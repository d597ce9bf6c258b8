/** Rows that a pass of the tiles goes over before the next tile: they stay in cache. */
const BLOCK = 32;

/**
 * out[chunk] = Σ w·x·xᵀ over the chunk's rows, upper tiles only (4 × 4 blocks that reach the diagonal). x: float64 rows of
 * `width`, a multiple of 4; row r of nRows is row r · step of x and of weight. out: width × width a chunk.
 */
export function weightedGram(
	chunk: i32, worker: i32,
	x: usize, nRows: i32, width: i32, step: i32, rowsPerChunk: i32, weight: usize, out: usize,
): void {
	const end = min(nRows, (chunk + 1) * rowsPerChunk);
	const rowBytes = <usize>width << 3;
	const stepBytes = rowBytes * <usize>step;
	const weightBytes = <usize>step << 3;
	out += <usize>chunk * rowBytes * <usize>width;
	memory.fill(out, 0, rowBytes * <usize>width);
	for (let from = chunk * rowsPerChunk; from < end; from += BLOCK) {
		const count = min(BLOCK, end - from);
		const rows = x + <usize>from * stepBytes;
		const weights = weight + <usize>from * weightBytes;
		for (let i: usize = 0; i < rowBytes; i += 32) {
			for (let j = i; j < rowBytes; j += 32) tile(rows, stepBytes, count, weights, weightBytes, i, j, out + (i >> 3) * rowBytes + j, rowBytes);
		}
	}
}

// @ts-ignore: decorators are AssemblyScript
@inline
function tile(
	row: usize, stepBytes: usize, count: i32, weight: usize, weightBytes: usize, i: usize, j: usize, to: usize, rowBytes: usize,
): void {
	const to1 = to + rowBytes, to2 = to1 + rowBytes, to3 = to2 + rowBytes;
	let a0 = v128.load(to), a1 = v128.load(to, 16);
	let b0 = v128.load(to1), b1 = v128.load(to1, 16);
	let c0 = v128.load(to2), c1 = v128.load(to2, 16);
	let d0 = v128.load(to3), d1 = v128.load(to3, 16);
	for (let r = 0; r < count; r++) {
		const w = v128.load64_splat(weight);
		const low = f64x2.mul(w, v128.load(row + j)), high = f64x2.mul(w, v128.load(row + j, 16));
		const left = row + i;
		let s = v128.load64_splat(left);
		a0 = f64x2.add(a0, f64x2.mul(s, low)); a1 = f64x2.add(a1, f64x2.mul(s, high));
		s = v128.load64_splat(left + 8);
		b0 = f64x2.add(b0, f64x2.mul(s, low)); b1 = f64x2.add(b1, f64x2.mul(s, high));
		s = v128.load64_splat(left + 16);
		c0 = f64x2.add(c0, f64x2.mul(s, low)); c1 = f64x2.add(c1, f64x2.mul(s, high));
		s = v128.load64_splat(left + 24);
		d0 = f64x2.add(d0, f64x2.mul(s, low)); d1 = f64x2.add(d1, f64x2.mul(s, high));
		row += stepBytes;
		weight += weightBytes;
	}
	v128.store(to, a0); v128.store(to, a1, 16);
	v128.store(to1, b0); v128.store(to1, b1, 16);
	v128.store(to2, c0); v128.store(to2, c1, 16);
	v128.store(to3, d0); v128.store(to3, d1, 16);
}
