import { expNegative, log1pUnit, logPositive } from './exponential';

/** Floats before the gradient in each chunk's part: the loss, and one to keep the alignment. */
const HEAD: usize = 16;

/**
 * Log loss and its gradient for two classes, one pass over the chunk's rows. x: nRows × width float64, width a multiple of 4;
 * target 0 or 1 and weight, one float64 a row, both padded with zeros to a multiple of four rows; rowsPerChunk a multiple of
 * four; coef: width. part[chunk] = [Σ w·(log(1 + e^z) − t·z), 0, Σ w·(p − t)·x].
 */
export function logisticBinary(
	chunk: i32, worker: i32,
	x: usize, nRows: i32, width: i32, rowsPerChunk: i32, target: usize, weight: usize, coef: usize, parts: usize,
): void {
	const end = min(nRows, (chunk + 1) * rowsPerChunk);
	const rowBytes = <usize>width << 3;
	const part = parts + <usize>chunk * (rowBytes + HEAD);
	const gradient = part + HEAD;
	memory.fill(part, 0, rowBytes + HEAD);
	const one = f64x2.splat(1), zero = f64x2.splat(0);
	let loss = zero;
	for (let row = chunk * rowsPerChunk; row < end; row += 4) {
		const last = end - row - 1;
		const xa = x + <usize>row * rowBytes;
		const xb = xa + <usize>min(1, last) * rowBytes;
		const xc = xa + <usize>min(2, last) * rowBytes;
		const xd = xa + <usize>min(3, last) * rowBytes;
		let a = zero, b = zero, c = zero, d = zero;
		for (let f: usize = 0; f < rowBytes; f += 32) {
			const low = v128.load(coef + f), high = v128.load(coef + f, 16);
			a = f64x2.add(f64x2.add(a, f64x2.mul(v128.load(xa + f), low)), f64x2.mul(v128.load(xa + f, 16), high));
			b = f64x2.add(f64x2.add(b, f64x2.mul(v128.load(xb + f), low)), f64x2.mul(v128.load(xb + f, 16), high));
			c = f64x2.add(f64x2.add(c, f64x2.mul(v128.load(xc + f), low)), f64x2.mul(v128.load(xc + f, 16), high));
			d = f64x2.add(f64x2.add(d, f64x2.mul(v128.load(xd + f), low)), f64x2.mul(v128.load(xd + f, 16), high));
		}
		const at = <usize>row << 3;
		let t = v128.load(target + at), w = v128.load(weight + at);
		let z = f64x2.add(i64x2.shuffle(a, b, 0, 2), i64x2.shuffle(a, b, 1, 3));
		let e = expNegative(f64x2.neg(f64x2.abs(z)));
		loss = f64x2.add(loss, f64x2.mul(w, f64x2.add(log1pUnit(e), f64x2.sub(f64x2.max(z, zero), f64x2.mul(t, z)))));
		let p = f64x2.div(v128.bitselect(one, e, f64x2.ge(z, zero)), f64x2.add(one, e));
		const r = f64x2.mul(w, f64x2.sub(p, t));
		if (last < 2) {
			addRows(gradient, rowBytes, xa, xb, xc, xd, r, zero);
			break;
		}
		t = v128.load(target + at, 16);
		w = v128.load(weight + at, 16);
		z = f64x2.add(i64x2.shuffle(c, d, 0, 2), i64x2.shuffle(c, d, 1, 3));
		e = expNegative(f64x2.neg(f64x2.abs(z)));
		loss = f64x2.add(loss, f64x2.mul(w, f64x2.add(log1pUnit(e), f64x2.sub(f64x2.max(z, zero), f64x2.mul(t, z)))));
		p = f64x2.div(v128.bitselect(one, e, f64x2.ge(z, zero)), f64x2.add(one, e));
		addRows(gradient, rowBytes, xa, xb, xc, xd, r, f64x2.mul(w, f64x2.sub(p, t)));
	}
	store<f64>(part, f64x2.extract_lane(loss, 0) + f64x2.extract_lane(loss, 1));
}

