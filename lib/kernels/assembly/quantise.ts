import { ERROR, FACTS, LANES, LENGTH, OFFSET, PAIR_BYTES, SCALE, SPREAD, STEP, TAIL, TILE } from './integerTile';
import { lanesSum } from './simd';

/**
 * Lengths that vectors are scaled to. By Cauchy-Schwarz no sum of products passes 2³¹ (strict: 32000²) or 2¹⁵ (relaxed:
 * 127 · 255, with room for rounding below); no feature of an item passes 16 or 8 bits.
 */
const ITEM_LENGTH: f64 = ASC_FEATURE_RELAXED_SIMD ? 127 : 32000;
const USER_LENGTH: f64 = ASC_FEATURE_RELAXED_SIMD ? 240 : 32000;
/** The largest feature of a user. */
const USER_MOST: f64 = ASC_FEATURE_RELAXED_SIMD ? 63 : 32000;

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

/** Adds the squares of four whole numbers. */
// @ts-ignore: decorators are AssemblyScript
@inline
function addSquares(squares: v128, whole: v128): v128 {
	const real = f32x4.convert_i32x4_s(whole);
	return f32x4.add(squares, f32x4.mul(real, real));
}

/** Length of the tail of what was quantised last. */
let tailLength: f64 = 0;

/** Float32 sums of squares are off by less. */
const ROOM: f64 = 1.0001;

/**
 * Quantises an item's `bytes` / 4 floats, of which the first `head` bytes are the head: pair p goes to `to` + STEP · (p + 1),
 * those of the tail one STEP further; where either's sums begin lies before it. Gives the square of the rounding errors' length.
 */
function quantiseItem(row: usize, bytes: usize, head: usize, factor: f32, to: usize): f32 {
	const scale = f32x4.splat(factor);
	const zero = i32x4.splat(0);
	let sums = zero, errors = zero, squares = zero, before = zero;
	let f: usize = 0;
	let at = to + STEP;
	for (; f < bytes; f += 16, at += 2 * STEP) {
		if (f == head) {
			storeStart(to, sums);
			to = at;
			at += STEP;
			sums = zero;
			before = squares;
		}
		const rest = bytes - f;
		const values = rest >= 16 ? v128.load(row + f) : restOf(row + f, rest);
		const whole = nearest4(values, scale);
		sums = i32x4.add(sums, whole);
		errors = addErrors(errors, values, scale, whole);
		squares = addSquares(squares, whole);
		const pairs = asPairs(whole);
		storePair(at, pairs, false);
		if (rest > 8) storePair(at + STEP, pairs, true);
	}
	storeStart(to, sums);
	tailLength = head < bytes ? ROOM * sqrt<f64>(<f64>lanesSum(f32x4.sub(squares, before)) + 1e-5 * <f64>lanesSum(squares)) : 0;
	return lanesSum(errors);
}

// @ts-ignore: decorators are AssemblyScript
@inline
function storeStart(to: usize, sums: v128): void {
	if (!ASC_FEATURE_RELAXED_SIMD) return;
	const half = i32x4.add(sums, i32x4.shuffle(sums, sums, 2, 3, 0, 1));
	store<i16>(to, <i16>(-OFFSET * (i32x4.extract_lane(half, 0) + i32x4.extract_lane(half, 1))));
}

/** Steps of three vectors that a unit takes: where sums begin and the pairs, for the head and, if there is one, for the tail. */
export function unitSteps(d: i32, head: i32): usize {
	return <usize>(((d + 1) >> 1) + (head < d ? 2 : 1));
}

/**
 * Packs items for `topK`: units of three vectors; in each what their sums begin with, then for each pair of features all
 * items of the unit. Rows are `pitch` bytes apart; the first `head` features (a multiple of four, or d) are the head.
 * facts: FACTS bytes a unit, the first of them on entry the length of the unit's longest item. Chunk: unitsPerChunk units.
 */
