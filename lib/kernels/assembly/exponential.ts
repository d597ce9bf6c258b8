/** Two float64 at a time: e^x for x <= 0 and log(1 + u) for 0 <= u <= 1, both within 2 units in the last place. */

const LOG2E: f64 = 1.4426950408889634;
const LN2_HIGH: f64 = 6.93147180369123816490e-01;
const LN2_LOW: f64 = 1.90821492927058770002e-10;
const LN2: f64 = 0.6931471805599453;

// @ts-ignore: decorators are AssemblyScript
@inline
function next(sum: v128, r: v128, coefficient: f64): v128 {
	return f64x2.add(f64x2.mul(sum, r), f64x2.splat(coefficient));
}

/** e^x = 2^n · e^r with |r| <= ln 2 / 2, e^r by its series up to r¹³. Below −708: e^−708. */
// @ts-ignore: decorators are AssemblyScript
@inline
export function expNegative(x: v128): v128 {
	x = f64x2.max(x, f64x2.splat(-708));
	const n = f64x2.nearest(f64x2.mul(x, f64x2.splat(LOG2E)));
	const high = f64x2.sub(x, f64x2.mul(n, f64x2.splat(LN2_HIGH)));
	const r = f64x2.sub(high, f64x2.mul(n, f64x2.splat(LN2_LOW)));
	let sum = f64x2.splat(1.0 / 6227020800.0);
	sum = next(sum, r, 1.0 / 479001600.0);
	sum = next(sum, r, 1.0 / 39916800.0);
	sum = next(sum, r, 1.0 / 3628800.0);
	sum = next(sum, r, 1.0 / 362880.0);
	sum = next(sum, r, 1.0 / 40320.0);
	sum = next(sum, r, 1.0 / 5040.0);
	sum = next(sum, r, 1.0 / 720.0);
	sum = next(sum, r, 1.0 / 120.0);
	sum = next(sum, r, 1.0 / 24.0);
	sum = next(sum, r, 1.0 / 6.0);
	sum = next(sum, r, 0.5);
	sum = next(sum, r, 1);
	sum = next(sum, r, 1);
	const power = i64x2.extend_low_i32x4_s(i32x4.trunc_sat_f64x2_s_zero(n));
	return f64x2.mul(sum, i64x2.shl(i64x2.add(power, i64x2.splat(1023)), 52));
}

/** log(1 + u) = 2 artanh(s); for u > √2 − 1 half of 1 + u is taken and ln 2 added, so that |s| <= 0.172. Series up to s²¹. */
// @ts-ignore: decorators are AssemblyScript
@inline
export function log1pUnit(u: v128): v128 {
	const large = f64x2.gt(u, f64x2.splat(0.41421356237309503));
	const top = f64x2.sub(u, v128.and(large, f64x2.splat(1)));
	const s = f64x2.div(top, f64x2.add(f64x2.add(u, f64x2.splat(2)), v128.and(large, f64x2.splat(1))));
	const q = f64x2.mul(s, s);
	let sum = f64x2.splat(2.0 / 21.0);
	sum = next(sum, q, 2.0 / 19.0);
	sum = next(sum, q, 2.0 / 17.0);
	sum = next(sum, q, 2.0 / 15.0);
	sum = next(sum, q, 2.0 / 13.0);
	sum = next(sum, q, 2.0 / 11.0);
	sum = next(sum, q, 2.0 / 9.0);
	sum = next(sum, q, 2.0 / 7.0);
	sum = next(sum, q, 2.0 / 5.0);
	sum = next(sum, q, 2.0 / 3.0);
	sum = next(sum, q, 2);
	return f64x2.add(f64x2.mul(sum, s), v128.and(large, f64x2.splat(LN2)));
}

/** log x for a normal x > 0 (AssemblyScript's own keeps a table in memory that belongs to the arena). */
// @ts-ignore: decorators are AssemblyScript
@inline
export function logPositive(x: f64): f64 {
	const bits = reinterpret<u64>(x);
	const exponent = <f64>(<i64>(bits >> 52) - 1023);
	const mantissa = reinterpret<f64>((bits & 0x000fffffffffffff) | 0x3ff0000000000000);
	return exponent * LN2 + f64x2.extract_lane(log1pUnit(f64x2.splat(mantissa - 1)), 0);
}
