/**
 * Small matrix products of networks: out[m][n] = start[n] + Σ a(m, k) · b[k][n], a at any strides (so aᵀ needs no copy), b
 * row-major. k is added in order, so a value does not depend on the tile it fell into. M and the width of b are multiples of 4.
 */
import { madd, splatAt } from './simd';

// @ts-ignore: decorators are AssemblyScript
@inline
function startAt(start: usize, offset: usize): v128 {
	return start == 0 ? f32x4.splat(0) : v128.load(start + offset);
}

// @ts-ignore: decorators are AssemblyScript
@inline
function wide(a: usize, aM: usize, aK: usize, b: usize, bK: usize, depth: i32, start: usize, out: usize, stride: usize): void {
	let a0 = startAt(start, 0), a1 = startAt(start, 16), a2 = startAt(start, 32);
	let b0 = a0, b1 = a1, b2 = a2;
	let c0 = a0, c1 = a1, c2 = a2;
	let d0 = a0, d1 = a1, d2 = a2;
	let x0 = a, x1 = a + aM, x2 = x1 + aM, x3 = x2 + aM;
	const end = b + <usize>depth * bK;
	for (; b < end; b += bK) {
		const w0 = v128.load(b), w1 = v128.load(b, 16), w2 = v128.load(b, 32);
		let s = splatAt(x0);
		a0 = madd(s, w0, a0); a1 = madd(s, w1, a1); a2 = madd(s, w2, a2);
		s = splatAt(x1);
		b0 = madd(s, w0, b0); b1 = madd(s, w1, b1); b2 = madd(s, w2, b2);
		s = splatAt(x2);
		c0 = madd(s, w0, c0); c1 = madd(s, w1, c1); c2 = madd(s, w2, c2);
		s = splatAt(x3);
		d0 = madd(s, w0, d0); d1 = madd(s, w1, d1); d2 = madd(s, w2, d2);
		x0 += aK; x1 += aK; x2 += aK; x3 += aK;
	}
	v128.store(out, a0); v128.store(out, a1, 16); v128.store(out, a2, 32);
	out += stride;
	v128.store(out, b0); v128.store(out, b1, 16); v128.store(out, b2, 32);
	out += stride;
	v128.store(out, c0); v128.store(out, c1, 16); v128.store(out, c2, 32);
	out += stride;
	v128.store(out, d0); v128.store(out, d1, 16); v128.store(out, d2, 32);
}

// @ts-ignore: decorators are AssemblyScript
@inline
function pair(a: usize, aM: usize, aK: usize, b: usize, bK: usize, depth: i32, start: usize, out: usize, stride: usize): void {
	let a0 = startAt(start, 0), a1 = startAt(start, 16);
	let b0 = a0, b1 = a1, c0 = a0, c1 = a1, d0 = a0, d1 = a1;
	let x0 = a, x1 = a + aM, x2 = x1 + aM, x3 = x2 + aM;
	const end = b + <usize>depth * bK;
	for (; b < end; b += bK) {
		const w0 = v128.load(b), w1 = v128.load(b, 16);
		let s = splatAt(x0);
		a0 = madd(s, w0, a0); a1 = madd(s, w1, a1);
		s = splatAt(x1);
		b0 = madd(s, w0, b0); b1 = madd(s, w1, b1);
		s = splatAt(x2);
		c0 = madd(s, w0, c0); c1 = madd(s, w1, c1);
		s = splatAt(x3);
		d0 = madd(s, w0, d0); d1 = madd(s, w1, d1);
		x0 += aK; x1 += aK; x2 += aK; x3 += aK;
	}
	v128.store(out, a0); v128.store(out, a1, 16);
	out += stride;
	v128.store(out, b0); v128.store(out, b1, 16);
	out += stride;
	v128.store(out, c0); v128.store(out, c1, 16);
	out += stride;
	v128.store(out, d0); v128.store(out, d1, 16);
}

// @ts-ignore: decorators are AssemblyScript
@inline
function single(a: usize, aM: usize, aK: usize, b: usize, bK: usize, depth: i32, start: usize, out: usize, stride: usize): void {
	let a0 = startAt(start, 0);
	let b0 = a0, c0 = a0, d0 = a0;
	let x0 = a, x1 = a + aM, x2 = x1 + aM, x3 = x2 + aM;
	const end = b + <usize>depth * bK;
	for (; b < end; b += bK) {
		const w0 = v128.load(b);
		a0 = madd(splatAt(x0), w0, a0);
		b0 = madd(splatAt(x1), w0, b0);
		c0 = madd(splatAt(x2), w0, c0);
		d0 = madd(splatAt(x3), w0, d0);
		x0 += aK; x1 += aK; x2 += aK; x3 += aK;
	}
	v128.store(out, a0);
	v128.store(out + stride, b0);
	v128.store(out + 2 * stride, c0);
	v128.store(out + 3 * stride, d0);
}

/** `width` floats to a row of b and out; aM, aK: bytes from row to row and from k to k of a; start 0: zeros. */
export function product(a: usize, aM: usize, aK: usize, rows: i32, b: usize, width: i32, depth: i32, start: usize, out: usize): void {
	const stride = <usize>width << 2;
	for (let row = 0; row < rows; row += 4) {
		const x = a + <usize>row * aM;
		const to = out + <usize>row * stride;
		let units = width >> 2;
		let at: usize = 0;
		while (units > 0) {
			const from: usize = start == 0 ? 0 : start + at;
			// Widths 3 … 3, then 2 + 2 rather than 3 + 1.
			const step = units == 4 || units == 2 ? 2 : units == 1 ? 1 : 3;
			if (step == 3) wide(x, aM, aK, b + at, stride, depth, from, to + at, stride);
			else if (step == 2) pair(x, aM, aK, b + at, stride, depth, from, to + at, stride);
			else single(x, aM, aK, b + at, stride, depth, from, to + at, stride);
			units -= step;
			at += <usize>step << 4;
		}
	}
}