export function quantiseItems(
	chunk: i32, worker: i32, items: usize, nItems: i32, d: i32, pitch: i32, head: i32,
	packed: usize, unitsPerChunk: i32, facts: usize,
): void {
	const unitItems = TILE * LANES;
	const unitBytes = STEP * unitSteps(d, head);
	const rowBytes = <usize>d << 2;
	const end = min((nItems + unitItems - 1) / unitItems, (chunk + 1) * unitsPerChunk);
	for (let unit = chunk * unitsPerChunk; unit < end; unit++) {
		const to = packed + <usize>unit * unitBytes;
		const fact = facts + <usize>unit * FACTS;
		const lanes = min(unitItems, nItems - unit * unitItems);
		const scale = itemScale(load<f64>(fact));
		let most: f32 = 0;
		let tail: f64 = 0;
		clear(to, unitBytes);
		for (let lane = 0; lane < lanes; lane++) {
			const row = items + <usize>(unit * unitItems + lane) * <usize>pitch;
			most = max(most, quantiseItem(row, rowBytes, <usize>head << 2, <f32>scale, to + <usize>lane * PAIR_BYTES));
			tail = max(tail, tailLength);
		}
		store<f64>(fact, scale, 8);
		store<f64>(fact, sqrt<f64>(<f64>most), 16);
		store<f64>(fact, tail, 24);
	}
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
 * The quantised user: each pair of features in all lanes, STEP apart; and his state. How far sums may be off: with rounding
 * errors e, f of a user and an item, (u + e)(v + f) − u v = e v + (u + e) f, lengths multiply at most; float32 sums err by less
 * than d · 2⁻²³ · |u| |v|, and 1 % covers the rounding of the errors themselves.
 */
export function quantiseUser(user: usize, d: i32, head: i32, to: usize, state: usize): void {
	let squares: f64 = 0, most: f64 = 0;
	let holes = false;
	for (let f: usize = 0; f < <usize>d; f++) {
		const value = <f64>load<f32>(user + (f << 2));
		if (value - value != 0) {
			holes = true;
			continue;
		}
		squares += value * value;
		most = max(most, abs(value));
	}
	// Rounding may lengthen both vectors, by √d / 2 at most.
	const root = 0.5 * sqrt<f64>(<f64>d);
	const room = ASC_FEATURE_RELAXED_SIMD ? max<f64>(0, 32767 / (ITEM_LENGTH + root) - root) : USER_LENGTH;
	const wanted = most > 0 ? min(min(USER_LENGTH, room) / sqrt<f64>(squares), USER_MOST / most) : 0;
	const own = <f64><f32>min<f64>(wanted, 1e30);
	const length = own * sqrt<f64>(squares);
	const error = storeUser(user, <usize>d << 2, <usize>head << 2, <f32>own, to);
	// Turning the vectors into another basis (head < d) errs by less than 2 d^1.5 · 2⁻²⁴ a vector.
	const turned = head < d ? 4 * <f64>d * sqrt<f64>(<f64>d) : 0;
	const sums = (<f64>d + turned) / <f64>(1 << 23) * ITEM_LENGTH * length;
	// With tens of thousands of features no length is safe: every item is looked at.
	const safe = room > 0 && !holes;
	const longer = 1.0001 + (<f64>d + turned) / <f64>(1 << 22);
	store<f64>(state, own, SCALE);
	store<f64>(state, safe ? 1.01 * error * ITEM_LENGTH + sums + 2 : Infinity, ERROR);
	store<f64>(state, 1.01 * (length + error), SPREAD);
	store<f64>(state, tailLength, TAIL);
	store<f64>(state, safe ? longer * sqrt<f64>(squares) : 1e200, LENGTH);
}

/** Gives the length of the rounding errors and sets tailLength. */
function storeUser(user: usize, bytes: usize, head: usize, factor: f32, to: usize): f64 {
	const scale = f32x4.splat(factor);
	let errors = f32x4.splat(0), squares = errors, before = errors;
	for (let f: usize = 0; f < bytes; f += 16, to += 2 * STEP) {
		if (f == head) before = squares;
		const rest = bytes - f;
		const values = rest >= 16 ? v128.load(user + f) : restOf(user + f, rest);
		const whole = nearest4(values, scale);
		errors = addErrors(errors, values, scale, whole);
		squares = addSquares(squares, whole);
		const pairs = asPairs(whole);
		v128.store(to, spread(pairs, false));
		if (rest > 8) v128.store(to + STEP, spread(pairs, true));
	}
	tailLength = ROOM * sqrt<f64>(<f64>lanesSum(f32x4.sub(squares, before)) + 1e-5 * <f64>lanesSum(squares));
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

/** How many items lie in a unit. */
export function unitWidth(chunk: i32, worker: i32, out: usize): void {
	store<i32>(out, TILE * LANES);
}
