import { madd, splatAt } from './simd';

/** Rows a pass of the Gram tile goes over before it moves to the next tile: they stay in the first-level cache. */
const BLOCK = 64;

/**
 * out[chunk] += aᵀ·a over the chunk's rows, upper tiles only (4 × 8 blocks whose columns reach the diagonal).
 * a: nRows × stride, stride a multiple of 4. out: one stride × stride matrix a chunk, zero on entry.
 */
export function gram(chunk: i32, worker: i32, a: usize, nRows: i32, stride: i32, rowsPerChunk: i32, out: usize): void {
	const end = min(nRows, (chunk + 1) * rowsPerChunk);
	const rowBytes = <usize>stride << 2;
	out += <usize>chunk * rowBytes * <usize>stride;
	for (let from = chunk * rowsPerChunk; from < end; from += BLOCK) {
		const count = min(BLOCK, end - from);
		const block = a + <usize>from * rowBytes;
		for (let i: usize = 0; i < rowBytes; i += 16) {
			let j = i;
			for (; j + 16 < rowBytes; j += 32) gramTile8(block, count, rowBytes, i, j, out);
			if (j < rowBytes) gramTile4(block, count, rowBytes, i, j, out);
		}
	}
}

// @ts-ignore: decorators are AssemblyScript
@inline
function gramTile8(block: usize, count: i32, rowBytes: usize, i: usize, j: usize, out: usize): void {
	let to = out + (i >> 2) * rowBytes + j;
	let a0 = v128.load(to), a1 = v128.load(to, 16);
	to += rowBytes;
	let b0 = v128.load(to), b1 = v128.load(to, 16);
	to += rowBytes;
	let c0 = v128.load(to), c1 = v128.load(to, 16);
	to += rowBytes;
	let d0 = v128.load(to), d1 = v128.load(to, 16);
	for (let r = 0; r < count; r++) {
		const left = block + i;
		const w0 = v128.load(block + j), w1 = v128.load(block + j, 16);
		let s = splatAt(left);
		a0 = madd(s, w0, a0); a1 = madd(s, w1, a1);
		s = splatAt(left + 4);
		b0 = madd(s, w0, b0); b1 = madd(s, w1, b1);
		s = splatAt(left + 8);
		c0 = madd(s, w0, c0); c1 = madd(s, w1, c1);
		s = splatAt(left + 12);
		d0 = madd(s, w0, d0); d1 = madd(s, w1, d1);
		block += rowBytes;
	}
	v128.store(to, d0); v128.store(to, d1, 16);
	to -= rowBytes;
	v128.store(to, c0); v128.store(to, c1, 16);
	to -= rowBytes;
	v128.store(to, b0); v128.store(to, b1, 16);
	to -= rowBytes;
	v128.store(to, a0); v128.store(to, a1, 16);
}

// @ts-ignore: decorators are AssemblyScript
@inline
function gramTile4(block: usize, count: i32, rowBytes: usize, i: usize, j: usize, out: usize): void {
	let to = out + (i >> 2) * rowBytes + j;
	let a = v128.load(to), b = v128.load(to + rowBytes);
	let c = v128.load(to + 2 * rowBytes), d = v128.load(to + 3 * rowBytes);
	for (let r = 0; r < count; r++) {
		const left = block + i;
		const w = v128.load(block + j);
		a = madd(splatAt(left), w, a);
		b = madd(splatAt(left + 4), w, b);
		c = madd(splatAt(left + 8), w, c);
		d = madd(splatAt(left + 12), w, d);
		block += rowBytes;
	}
	v128.store(to, a); v128.store(to + rowBytes, b);
	v128.store(to + 2 * rowBytes, c); v128.store(to + 3 * rowBytes, d);
}
