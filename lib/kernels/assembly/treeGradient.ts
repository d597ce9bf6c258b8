/** Losses by number (0: squared); the same in lib/kernels/treeLosses.ts. */
const LOG: i32 = 1;
const SOFTMAX: i32 = 2;
const POISSON: i32 = 3;
const QUANTILE: i32 = 4;

/** a + b · r */
// @ts-ignore: decorators are AssemblyScript
@inline
function linear(a: f64, b: f64, r: v128): v128 {
	return f64x2.add(f64x2.splat(a), f64x2.mul(f64x2.splat(b), r));
}

/** e^x of two numbers, relative error 3e-10 (gradients are rounded to 2e-9); x is held within ±700. */
// @ts-ignore: decorators are AssemblyScript
@inline
function exp2x(v: v128): v128 {
	const x = f64x2.pmin(f64x2.pmax(v, f64x2.splat(-700)), f64x2.splat(700));
	const n = f64x2.nearest(f64x2.mul(x, f64x2.splat(1.4426950408889634)));
	let r = f64x2.sub(x, f64x2.mul(n, f64x2.splat(0.6931471803691238)));
	r = f64x2.sub(r, f64x2.mul(n, f64x2.splat(1.9082149292705877e-10)));
	const square = f64x2.mul(r, r);
	const fourth = f64x2.mul(square, square);
	const low = f64x2.add(linear(1, 1, r), f64x2.mul(linear(0.5, 1.0 / 6.0, r), square));
	const high = f64x2.add(linear(1.0 / 24.0, 1.0 / 120.0, r), f64x2.mul(linear(1.0 / 720.0, 1.0 / 5040.0, r), square));
	const top = f64x2.add(high, f64x2.mul(f64x2.splat(1.0 / 40320.0), fourth));
	const p = f64x2.add(low, f64x2.mul(top, fourth));
	const whole = i64x2.extend_low_i32x4_s(i32x4.trunc_sat_f64x2_s_zero(n));
	const power = i64x2.shl(i64x2.add(whole, i64x2.splat(1023)), 52);
	return f64x2.mul(p, power);
}

/** Two rows' [g, h] as whole numbers. */
// @ts-ignore: decorators are AssemblyScript
@inline
function put(to: usize, g: v128, h: v128, scaleG: f64, scaleH: f64): void {
	const gq = i32x4.trunc_sat_f64x2_s_zero(f64x2.nearest(f64x2.mul(g, f64x2.splat(scaleG))));
	const hq = i32x4.trunc_sat_f64x2_s_zero(f64x2.nearest(f64x2.mul(h, f64x2.splat(scaleH))));
	v128.store(to, i32x4.shuffle(gq, hq, 0, 4, 1, 5));
}

/** e^x of four numbers, relative error 2e-7; x is held within ±87. */
// @ts-ignore: decorators are AssemblyScript
@inline
function exp4x(v: v128): v128 {
	const x = f32x4.pmin(f32x4.pmax(v, f32x4.splat(-87)), f32x4.splat(87));
	const n = f32x4.nearest(f32x4.mul(x, f32x4.splat(1.44269504)));
	let r = f32x4.sub(x, f32x4.mul(n, f32x4.splat(0.693359375)));
	r = f32x4.add(r, f32x4.mul(n, f32x4.splat(2.12194440e-4)));
	let p = f32x4.add(f32x4.splat(1.0 / 720.0), f32x4.mul(r, f32x4.splat(1.0 / 5040.0)));
	p = f32x4.add(f32x4.splat(1.0 / 120.0), f32x4.mul(r, p));
	p = f32x4.add(f32x4.splat(1.0 / 24.0), f32x4.mul(r, p));
	p = f32x4.add(f32x4.splat(1.0 / 6.0), f32x4.mul(r, p));
	p = f32x4.add(f32x4.splat(0.5), f32x4.mul(r, p));
	p = f32x4.add(f32x4.splat(1), f32x4.mul(r, p));
	p = f32x4.add(f32x4.splat(1), f32x4.mul(r, p));
	const power = i32x4.shl(i32x4.add(i32x4.trunc_sat_f32x4_s(n), i32x4.splat(127)), 23);
	return f32x4.mul(p, power);
}

