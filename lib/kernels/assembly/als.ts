import { lanesSum, lanesSum4, madd } from './simd';

/**
 * Half a step of implicit-feedback alternating least squares (Hu, Koren, Volinsky 2008): each row's factors x, the other
 * side's factors y held, solve (YᵀY + λI + Σ w y yᵀ) x = Σ (1 + w) y over the row's entries, w = alpha · value.
 * Factors are padded with zeros to `stride` floats, a multiple of 4; padding stays zero. gram = YᵀY, stride × stride, full.
 */

// @ts-ignore: decorators are AssemblyScript
@inline
export function dotRow(a: usize, b: usize, bytes: usize): f32 {
	let even = f32x4.splat(0), odd = f32x4.splat(0);
	let f: usize = 0;
	for (; f + 32 <= bytes; f += 32) {
		even = madd(v128.load(a + f), v128.load(b + f), even);
		odd = madd(v128.load(a + f, 16), v128.load(b + f, 16), odd);
	}
	if (f < bytes) even = madd(v128.load(a + f), v128.load(b + f), even);
	return lanesSum(f32x4.add(even, odd));
}

/** to += factor · a. */
// @ts-ignore: decorators are AssemblyScript
@inline
export function addScaled(to: usize, a: usize, factor: f32, bytes: usize): void {
	const s = f32x4.splat(factor);
	for (let f: usize = 0; f < bytes; f += 16) v128.store(to + f, madd(s, v128.load(a + f), v128.load(to + f)));
}

/** to = a + factor · to. */
// @ts-ignore: decorators are AssemblyScript
@inline
function scaleAdd(to: usize, a: usize, factor: f32, bytes: usize): void {
	const s = f32x4.splat(factor);
	for (let f: usize = 0; f < bytes; f += 16) v128.store(to + f, madd(s, v128.load(to + f), v128.load(a + f)));
}

/** out = gram · p + lambda · p. gram is symmetric: its rows are added, eight vectors of the result in registers. */
function gramTimes(gram: usize, p: usize, lambda: f32, out: usize, bytes: usize): void {
	const l = f32x4.splat(lambda);
	let j: usize = 0;
	for (; j + 128 <= bytes; j += 128) {
		let a = f32x4.mul(l, v128.load(p + j)), b = f32x4.mul(l, v128.load(p + j, 16));
		let c = f32x4.mul(l, v128.load(p + j, 32)), d = f32x4.mul(l, v128.load(p + j, 48));
		let e = f32x4.mul(l, v128.load(p + j, 64)), g = f32x4.mul(l, v128.load(p + j, 80));
		let h = f32x4.mul(l, v128.load(p + j, 96)), k = f32x4.mul(l, v128.load(p + j, 112));
		let row = gram + j;
		for (let i: usize = 0; i < bytes; i += 4) {
			const s = v128.load32_splat(p + i);
			a = madd(s, v128.load(row), a); b = madd(s, v128.load(row, 16), b);
			c = madd(s, v128.load(row, 32), c); d = madd(s, v128.load(row, 48), d);
			e = madd(s, v128.load(row, 64), e); g = madd(s, v128.load(row, 80), g);
			h = madd(s, v128.load(row, 96), h); k = madd(s, v128.load(row, 112), k);
			row += bytes;
		}
		v128.store(out + j, a); v128.store(out + j, b, 16); v128.store(out + j, c, 32); v128.store(out + j, d, 48);
		v128.store(out + j, e, 64); v128.store(out + j, g, 80); v128.store(out + j, h, 96); v128.store(out + j, k, 112);
	}
	for (; j < bytes; j += 16) {
		let a = f32x4.mul(l, v128.load(p + j));
		let row = gram + j;
		for (let i: usize = 0; i < bytes; i += 4, row += bytes) a = madd(v128.load32_splat(p + i), v128.load(row), a);
		v128.store(out + j, a);
	}
}

/**
 * out += Σ t y over a row's entries, t = base + sign · w · (y·p), w = alpha · value and base = 1 + w (first) or 0.
 * Four entries at a time: their dot products share the loads of p, their sums share the loads of out.
 */
