import { LANES, OFFSET, PAIR_BYTES, STEP, TILE } from './integerTile';
import { lanesSum } from './simd';

/**
 * Lengths that vectors are scaled to. By Cauchy-Schwarz no sum of products passes 2³¹ (strict: 32000²) or 2¹⁵ (relaxed:
 * 127 · 255, with room for rounding below); no feature of an item passes 16 or 8 bits.
 */
const ITEM_LENGTH: f64 = ASC_FEATURE_RELAXED_SIMD ? 127 : 32000;
const USER_LENGTH: f64 = ASC_FEATURE_RELAXED_SIMD ? 240 : 32000;
/** The largest feature of a user. */
const USER_MOST: f64 = ASC_FEATURE_RELAXED_SIMD ? 63 : 32000;
/** The largest value of a bar: no sum passes it. */
const BAR_MOST: f64 = ASC_FEATURE_RELAXED_SIMD ? 32767 : 2147483647;

/** Nearest whole numbers of scale · value for four neighbours; NaN becomes 0. */
// @ts-ignore: decorators are AssemblyScript
@inline
function nearest4(values: v128, scale: v128): v128 {
	return i32x4.trunc_sat_f32x4_s(f32x4.nearest(f32x4.mul(values, scale)));
}

/** Four whole numbers as two pairs of features, in 32-bit lanes (strict) or 16-bit lanes (relaxed) 0 and 1. */
// @ts-ignore: decorators are AssemblyScript
@inline
function asPairs(whole: v128): v128 {
	const half = i16x8.narrow_i32x4_s(whole, whole);
	return ASC_FEATURE_RELAXED_SIMD ? i8x16.narrow_i16x8_s(half, half) : half;
}

/** The last one to three features, 0 beyond the end. */
// @ts-ignore: decorators are AssemblyScript
@inline
function restOf(from: usize, bytes: usize): v128 {
	let values = f32x4(load<f32>(from), 0, 0, 0);
	if (bytes > 4) values = f32x4.replace_lane(values, 1, load<f32>(from, 4));
	if (bytes > 8) values = f32x4.replace_lane(values, 2, load<f32>(from, 8));
	return values;
}

// @ts-ignore: decorators are AssemblyScript
@inline
function storePair(to: usize, pairs: v128, second: bool): void {
	if (ASC_FEATURE_RELAXED_SIMD) {
		store<i16>(to, second ? i16x8.extract_lane_s(pairs, 1) : i16x8.extract_lane_s(pairs, 0));
	} else {
		store<i32>(to, second ? i32x4.extract_lane(pairs, 1) : i32x4.extract_lane(pairs, 0));
	}
}

/** Square of what four values times scale differ by from their whole numbers, added to `squares`. NaN counts as 0. */
// @ts-ignore: decorators are AssemblyScript
@inline
function addErrors(squares: v128, values: v128, scale: v128, whole: v128): v128 {
	const off = f32x4.sub(f32x4.mul(values, scale), f32x4.convert_i32x4_s(whole));
	return f32x4.add(squares, v128.and(f32x4.mul(off, off), f32x4.eq(off, off)));
}

/**
 * Quantises an item's `bytes` / 4 floats; pair p goes to `to` + STEP · (p + 1), where its sums begin to `to`. Gives the square
 * of the rounding errors' length.
 */
function quantiseItem(row: usize, bytes: usize, factor: f32, to: usize): f32 {
	const scale = f32x4.splat(factor);
	let sums = i32x4.splat(0);
	let errors = f32x4.splat(0);
	let f: usize = 0;
	let at = to + STEP;
	for (; f < bytes; f += 16, at += 2 * STEP) {
		const rest = bytes - f;
		const values = rest >= 16 ? v128.load(row + f) : restOf(row + f, rest);
		const whole = nearest4(values, scale);
		sums = i32x4.add(sums, whole);
		errors = addErrors(errors, values, scale, whole);
		const pairs = asPairs(whole);
		storePair(at, pairs, false);
		if (rest > 8) storePair(at + STEP, pairs, true);
	}
	if (ASC_FEATURE_RELAXED_SIMD) {
		const half = i32x4.add(sums, i32x4.shuffle(sums, sums, 2, 3, 0, 1));
		store<i16>(to, <i16>(-OFFSET * (i32x4.extract_lane(half, 0) + i32x4.extract_lane(half, 1))));
	}
	return lanesSum(errors);
}

/**
 * Packs items for `topK`: units of three vectors; in each what their sums begin with, then for each pair of features all
 * items of the unit. errors: for each chunk the length of the longest rounding error. Chunk: unitsPerChunk units.
 */