/** gradient += four rows times their residuals. */
// @ts-ignore: decorators are AssemblyScript
@inline
function addRows(
	gradient: usize, rowBytes: usize, xa: usize, xb: usize, xc: usize, xd: usize, ab: v128, cd: v128,
): void {
	const ra = i64x2.shuffle(ab, ab, 0, 0), rb = i64x2.shuffle(ab, ab, 1, 1);
	const rc = i64x2.shuffle(cd, cd, 0, 0), rd = i64x2.shuffle(cd, cd, 1, 1);
	for (let f: usize = 0; f < rowBytes; f += 16) {
		const first = f64x2.add(f64x2.mul(v128.load(xa + f), ra), f64x2.mul(v128.load(xb + f), rb));
		const second = f64x2.add(f64x2.mul(v128.load(xc + f), rc), f64x2.mul(v128.load(xd + f), rd));
		v128.store(gradient + f, f64x2.add(v128.load(gradient + f), f64x2.add(first, second)));
	}
}

/**
 * The same for `classes` classes (softmax). target: the class number as float64; coef: classes × width.
 * part[chunk] = [Σ w·(log Σ e^z − z[t]), 0, classes × width gradient]. scratch a worker: classes + 2 float64.
 */
export function logisticMultinomial(
	chunk: i32, worker: i32,
	x: usize, nRows: i32, width: i32, rowsPerChunk: i32, target: usize, weight: usize, coef: usize, parts: usize,
	classes: i32, scratch: usize, scratchBytes: i32,
): void {
	const end = min(nRows, (chunk + 1) * rowsPerChunk);
	const rowBytes = <usize>width << 3;
	const partBytes = <usize>classes * rowBytes + HEAD;
	const part = parts + <usize>chunk * partBytes;
	const scores = scratch + <usize>worker * <usize>scratchBytes;
	const scoreBytes = <usize>classes << 3;
	memory.fill(part, 0, partBytes);
	let loss: f64 = 0;
	for (let row = chunk * rowsPerChunk; row < end; row++) {
		const from = x + <usize>row * rowBytes;
		let top: f64 = -Infinity;
		for (let k: usize = 0; k < <usize>classes; k++) {
			const z = dotRow(from, coef + k * rowBytes, rowBytes);
			store<f64>(scores + (k << 3), z);
			top = max(top, z);
		}
		const t = <usize>load<f64>(target + (<usize>row << 3));
		const w = load<f64>(weight + (<usize>row << 3));
		const own = load<f64>(scores + (t << 3));
		store<f64>(scores + scoreBytes, -Infinity);
		const total = exponentiate(scores, scoreBytes, top);
		loss += w * (logPositive(total) + top - own);
		for (let k: usize = 0; k < <usize>classes; k++) {
			const p = load<f64>(scores + (k << 3)) / total;
			const r = f64x2.splat(w * (p - <f64>(k == t)));
			const gradient = part + HEAD + k * rowBytes;
			for (let f: usize = 0; f < rowBytes; f += 16) {
				v128.store(gradient + f, f64x2.add(v128.load(gradient + f), f64x2.mul(v128.load(from + f), r)));
			}
		}
	}
	store<f64>(part, loss);
}

// @ts-ignore: decorators are AssemblyScript
@inline
function dotRow(a: usize, b: usize, rowBytes: usize): f64 {
	let low = f64x2.splat(0), high = f64x2.splat(0);
	for (let f: usize = 0; f < rowBytes; f += 32) {
		low = f64x2.add(low, f64x2.mul(v128.load(a + f), v128.load(b + f)));
		high = f64x2.add(high, f64x2.mul(v128.load(a + f, 16), v128.load(b + f, 16)));
	}
	const sum = f64x2.add(low, high);
	return f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1);
}

/** scores = e^(scores − top), returns their sum. The place after the last may be written. */
// @ts-ignore: decorators are AssemblyScript
@inline
function exponentiate(scores: usize, scoreBytes: usize, top: f64): f64 {
	let total: f64 = 0;
	const highest = f64x2.splat(top);
	for (let at: usize = 0; at < scoreBytes; at += 16) {
		const e = expNegative(f64x2.sub(v128.load(scores + at), highest));
		v128.store(scores + at, e);
		total += f64x2.extract_lane(e, 0);
		if (at + 8 < scoreBytes) total += f64x2.extract_lane(e, 1);
	}
	return total;
}
