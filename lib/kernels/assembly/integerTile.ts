/**
 * The tiles of tile.ts on 16-bit integers: a "feature" is a pair of them, one instruction multiplies eight and adds them
 * in pairs into 32 bits. Twice the work of float32 for an instruction; callers see to it that no sum overflows. The four
 * rows lie interleaved: for each pair of features its four rows.
 */

// @ts-ignore: decorators are AssemblyScript
@inline
function pairs(a: v128, b: v128, c: v128): v128 {
	return i32x4.add(c, i32x4.dot_i16x8_s(a, b));
}

// @ts-ignore: decorators are AssemblyScript
@inline
function integerTile2(xs: usize, packed: usize, unitBytes: usize, pairCount: usize, out: usize, stride: usize): void {
	let a0 = i32x4.splat(0), a1 = a0;
	let b0 = a0, c0 = a0, d0 = a0, b1 = a0, c1 = a0, d1 = a0;
	let p0 = packed, p1 = packed + unitBytes;
	let w0 = a0, w1 = a0, s = a0;
	for (; pairCount >= 4; pairCount -= 4) {
		w0 = v128.load(p0); w1 = v128.load(p1);
		s = v128.load32_splat(xs); a0 = pairs(s, w0, a0); a1 = pairs(s, w1, a1);
		s = v128.load32_splat(xs, 4); b0 = pairs(s, w0, b0); b1 = pairs(s, w1, b1);
		s = v128.load32_splat(xs, 8); c0 = pairs(s, w0, c0); c1 = pairs(s, w1, c1);
		s = v128.load32_splat(xs, 12); d0 = pairs(s, w0, d0); d1 = pairs(s, w1, d1);
		w0 = v128.load(p0, 16); w1 = v128.load(p1, 16);
		s = v128.load32_splat(xs, 16); a0 = pairs(s, w0, a0); a1 = pairs(s, w1, a1);
		s = v128.load32_splat(xs, 20); b0 = pairs(s, w0, b0); b1 = pairs(s, w1, b1);
		s = v128.load32_splat(xs, 24); c0 = pairs(s, w0, c0); c1 = pairs(s, w1, c1);
		s = v128.load32_splat(xs, 28); d0 = pairs(s, w0, d0); d1 = pairs(s, w1, d1);
		w0 = v128.load(p0, 32); w1 = v128.load(p1, 32);
		s = v128.load32_splat(xs, 32); a0 = pairs(s, w0, a0); a1 = pairs(s, w1, a1);
		s = v128.load32_splat(xs, 36); b0 = pairs(s, w0, b0); b1 = pairs(s, w1, b1);
		s = v128.load32_splat(xs, 40); c0 = pairs(s, w0, c0); c1 = pairs(s, w1, c1);
		s = v128.load32_splat(xs, 44); d0 = pairs(s, w0, d0); d1 = pairs(s, w1, d1);
		w0 = v128.load(p0, 48); w1 = v128.load(p1, 48);
		s = v128.load32_splat(xs, 48); a0 = pairs(s, w0, a0); a1 = pairs(s, w1, a1);
		s = v128.load32_splat(xs, 52); b0 = pairs(s, w0, b0); b1 = pairs(s, w1, b1);
		s = v128.load32_splat(xs, 56); c0 = pairs(s, w0, c0); c1 = pairs(s, w1, c1);
		s = v128.load32_splat(xs, 60); d0 = pairs(s, w0, d0); d1 = pairs(s, w1, d1);
		xs += 64; p0 += 64; p1 += 64;
	}
	for (; pairCount > 0; pairCount--) {
		w0 = v128.load(p0); w1 = v128.load(p1);
		s = v128.load32_splat(xs); a0 = pairs(s, w0, a0); a1 = pairs(s, w1, a1);
		s = v128.load32_splat(xs, 4); b0 = pairs(s, w0, b0); b1 = pairs(s, w1, b1);
		s = v128.load32_splat(xs, 8); c0 = pairs(s, w0, c0); c1 = pairs(s, w1, c1);
		s = v128.load32_splat(xs, 12); d0 = pairs(s, w0, d0); d1 = pairs(s, w1, d1);
		xs += 16; p0 += 16; p1 += 16;
	}
	v128.store(out, a0); v128.store(out, a1, 16);
	v128.store(out + stride, b0); v128.store(out + stride, b1, 16);
	v128.store(out + 2 * stride, c0); v128.store(out + 2 * stride, c1, 16);
	v128.store(out + 3 * stride, d0); v128.store(out + 3 * stride, d1, 16);
}

// @ts-ignore: decorators are AssemblyScript
@inline
function integerTile1(xs: usize, packed: usize, pairCount: usize, out: usize, stride: usize): void {
	let a0 = i32x4.splat(0);
	let b0 = a0, c0 = a0, d0 = a0;
	let p0 = packed;
	let w0 = a0;
	for (; pairCount >= 4; pairCount -= 4) {
		w0 = v128.load(p0);
		a0 = pairs(v128.load32_splat(xs), w0, a0);
		b0 = pairs(v128.load32_splat(xs, 4), w0, b0);
		c0 = pairs(v128.load32_splat(xs, 8), w0, c0);
		d0 = pairs(v128.load32_splat(xs, 12), w0, d0);
		w0 = v128.load(p0, 16);
		a0 = pairs(v128.load32_splat(xs, 16), w0, a0);
		b0 = pairs(v128.load32_splat(xs, 20), w0, b0);
		c0 = pairs(v128.load32_splat(xs, 24), w0, c0);
		d0 = pairs(v128.load32_splat(xs, 28), w0, d0);
		w0 = v128.load(p0, 32);
		a0 = pairs(v128.load32_splat(xs, 32), w0, a0);
		b0 = pairs(v128.load32_splat(xs, 36), w0, b0);
		c0 = pairs(v128.load32_splat(xs, 40), w0, c0);
		d0 = pairs(v128.load32_splat(xs, 44), w0, d0);
		w0 = v128.load(p0, 48);
		a0 = pairs(v128.load32_splat(xs, 48), w0, a0);
		b0 = pairs(v128.load32_splat(xs, 52), w0, b0);
		c0 = pairs(v128.load32_splat(xs, 56), w0, c0);
		d0 = pairs(v128.load32_splat(xs, 60), w0, d0);
		xs += 64; p0 += 64;
	}
	for (; pairCount > 0; pairCount--) {
		w0 = v128.load(p0);
		a0 = pairs(v128.load32_splat(xs), w0, a0);
		b0 = pairs(v128.load32_splat(xs, 4), w0, b0);
		c0 = pairs(v128.load32_splat(xs, 8), w0, c0);
		d0 = pairs(v128.load32_splat(xs, 12), w0, d0);
		xs += 16; p0 += 16;
	}
	v128.store(out, a0);
	v128.store(out + stride, b0);
	v128.store(out + 2 * stride, c0);
	v128.store(out + 3 * stride, d0);
}

/** All `units` for four interleaved rows of `pairCount` pairs; `stride` bytes between rows of out. */
export function integerTiles(xs: usize, packed: usize, units: usize, pairCount: usize, out: usize, stride: usize): void {
	const unitBytes = pairCount << 4;
	for (; units >= 2; units -= 2) {
		integerTile2(xs, packed, unitBytes, pairCount, out, stride);
		packed += 2 * unitBytes;
		out += 32;
	}
	if (units == 1) integerTile1(xs, packed, pairCount, out, stride);
}