export function entriesTimes(
	indices: usize, values: usize, count: i32, y: usize, p: usize, alpha: f32, first: bool, out: usize, bytes: usize,
): void {
	const alphas = f32x4.splat(alpha);
	const ones = f32x4.splat(1);
	let at = 0;
	for (; at + 4 <= count; at += 4, indices += 16, values += 16) {
		const y0 = y + <usize>load<u32>(indices) * bytes, y1 = y + <usize>load<u32>(indices, 4) * bytes;
		const y2 = y + <usize>load<u32>(indices, 8) * bytes, y3 = y + <usize>load<u32>(indices, 12) * bytes;
		let a = f32x4.splat(0), b = a, c = a, d = a;
		for (let f: usize = 0; f < bytes; f += 16) {
			const v = v128.load(p + f);
			a = madd(v, v128.load(y0 + f), a); b = madd(v, v128.load(y1 + f), b);
			c = madd(v, v128.load(y2 + f), c); d = madd(v, v128.load(y3 + f), d);
		}
		const w = f32x4.mul(alphas, v128.load(values));
		const product = f32x4.mul(w, lanesSum4(a, b, c, d));
		const t = first ? f32x4.sub(f32x4.add(ones, w), product) : product;
		const t0 = i32x4.shuffle(t, t, 0, 0, 0, 0), t1 = i32x4.shuffle(t, t, 1, 1, 1, 1);
		const t2 = i32x4.shuffle(t, t, 2, 2, 2, 2), t3 = i32x4.shuffle(t, t, 3, 3, 3, 3);
		for (let f: usize = 0; f < bytes; f += 16) {
			let sum = madd(t0, v128.load(y0 + f), v128.load(out + f));
			sum = madd(t1, v128.load(y1 + f), sum);
			let other = f32x4.mul(t2, v128.load(y2 + f));
			other = madd(t3, v128.load(y3 + f), other);
			v128.store(out + f, f32x4.add(sum, other));
		}
	}
	for (; at < count; at++, indices += 4, values += 4) {
		const row = y + <usize>load<u32>(indices) * bytes;
		const w = alpha * load<f32>(values);
		const product = w * dotRow(row, p, bytes);
		addScaled(out, row, first ? <f32>1 + w - product : product, bytes);
	}
}

/**
 * Conjugate gradient from the present x (Takács, Pilászy, Tikk 2011). Row r has regularisation lambdas[r].
 * scratch a worker: 3 vectors of `stride` floats. Chunk: rowsPerChunk rows.
 */
export function alsConjugateGradient(
	chunk: i32, worker: i32,
	indptr: usize, indices: usize, values: usize, nRows: i32, rowsPerChunk: i32, y: usize, x: usize, stride: i32,
	gram: usize, lambdas: usize, alpha: f32, steps: i32, scratch: usize, scratchBytes: i32,
): void {
	const bytes = <usize>stride << 2;
	const r = scratch + <usize>worker * <usize>scratchBytes;
	const p = r + bytes, q = p + bytes;
	const end = min(nRows, (chunk + 1) * rowsPerChunk);
	for (let row = chunk * rowsPerChunk; row < end; row++) {
		const begin = load<u32>(indptr + (<usize>row << 2));
		const count = <i32>(load<u32>(indptr + (<usize>row << 2), 4) - begin);
		const to = x + <usize>row * bytes;
		if (count == 0) {
			memory.fill(to, 0, bytes);
			continue;
		}
		const index = indices + (<usize>begin << 2), value = values + (<usize>begin << 2);
		const lambda = load<f32>(lambdas + (<usize>row << 2));
		gramTimes(gram, to, lambda, r, bytes);
		for (let f: usize = 0; f < bytes; f += 16) v128.store(r + f, f32x4.neg(v128.load(r + f)));
		entriesTimes(index, value, count, y, to, alpha, true, r, bytes);
		memory.copy(p, r, bytes);
		let old = dotRow(r, r, bytes);
		for (let step = 0; step < steps; step++) {
			if (!(old > 1e-20)) break;
			gramTimes(gram, p, lambda, q, bytes);
			entriesTimes(index, value, count, y, p, alpha, false, q, bytes);
			const length = old / dotRow(p, q, bytes);
			addScaled(to, p, length, bytes);
			addScaled(r, q, -length, bytes);
			const now = dotRow(r, r, bytes);
			scaleAdd(p, r, now / old, bytes);
			old = now;
		}
	}
}

/**
 * The same system solved exactly, in float64: lower triangle of the matrix in scratch, Cholesky, two triangular solves.
 * scratch a worker: (stride + 1) · stride float64. Only the first `factors` unknowns are solved; padding stays zero.
 */