export function quantiseItems(
	chunk: i32, worker: i32, items: usize, nItems: i32, d: i32, longest: f64, packed: usize, unitsPerChunk: i32, errors: usize,
): void {
	const unitItems = TILE * LANES;
	const unitBytes = STEP * (<usize>((d + 1) >> 1) + 1);
	const rowBytes = <usize>d << 2;
	const scale = itemScale(longest);
	let most: f32 = 0;
	const end = min((nItems + unitItems - 1) / unitItems, (chunk + 1) * unitsPerChunk);
	for (let unit = chunk * unitsPerChunk; unit < end; unit++) {
		const to = packed + <usize>unit * unitBytes;
		const lanes = min(unitItems, nItems - unit * unitItems);
		clear(to, lanes < unitItems ? unitBytes : STEP);
		for (let lane = 0; lane < lanes; lane++) {
			const row = items + <usize>(unit * unitItems + lane) * rowBytes;
			most = max(most, quantiseItem(row, rowBytes, <f32>scale, to + <usize>lane * PAIR_BYTES));
		}
	}
	store<f32>(errors + (<usize>chunk << 2), sqrt<f32>(most));
}

/** Zeros, 16 bytes at a time: calling memory.fill for a few bytes costs more. */
function clear(to: usize, bytes: usize): void {
	for (let at: usize = 0; at < bytes; at += 16) v128.store(to + at, i32x4.splat(0));
}

/** What quantised items are times the real ones, exactly as float32. */
function itemScale(longest: f64): f64 {
	return longest > 0 ? <f64><f32>min<f64>(ITEM_LENGTH / longest, 1e30) : 0;
}

/**
 * The quantised user: each pair of features in all lanes, STEP apart. Its state: what its sums are times the real scores, and
 * how far they may be off: with rounding errors e, f of a user and an item, (u + e)(v + f) − u v = e v + (u + e) f, lengths
 * multiply at most; float32 sums err by less than d · 2⁻²³ · |u| |v|, and 1 % covers the rounding of the errors themselves.
 */
export function quantiseUser(
	user: usize, d: i32, longest: f64, itemError: f64, to: usize, state: usize,
): void {
	let squares: f64 = 0, most: f64 = 0;
	for (let f: usize = 0; f < <usize>d; f++) {
		const value = <f64>load<f32>(user + (f << 2));
		if (value - value != 0) continue;
		squares += value * value;
		most = max(most, abs(value));
	}
	// Rounding may lengthen both vectors, by √d / 2 at most.
	const root = 0.5 * sqrt<f64>(<f64>d);
	const room = ASC_FEATURE_RELAXED_SIMD ? max<f64>(0, 32767 / (ITEM_LENGTH + root) - root) : USER_LENGTH;
	const wanted = most > 0 ? min(min(USER_LENGTH, room) / sqrt<f64>(squares), USER_MOST / most) : 0;
	const own = <f64><f32>min<f64>(wanted, 1e30);
	const length = own * sqrt<f64>(squares);
	const error = storeUser(user, <usize>d << 2, <f32>own, to);
	const sums = <f64>d / <f64>(1 << 23) * ITEM_LENGTH * length;
	const bound = 1.01 * (error * ITEM_LENGTH + (length + error) * itemError) + sums + 1;
	// With tens of thousands of features no length is safe: every item is looked at.
	store<f64>(state, room > 0 ? own * itemScale(longest) : 1);
	store<f64>(state, room > 0 ? bound : Infinity, 8);
}

/** Gives the length of the rounding errors. */
function storeUser(user: usize, bytes: usize, factor: f32, to: usize): f64 {
	const scale = f32x4.splat(factor);
	let errors = f32x4.splat(0);
	for (let f: usize = 0; f < bytes; f += 16, to += 2 * STEP) {
		const rest = bytes - f;
		const values = rest >= 16 ? v128.load(user + f) : restOf(user + f, rest);
		const whole = nearest4(values, scale);
		errors = addErrors(errors, values, scale, whole);
		const pairs = asPairs(whole);
		v128.store(to, spread(pairs, false));
		if (rest > 8) v128.store(to + STEP, spread(pairs, true));
	}
	return sqrt<f64>(<f64>lanesSum(errors));
}

/** One pair of features in all lanes. */
// @ts-ignore: decorators are AssemblyScript
@inline
function spread(pairs: v128, second: bool): v128 {
	if (!ASC_FEATURE_RELAXED_SIMD) return i32x4.splat(second ? i32x4.extract_lane(pairs, 1) : i32x4.extract_lane(pairs, 0));
	const pair = i16x8.splat(second ? i16x8.extract_lane_s(pairs, 1) : i16x8.extract_lane_s(pairs, 0));
	return i8x16.add(pair, i8x16.splat(<i8>OFFSET));
}

/** The sum that an item must pass to have a chance against the k-th best. A user of zeros scores 0 everywhere. */
export function barFor(worst: f32, state: usize): f64 {
	if (worst == -Infinity) return -BAR_MOST - 1;
	const scale = load<f64>(state);
	if (scale == 0) return worst >= 0 ? BAR_MOST : -BAR_MOST - 1;
	const bar = floor<f64>(<f64>worst * scale - load<f64>(state, 8)) - 1;
	return max<f64>(-BAR_MOST - 1, min<f64>(bar, BAR_MOST));
}

/** A bar that nothing passes. */
export const CLOSED: f64 = BAR_MOST;
