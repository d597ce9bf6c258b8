/**
 * Inner products of three users and three vectors of items in small whole numbers. A step takes a pair of features. The strict
 * build keeps 16 bits of a feature: one instruction multiplies eight and adds them in pairs into four 32-bit sums. The relaxed
 * build keeps 8 bits: one instruction does sixteen, into eight 16-bit sums. Its second operand must not be negative, so users
 * are stored with OFFSET added and sums begin at −OFFSET · (the item's sum). What comes out is whole numbers, the same on every
 * machine, as long as no sum overflows: callers see to that by the lengths they scale to.
 */

/** Items in a vector of sums; bytes of an item's pair of features. */
export const LANES: i32 = ASC_FEATURE_RELAXED_SIMD ? 8 : 4;
export const PAIR_BYTES: usize = ASC_FEATURE_RELAXED_SIMD ? 2 : 4;
/** Users, and vectors of items, in a tile; bytes that a pair of features takes for either. */
export const TILE: i32 = 3;
export const STEP: usize = 48;
/** What is added to users' 8-bit features, so that −63..63 become positive. */
export const OFFSET: i32 = 64;

/**
 * A user's state, f64 each: his scale, the part of the error bound that all units share and the part that a unit's rounding
 * error multiplies, the length of his tail in small numbers, his own length and his k-th best score as they are.
 */
export const STATE: usize = 48;
export const SCALE: usize = 0;
export const ERROR: usize = 8;
export const SPREAD: usize = 16;
export const TAIL: usize = 24;
export const LENGTH: usize = 32;
export const WORST: usize = 40;

/** A unit's facts, f64 each: the longest item of it and of all later ones, its scale, its rounding error, its longest tail. */
export const FACTS: usize = 32;

/** The largest sum that can be. */
const SUM_MOST: f64 = ASC_FEATURE_RELAXED_SIMD ? 32767 : 2147483647;

/** All lanes the largest whole number not above `bar`. */
// @ts-ignore: decorators are AssemblyScript
@inline
function bars(bar: f64): v128 {
	const whole = max<f64>(-SUM_MOST - 1, min<f64>(floor<f64>(bar), SUM_MOST));
	return ASC_FEATURE_RELAXED_SIMD ? i16x8.splat(<i16><i32>whole) : i32x4.splat(<i32>whole);
}

/** The sum that an item of a unit must pass to have a chance against the user's k-th best. */
// @ts-ignore: decorators are AssemblyScript
@inline
export function barOf(state: usize, facts: usize): f64 {
	return load<f64>(state, WORST) * load<f64>(state, SCALE) * load<f64>(facts, 8) - load<f64>(state, ERROR) - load<f64>(state, SPREAD) * load<f64>(facts, 16);
}

// @ts-ignore: decorators are AssemblyScript
@inline
function pairs(user: v128, items: v128, sums: v128): v128 {
	return ASC_FEATURE_RELAXED_SIMD
		? i16x8.add(sums, v128.relaxed_dot<i16>(items, user))
		: i32x4.add(sums, i32x4.dot_i16x8_s(user, items));
}

/** All ones in the lanes that passed the bar. */
// @ts-ignore: decorators are AssemblyScript
@inline
export function above(sums: v128, bar: v128): v128 {
	return ASC_FEATURE_RELAXED_SIMD ? i16x8.gt_s(sums, bar) : i32x4.gt_s(sums, bar);
}

/** One bit a lane that passed the bar. */
// @ts-ignore: decorators are AssemblyScript
@inline
export function lanesAbove(sums: v128, bar: f64): i32 {
	const passed = above(sums, bars(bar));
	return ASC_FEATURE_RELAXED_SIMD ? i16x8.bitmask(passed) : i32x4.bitmask(passed);
}

/** The same for a sum over the head: the tails' product is at most the product of their lengths (Cauchy-Schwarz). */
// @ts-ignore: decorators are AssemblyScript
@inline
function headBar(state: usize, facts: usize): v128 {
	return bars(barOf(state, facts) - load<f64>(state, TAIL) * load<f64>(facts, 24));
}

