import { expNegative } from './exponential';
import { lanesSum, madd } from './simd';

/**
 * Steps of Bayesian personalised ranking (Rendle et al. 2009), one after the other: for each triple (user, positive,
 * negative) a step of stochastic gradient ascent on ln σ(x·(y_i − y_j) + b_i − b_j) − λ/2·|…|². negative −1 = no step.
 * x, y: rows of `stride` floats, a multiple of 4, padding 0. One chunk: the order of the steps is part of the result.
 */
export function bprSteps(
	chunk: i32, worker: i32,
	users: usize, positives: usize, negatives: usize, count: i32, x: usize, y: usize, bias: usize, stride: i32,
	rate: f32, regularization: f32, keepItems: i32,
): void {
	const bytes = <usize>stride << 2;
	const r = f32x4.splat(rate), shrink = f32x4.splat(1 - rate * regularization);
	for (let step: usize = 0; step < <usize>count << 2; step += 4) {
		const negative = load<i32>(negatives + step);
		if (negative < 0) continue;
		const positive = load<u32>(positives + step);
		const p = x + <usize>load<u32>(users + step) * bytes;
		const yi = y + <usize>positive * bytes, yj = y + <usize>negative * bytes;
		let sum = f32x4.splat(0);
		for (let f: usize = 0; f < bytes; f += 16) sum = madd(v128.load(p + f), f32x4.sub(v128.load(yi + f), v128.load(yj + f)), sum);
		const bi = bias + (<usize>positive << 2), bj = bias + (<usize>negative << 2);
		const z: f64 = <f64>lanesSum(sum) + <f64>load<f32>(bi) - <f64>load<f32>(bj);
		const e = f64x2.extract_lane(expNegative(f64x2.splat(-abs<f64>(z))), 0);
		const gain = <f32>((z >= 0 ? e : 1) / (1 + e));
		const g = f32x4.mul(r, f32x4.splat(gain));
		for (let f: usize = 0; f < bytes; f += 16) {
			const u = v128.load(p + f), i = v128.load(yi + f), j = v128.load(yj + f);
			v128.store(p + f, madd(g, f32x4.sub(i, j), f32x4.mul(shrink, u)));
			if (keepItems == 0) {
				v128.store(yi + f, madd(g, u, f32x4.mul(shrink, i)));
				v128.store(yj + f, f32x4.sub(f32x4.mul(shrink, j), f32x4.mul(g, u)));
			}
		}
		if (keepItems != 0) continue;
		const keep: f32 = 1 - rate * regularization;
		store<f32>(bi, keep * load<f32>(bi) + rate * gain);
		store<f32>(bj, keep * load<f32>(bj) - rate * gain);
	}
}