/**
 * Gradients of LOG, four rows at once in the precision of their scores. Scales are powers of two: nothing is lost before rounding.
 * Rows behind the last one lie in the blocks' padding.
 */
function logRows(scores: usize, target: usize, weights: usize, begin: i32, end: i32, gh: usize, scaleG: f64, scaleH: f64): void {
	const one = f32x4.splat(1);
	for (let row = <usize>begin; row < <usize>end; row += 4) {
		const p = f32x4.div(one, f32x4.add(one, exp4x(f32x4.neg(v128.load(scores + (row << 2))))));
		const y = f32x4.convert_i32x4_u(i32x4.extend_low_i16x8_u(i16x8.extend_low_i8x16_u(v128.load32_zero(target + row))));
		const g = f32x4.sub(p, y), h = f32x4.mul(p, f32x4.sub(one, p));
		const to = gh + (row << 3);
		if (weights == 0) {
			const gq = i32x4.trunc_sat_f32x4_s(f32x4.nearest(f32x4.mul(g, f32x4.splat(<f32>scaleG))));
			const hq = i32x4.trunc_sat_f32x4_s(f32x4.nearest(f32x4.mul(h, f32x4.splat(<f32>scaleH))));
			v128.store(to, i32x4.shuffle(gq, hq, 0, 4, 1, 5));
			v128.store(to, i32x4.shuffle(gq, hq, 2, 6, 3, 7), 16);
			continue;
		}
		const w = weights + (row << 3);
		const g2 = i32x4.shuffle(g, g, 2, 3, 0, 0), h2 = i32x4.shuffle(h, h, 2, 3, 0, 0);
		putWeighted(to, g, h, v128.load(w), scaleG, scaleH);
		putWeighted(to + 16, g2, h2, v128.load(w, 16), scaleG, scaleH);
	}
}

// @ts-ignore: decorators are AssemblyScript
@inline
function putWeighted(to: usize, g: v128, h: v128, w: v128, scaleG: f64, scaleH: f64): void {
	put(to, f64x2.mul(f64x2.promote_low_f32x4(g), w), f64x2.mul(f64x2.promote_low_f32x4(h), w), scaleG, scaleH);
}

/**
 * Gradient and hessian of the loss at each row's score, times the row's weight (weights = 0: 1 each), times the scales, rounded
 * to whole numbers: gh[row] = [g, h] int32. SOFTMAX: scores and gh hold nOutputs arrays of `stride` rows. Scores are float32 for LOG
 * and SOFTMAX, else float64; targets are bytes for LOG and for SOFTMAX of at most 256 outputs, else float64.
 * All arrays are read and written in pairs (LOG: in fours): they have room for an even number of rows, and blocks are filled up to 64
 * bytes. rowsPerChunk is a multiple of four.
 */
export function treeGradient(
	chunk: i32, worker: i32,
	loss: i32, scores: usize, target: usize, weights: usize, nRows: i32, rowsPerChunk: i32, gh: usize,
	scaleG: f64, scaleH: f64, alpha: f64, nOutputs: i32, stride: i32,
): void {
	const end = min(nRows, (chunk + 1) * rowsPerChunk);
	if (loss == LOG) {
		logRows(scores, target, weights, chunk * rowsPerChunk, end, gh, scaleG, scaleH);
		return;
	}
	const one = f64x2.splat(1);
	const small = loss == SOFTMAX && nOutputs <= 256;
	for (let row = chunk * rowsPerChunk; row < end; row += 2) {
		const at = <usize>row << 3;
		const y = small ? twoBytes(target + <usize>row) : v128.load(target + at);
		const w = weights == 0 ? one : v128.load(weights + at);
		if (loss == SOFTMAX) {
			softmax(scores + (<usize>row << 2), y, w, gh + at, scaleG, scaleH, nOutputs, <usize>stride);
			continue;
		}
		const s = v128.load(scores + at);
		let g = f64x2.sub(s, y), h = one;
		if (loss == POISSON) {
			h = exp2x(s);
			g = f64x2.sub(h, y);
		} else if (loss == QUANTILE) {
			// At or below the prediction: 1 − alpha, above: −alpha.
			g = v128.bitselect(f64x2.splat(1 - alpha), f64x2.splat(-alpha), f64x2.ge(s, y));
		}
		put(gh + at, f64x2.mul(g, w), f64x2.mul(h, w), scaleG, scaleH);
	}
}