/**
 * Whether any sum of the tile passes its user's bar; if so the sums are in `out`, user by user. `unit`: where the sums begin,
 * then the steps of the head, up to `middle`; where there is a tail (middle < end), what is added to the sums and the tail's
 * steps, up to `end`. `facts`: the unit's; `users`: the users' steps; `states`: their states.
 */
// @ts-ignore: decorators are AssemblyScript
@inline
export function tilePasses(users: usize, unit: usize, middle: usize, end: usize, facts: usize, states: usize, out: usize): bool {
	let a0 = v128.load(unit), a1 = v128.load(unit, 16), a2 = v128.load(unit, 32);
	let b0 = a0, b1 = a1, b2 = a2, c0 = a0, c1 = a1, c2 = a2;
	let at = unit + STEP;
	for (; at < middle; at += STEP, users += STEP) {
		const w0 = v128.load(at), w1 = v128.load(at, 16), w2 = v128.load(at, 32);
		const a = v128.load(users);
		a0 = pairs(a, w0, a0); a1 = pairs(a, w1, a1); a2 = pairs(a, w2, a2);
		const b = v128.load(users, 16);
		b0 = pairs(b, w0, b0); b1 = pairs(b, w1, b1); b2 = pairs(b, w2, b2);
		const c = v128.load(users, 32);
		c0 = pairs(c, w0, c0); c1 = pairs(c, w1, c1); c2 = pairs(c, w2, c2);
	}
	if (at < end) {
		let bar = headBar(states, facts);
		let passed = v128.or(v128.or(above(a0, bar), above(a1, bar)), above(a2, bar));
		bar = headBar(states + STATE, facts);
		passed = v128.or(v128.or(v128.or(passed, above(b0, bar)), above(b1, bar)), above(b2, bar));
		bar = headBar(states + 2 * STATE, facts);
		passed = v128.or(v128.or(v128.or(passed, above(c0, bar)), above(c1, bar)), above(c2, bar));
		if (!v128.any_true(passed)) return false;
		if (ASC_FEATURE_RELAXED_SIMD) {
			const s0 = v128.load(at), s1 = v128.load(at, 16), s2 = v128.load(at, 32);
			a0 = i16x8.add(a0, s0); a1 = i16x8.add(a1, s1); a2 = i16x8.add(a2, s2);
			b0 = i16x8.add(b0, s0); b1 = i16x8.add(b1, s1); b2 = i16x8.add(b2, s2);
			c0 = i16x8.add(c0, s0); c1 = i16x8.add(c1, s1); c2 = i16x8.add(c2, s2);
		}
		for (at += STEP; at < end; at += STEP, users += STEP) {
			const w0 = v128.load(at), w1 = v128.load(at, 16), w2 = v128.load(at, 32);
			const a = v128.load(users);
			a0 = pairs(a, w0, a0); a1 = pairs(a, w1, a1); a2 = pairs(a, w2, a2);
			const b = v128.load(users, 16);
			b0 = pairs(b, w0, b0); b1 = pairs(b, w1, b1); b2 = pairs(b, w2, b2);
			const c = v128.load(users, 32);
			c0 = pairs(c, w0, c0); c1 = pairs(c, w1, c1); c2 = pairs(c, w2, c2);
		}
	}
	let bar = bars(barOf(states, facts));
	let passed = v128.or(v128.or(above(a0, bar), above(a1, bar)), above(a2, bar));
	bar = bars(barOf(states + STATE, facts));
	passed = v128.or(v128.or(v128.or(passed, above(b0, bar)), above(b1, bar)), above(b2, bar));
	bar = bars(barOf(states + 2 * STATE, facts));
	passed = v128.or(v128.or(v128.or(passed, above(c0, bar)), above(c1, bar)), above(c2, bar));
	if (!v128.any_true(passed)) return false;
	v128.store(out, a0); v128.store(out, a1, 16); v128.store(out, a2, 32);
	v128.store(out, b0, 48); v128.store(out, b1, 64); v128.store(out, b2, 80);
	v128.store(out, c0, 96); v128.store(out, c1, 112); v128.store(out, c2, 128);
	return true;
}
