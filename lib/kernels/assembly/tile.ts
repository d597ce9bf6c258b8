/**
 * The inner tiles: four rows of x times 4, 8 or 12 columns of a packed matrix, all sums in registers.
 * Packed: "units" of four columns, unit u holds d × 4 floats (for each feature its four columns), so that a tile reads
 * straight on. out[row * stride + 4 * unit ..] = start[4 * unit ..] + Σ x·packed. Features are added in order 0..d−1, so
 * a value does not depend on the tile it fell into.
 */
import { madd, splatAt } from './simd';

// @ts-ignore: decorators are AssemblyScript
@inline
function tile3(
	x0: usize, x1: usize, x2: usize, x3: usize,
	packed: usize, unitBytes: usize, d: usize, start: usize, out: usize, stride: usize,
): void {
	let a0 = v128.load(start), a1 = v128.load(start, 16), a2 = v128.load(start, 32);
	let b0 = a0, b1 = a1, b2 = a2;
	let c0 = a0, c1 = a1, c2 = a2;
	let d0 = a0, d1 = a1, d2 = a2;
	let p0 = packed, p1 = packed + unitBytes, p2 = p1 + unitBytes;
	for (let f: usize = 0; f < d; f += 4) {
		const w0 = v128.load(p0), w1 = v128.load(p1), w2 = v128.load(p2);
		let s = splatAt(x0 + f);
		a0 = madd(s, w0, a0); a1 = madd(s, w1, a1); a2 = madd(s, w2, a2);
		s = splatAt(x1 + f);
		b0 = madd(s, w0, b0); b1 = madd(s, w1, b1); b2 = madd(s, w2, b2);
		s = splatAt(x2 + f);
		c0 = madd(s, w0, c0); c1 = madd(s, w1, c1); c2 = madd(s, w2, c2);
		s = splatAt(x3 + f);
		d0 = madd(s, w0, d0); d1 = madd(s, w1, d1); d2 = madd(s, w2, d2);
		p0 += 16; p1 += 16; p2 += 16;
	}
	v128.store(out, a0); v128.store(out, a1, 16); v128.store(out, a2, 32);
	v128.store(out + stride, b0); v128.store(out + stride, b1, 16); v128.store(out + stride, b2, 32);
	out += 2 * stride;
	v128.store(out, c0); v128.store(out, c1, 16); v128.store(out, c2, 32);
	v128.store(out + stride, d0); v128.store(out + stride, d1, 16); v128.store(out + stride, d2, 32);
}

// @ts-ignore: decorators are AssemblyScript
@inline
function tile2(
	x0: usize, x1: usize, x2: usize, x3: usize,
	packed: usize, unitBytes: usize, d: usize, start: usize, out: usize, stride: usize,
): void {
	let a0 = v128.load(start), a1 = v128.load(start, 16);
	let b0 = a0, b1 = a1;
	let c0 = a0, c1 = a1;
	let d0 = a0, d1 = a1;
	let p0 = packed, p1 = packed + unitBytes;
	for (let f: usize = 0; f < d; f += 4) {
		const w0 = v128.load(p0), w1 = v128.load(p1);
		let s = splatAt(x0 + f);
		a0 = madd(s, w0, a0); a1 = madd(s, w1, a1);
		s = splatAt(x1 + f);
		b0 = madd(s, w0, b0); b1 = madd(s, w1, b1);
		s = splatAt(x2 + f);
		c0 = madd(s, w0, c0); c1 = madd(s, w1, c1);
		s = splatAt(x3 + f);
		d0 = madd(s, w0, d0); d1 = madd(s, w1, d1);
		p0 += 16; p1 += 16;
	}
	v128.store(out, a0); v128.store(out, a1, 16);
	v128.store(out + stride, b0); v128.store(out + stride, b1, 16);
	out += 2 * stride;
	v128.store(out, c0); v128.store(out, c1, 16);
	v128.store(out + stride, d0); v128.store(out + stride, d1, 16);
}

// @ts-ignore: decorators are AssemblyScript
@inline
function tile1(
	x0: usize, x1: usize, x2: usize, x3: usize,
	packed: usize, d: usize, start: usize, out: usize, stride: usize,
): void {
	let a0 = v128.load(start);
	let b0 = a0, c0 = a0, d0 = a0;
	for (let f: usize = 0; f < d; f += 4) {
		const w0 = v128.load(packed);
		a0 = madd(splatAt(x0 + f), w0, a0);
		b0 = madd(splatAt(x1 + f), w0, b0);
		c0 = madd(splatAt(x2 + f), w0, c0);
		d0 = madd(splatAt(x3 + f), w0, d0);
		packed += 16;
	}
	v128.store(out, a0);
	v128.store(out + stride, b0);
	v128.store(out + 2 * stride, c0);
	v128.store(out + 3 * stride, d0);
}

/** All `units` of the packed matrix for four rows at any addresses. `d` features, `stride` bytes between rows of out. */
export function tiles(
	x0: usize, x1: usize, x2: usize, x3: usize,
	packed: usize, units: usize, features: usize, start: usize, out: usize, stride: usize,
): void {
	const d = features << 2;
	const unitBytes = features << 4;
	while (units > 0) {
		// Widths 3 … 3, then 2 + 2 rather than 3 + 1.
		const width: usize = units == 4 || units == 2 ? 2 : units == 1 ? 1 : 3;
		if (width == 3) tile3(x0, x1, x2, x3, packed, unitBytes, d, start, out, stride);
		else if (width == 2) tile2(x0, x1, x2, x3, packed, unitBytes, d, start, out, stride);
		else tile1(x0, x1, x2, x3, packed, d, start, out, stride);
		units -= width;
		packed += width * unitBytes;
		start += width << 4;
		out += width << 4;
	}
}
