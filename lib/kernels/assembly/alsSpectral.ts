import { dotRow, addScaled, entriesTimes } from './als';
import { lanesSum, madd } from './simd';

/**
 * Half a step of implicit ALS where the other side's factors are turned so that their Gram matrix is diagonal, `spectrum`:
 * a row's system is then D + Σ w y yᵀ with D = spectrum + lambda. What all rows share costs a multiplication a factor, and
 * conjugate gradient preconditioned by D sees only what is special about the row: one step usually does.
 */

/** rows ← rows · turn, in place; turn: stride × stride. scratch a worker: four rows. Chunk: rowsPerChunk rows, a multiple of 4. */
export function turnRows(
	chunk: i32, worker: i32, rows: usize, nRows: i32, stride: i32, rowsPerChunk: i32, turn: usize, scratch: usize, scratchBytes: i32,
): void {
	const bytes = <usize>stride << 2;
	const to = scratch + <usize>worker * <usize>scratchBytes;
	const end = min(nRows, (chunk + 1) * rowsPerChunk);
	let row = chunk * rowsPerChunk;
	for (; row + 4 <= end; row += 4) {
		const from = rows + <usize>row * bytes;
		turnFour(from, turn, bytes, to);
		memory.copy(from, to, bytes << 2);
	}
	for (; row < end; row++) {
		const from = rows + <usize>row * bytes;
		turnOne(from, turn, bytes, to);
		memory.copy(from, to, bytes);
	}
}

// @ts-ignore: decorators are AssemblyScript
@inline
function turnFour(a: usize, turn: usize, bytes: usize, to: usize): void {
	const b = a + bytes, c = b + bytes, d = c + bytes;
	let j: usize = 0;
	for (; j + 32 <= bytes; j += 32) {
		let a0 = f32x4.splat(0), a1 = a0, b0 = a0, b1 = a0, c0 = a0, c1 = a0, d0 = a0, d1 = a0;
		let at = turn + j;
		for (let f: usize = 0; f < bytes; f += 4, at += bytes) {
			const u = v128.load(at), v = v128.load(at, 16);
			let s = v128.load32_splat(a + f);
			a0 = madd(s, u, a0); a1 = madd(s, v, a1);
			s = v128.load32_splat(b + f);
			b0 = madd(s, u, b0); b1 = madd(s, v, b1);
			s = v128.load32_splat(c + f);
			c0 = madd(s, u, c0); c1 = madd(s, v, c1);
			s = v128.load32_splat(d + f);
			d0 = madd(s, u, d0); d1 = madd(s, v, d1);
		}
		let out = to + j;
		v128.store(out, a0); v128.store(out, a1, 16);
		out += bytes;
		v128.store(out, b0); v128.store(out, b1, 16);
		out += bytes;
		v128.store(out, c0); v128.store(out, c1, 16);
		out += bytes;
		v128.store(out, d0); v128.store(out, d1, 16);
	}
	if (j < bytes) {
		for (let r: usize = 0; r < 4; r++) turnVector(a + r * bytes, turn, bytes, j, to + r * bytes);
	}
}

function turnOne(row: usize, turn: usize, bytes: usize, to: usize): void {
	for (let j: usize = 0; j < bytes; j += 16) turnVector(row, turn, bytes, j, to);
}

function turnVector(row: usize, turn: usize, bytes: usize, j: usize, to: usize): void {
	let sum = f32x4.splat(0);
	let at = turn + j;
	for (let f: usize = 0; f < bytes; f += 4, at += bytes) sum = madd(v128.load32_splat(row + f), v128.load(at), sum);
	v128.store(to + j, sum);
}

/** d = spectrum + lambda; r = −d x. Gives Σ d x². */
// @ts-ignore: decorators are AssemblyScript
@inline
function begin(spectrum: usize, lambda: f32, x: usize, d: usize, r: usize, bytes: usize): f32 {
	const l = f32x4.splat(lambda);
	let energy = f32x4.splat(0);
	for (let f: usize = 0; f < bytes; f += 16) {
		const diagonal = f32x4.add(v128.load(spectrum + f), l);
		const now = v128.load(x + f);
		const product = f32x4.mul(diagonal, now);
		v128.store(d + f, diagonal);
		v128.store(r + f, f32x4.neg(product));
		energy = madd(product, now, energy);
	}
	return lanesSum(energy);
}

/** Σ r² / d */
// @ts-ignore: decorators are AssemblyScript
@inline
function weighted(r: usize, d: usize, bytes: usize): f32 {
	let sum = f32x4.splat(0);
	for (let f: usize = 0; f < bytes; f += 16) {
		const v = v128.load(r + f);
		sum = madd(f32x4.div(v, v128.load(d + f)), v, sum);
	}
	return lanesSum(sum);
}

/** p = r / d + factor · p */
// @ts-ignore: decorators are AssemblyScript
@inline
function direct(p: usize, r: usize, d: usize, factor: f32, bytes: usize): void {
	const s = f32x4.splat(factor);
	for (let f: usize = 0; f < bytes; f += 16) {
		v128.store(p + f, madd(s, v128.load(p + f), f32x4.div(v128.load(r + f), v128.load(d + f))));
	}
}

/**
 * Conjugate gradient from the present x, preconditioned by D, at most `steps` steps; after the first none once rᵀD⁻¹r
 * is at most tolerance · xᵀDx (the x it began with). scratch a worker: 4 vectors of `stride` floats. Chunk: rowsPerChunk rows.
 */
export function alsSpectral(
	chunk: i32, worker: i32,
	indptr: usize, indices: usize, values: usize, nRows: i32, rowsPerChunk: i32, y: usize, x: usize, stride: i32,
	spectrum: usize, lambdas: usize, alpha: f32, steps: i32, tolerance: f32, scratch: usize, scratchBytes: i32,
): void {
	const bytes = <usize>stride << 2;
	const r = scratch + <usize>worker * <usize>scratchBytes;
	const p = r + bytes, q = p + bytes, d = q + bytes;
	const end = min(nRows, (chunk + 1) * rowsPerChunk);
	for (let row = chunk * rowsPerChunk; row < end; row++) {
		const first = load<u32>(indptr + (<usize>row << 2));
		const count = <i32>(load<u32>(indptr + (<usize>row << 2), 4) - first);
		const to = x + <usize>row * bytes;
		if (count == 0) {
			memory.fill(to, 0, bytes);
			continue;
		}
		const index = indices + (<usize>first << 2), value = values + (<usize>first << 2);
		const enough = tolerance * begin(spectrum, load<f32>(lambdas + (<usize>row << 2)), to, d, r, bytes);
		entriesTimes(index, value, count, y, to, alpha, true, r, bytes);
		let old = weighted(r, d, bytes);
		memory.fill(p, 0, bytes);
		let turn: f32 = 0;
		for (let step = 0; step < steps && old > 1e-20 && (step == 0 || old > enough); step++) {
			direct(p, r, d, turn, bytes);
			for (let f: usize = 0; f < bytes; f += 16) v128.store(q + f, f32x4.mul(v128.load(d + f), v128.load(p + f)));
			entriesTimes(index, value, count, y, p, alpha, false, q, bytes);
			const length = old / dotRow(p, q, bytes);
			addScaled(to, p, length, bytes);
			if (step + 1 == steps) break;
			addScaled(r, q, -length, bytes);
			const now = weighted(r, d, bytes);
			turn = now / old;
			old = now;
		}
	}
}