// @ts-ignore: decorators are AssemblyScript
@inline
function twoBytes(at: usize): v128 {
	return f64x2.replace_lane(f64x2.splat(<f64>load<u8>(at)), 1, <f64>load<u8>(at, 1));
}

// @ts-ignore: decorators are AssemblyScript
@inline
function twoSingles(at: usize): v128 {
	return f64x2.promote_low_f32x4(v128.load64_zero(at));
}

/** rows: from one output's array to the next one's. */
// @ts-ignore: decorators are AssemblyScript
@inline
function softmax(scores: usize, y: v128, w: v128, gh: usize, scaleG: f64, scaleH: f64, nOutputs: i32, rows: usize): void {
	const one = f64x2.splat(1);
	const bytes = rows << 2;
	let most = twoSingles(scores);
	for (let k: usize = 1; k < <usize>nOutputs; k++) most = f64x2.max(most, twoSingles(scores + k * bytes));
	let total = f64x2.splat(0);
	for (let k: usize = 0; k < <usize>nOutputs; k++) total = f64x2.add(total, exp2x(f64x2.sub(twoSingles(scores + k * bytes), most)));
	for (let k: usize = 0; k < <usize>nOutputs; k++) {
		const p = f64x2.div(exp2x(f64x2.sub(twoSingles(scores + k * bytes), most)), total);
		const own = v128.and(f64x2.eq(y, f64x2.splat(<f64>k)), one);
		put(gh + k * (rows << 3), f64x2.mul(f64x2.sub(p, own), w), f64x2.mul(f64x2.mul(p, f64x2.sub(one, p)), w), scaleG, scaleH);
	}
}

/** out[chunk] = greatest |gradient| · weight, out[nChunks + chunk] = greatest hessian · weight (SQUARED and POISSON). */
export function treeRange(
	chunk: i32, worker: i32,
	loss: i32, scores: usize, target: usize, weights: usize, nRows: i32, rowsPerChunk: i32, out: usize, nChunks: i32,
): void {
	const end = min(nRows, (chunk + 1) * rowsPerChunk);
	let g = f64x2.splat(0), h = f64x2.splat(0);
	for (let row = chunk * rowsPerChunk; row < end; row += 2) {
		const at = <usize>row << 3;
		const s = v128.load(scores + at);
		let w = weights == 0 ? f64x2.splat(1) : v128.load(weights + at);
		if (row + 1 == nRows) w = f64x2.replace_lane(w, 1, 0);
		const mean = loss == POISSON ? exp2x(s) : s;
		g = f64x2.max(g, f64x2.abs(f64x2.mul(f64x2.sub(mean, v128.load(target + at)), w)));
		h = f64x2.max(h, f64x2.mul(loss == POISSON ? mean : f64x2.splat(1), w));
	}
	store<f64>(out + (<usize>chunk << 3), Math.max(f64x2.extract_lane(g, 0), f64x2.extract_lane(g, 1)));
	store<f64>(out + (<usize>(nChunks + chunk) << 3), Math.max(f64x2.extract_lane(h, 0), f64x2.extract_lane(h, 1)));
}