export function alsCholesky(
	chunk: i32, worker: i32,
	indptr: usize, indices: usize, values: usize, nRows: i32, rowsPerChunk: i32, y: usize, x: usize, stride: i32, factors: i32,
	gram: usize, lambdas: usize, alpha: f32, scratch: usize, scratchBytes: i32,
): void {
	const n = <usize>stride;
	const bytes = n << 2, wide = n << 3;
	const a = scratch + <usize>worker * <usize>scratchBytes;
	const b = a + n * wide;
	const end = min(nRows, (chunk + 1) * rowsPerChunk);
	for (let row = chunk * rowsPerChunk; row < end; row++) {
		const begin = load<u32>(indptr + (<usize>row << 2));
		const count = load<u32>(indptr + (<usize>row << 2), 4) - begin;
		const to = x + <usize>row * bytes;
		memory.fill(to, 0, bytes);
		if (count == 0) continue;
		for (let i: usize = 0; i < n * n; i++) store<f64>(a + (i << 3), <f64>load<f32>(gram + (i << 2)));
		memory.fill(b, 0, wide);
		const index = indices + (<usize>begin << 2), value = values + (<usize>begin << 2);
		for (let at: usize = 0; at < <usize>count; at++) {
			const w: f64 = <f64>alpha * <f64>load<f32>(value + (at << 2));
			const other = y + <usize>load<u32>(index + (at << 2)) * bytes;
			addWide(b, other, 1 + w, n);
			for (let i: usize = 0; i < n; i++) addWide(a + i * wide, other, w * <f64>load<f32>(other + (i << 2)), i + 1);
		}
		const lambda: f64 = <f64>load<f32>(lambdas + (<usize>row << 2));
		for (let i: usize = 0; i < n; i++) {
			const at = a + i * wide + (i << 3);
			store<f64>(at, load<f64>(at) + lambda);
		}
		cholesky(a, <usize>factors, wide);
		solveByFactor(a, b, <usize>factors, wide);
		for (let i: usize = 0; i < <usize>factors; i++) store<f32>(to + (i << 2), <f32>load<f64>(b + (i << 3)));
	}
}

/** to += factor · y for the first `count` values, rounded up to two: float64 += float32. */
// @ts-ignore: decorators are AssemblyScript
@inline
export function addWide(to: usize, y: usize, factor: f64, count: usize): void {
	const s = f64x2.splat(factor);
	for (let i: usize = 0; i < count; i += 2) {
		const at = to + (i << 3);
		const pair = f64x2.promote_low_f32x4(v128.load64_zero(y + (i << 2)));
		v128.store(at, f64x2.add(v128.load(at), f64x2.mul(s, pair)));
	}
}

/** a's lower triangle becomes its Cholesky factor. n × n, rows `wide` bytes apart. */
export function cholesky(a: usize, n: usize, wide: usize): void {
	for (let i: usize = 0; i < n; i++) {
		const rowI = a + i * wide;
		for (let j: usize = 0; j <= i; j++) {
			const rowJ = a + j * wide;
			const rest = load<f64>(rowI + (j << 3)) - dotPart(rowI, rowJ, j);
			store<f64>(rowI + (j << 3), i == j ? sqrt<f64>(rest) : rest / load<f64>(rowJ + (j << 3)));
		}
	}
}

/** Solves a·x = b in place (b becomes x), a given by its Cholesky factor. */
export function solveByFactor(a: usize, b: usize, n: usize, wide: usize): void {
	for (let i: usize = 0; i < n; i++) {
		const row = a + i * wide;
		store<f64>(b + (i << 3), (load<f64>(b + (i << 3)) - dotPart(row, b, i)) / load<f64>(row + (i << 3)));
	}
	for (let i: isize = <isize>n - 1; i >= 0; i--) {
		const at = <usize>i << 3;
		const row = a + <usize>i * wide;
		const value = load<f64>(b + at) / load<f64>(row + at);
		store<f64>(b + at, value);
		for (let k: usize = 0; k < at; k += 8) store<f64>(b + k, load<f64>(b + k) - value * load<f64>(row + k));
	}
}

/** Inner product of the first `count` float64 values. */
// @ts-ignore: decorators are AssemblyScript
@inline
function dotPart(a: usize, b: usize, count: usize): f64 {
	let total = f64x2.splat(0);
	let i: usize = 0;
	for (; i + 2 <= count; i += 2) {
		total = f64x2.add(total, f64x2.mul(v128.load(a + (i << 3)), v128.load(b + (i << 3))));
	}
	let rest: f64 = f64x2.extract_lane(total, 0) + f64x2.extract_lane(total, 1);
	if (i < count) rest += load<f64>(a + (i << 3)) * load<f64>(b + (i << 3));
	return rest;
}
