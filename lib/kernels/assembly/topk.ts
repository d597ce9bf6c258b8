import { lanesSum, madd } from './simd';
import { integerTiles } from './integerTile';

/** Item units (of four) scored at once: 24 units × 32 pairs × 16 bytes stay in the first-level cache. */
const BLOCK_UNITS = 24;
/** Length that quantised vectors are scaled to: by Cauchy-Schwarz no sum of their products passes 2³¹. */
const LENGTH: f64 = 32000;

/** Nearest whole numbers of scale · value for four neighbours as two pairs (lanes 0 and 1); NaN becomes 0. */
// @ts-ignore: decorators are AssemblyScript
@inline
function quantise4(values: v128, scale: v128): v128 {
	const whole = i32x4.trunc_sat_f32x4_s(f32x4.nearest(f32x4.mul(values, scale)));
	return i16x8.narrow_i32x4_s(whole, whole);
}

/** The last one to three features as two pairs, 0 beyond the end. */
// @ts-ignore: decorators are AssemblyScript
@inline
function restOf(from: usize, bytes: usize): v128 {
	let values = f32x4(load<f32>(from), 0, 0, 0);
	if (bytes > 4) values = f32x4.replace_lane(values, 1, load<f32>(from, 4));
	if (bytes > 8) values = f32x4.replace_lane(values, 2, load<f32>(from, 8));
	return values;
}

/** Quantises a row of `bytes` / 4 floats; pair p goes to `to` + 16 p. */
function quantiseRow(row: usize, bytes: usize, factor: f32, to: usize): void {
	const scale = f32x4.splat(factor);
	let f: usize = 0;
	for (; f + 16 <= bytes; f += 16, to += 32) {
		const pairs = quantise4(v128.load(row + f), scale);
		store<i32>(to, i32x4.extract_lane(pairs, 0));
		store<i32>(to, i32x4.extract_lane(pairs, 1), 16);
	}
	if (f == bytes) return;
	const pairs = quantise4(restOf(row + f, bytes - f), scale);
	store<i32>(to, i32x4.extract_lane(pairs, 0));
	if (bytes - f > 8) store<i32>(to, i32x4.extract_lane(pairs, 1), 16);
}

/** Packs items for `topK`: units of four, for each pair of features its four items. Chunk: unitsPerChunk units. */
export function quantiseItems(
	chunk: i32, worker: i32, items: usize, nItems: i32, d: i32, scale: f64, packed: usize, unitsPerChunk: i32,
): void {
	const unitBytes = (<usize>(d + 1) >> 1) << 4;
	const rowBytes = <usize>d << 2;
	const end = min((nItems + 3) >> 2, (chunk + 1) * unitsPerChunk);
	for (let unit = chunk * unitsPerChunk; unit < end; unit++) {
		const to = packed + <usize>unit * unitBytes;
		const lanes = min(4, nItems - unit * 4);
		if (lanes < 4) memory.fill(to, 0, unitBytes);
		for (let lane = 0; lane < lanes; lane++) {
			quantiseRow(items + <usize>(unit * 4 + lane) * rowBytes, rowBytes, <f32>scale, to + (<usize>lane << 2));
		}
	}
}

/**
 * Exact top k of users · itemsᵀ without the score matrix: 16-bit scores with a proven error bound find the few items that may
 * belong to a user's list, float32 scores decide. users, items: rows of d floats, finite; packed: items by quantiseItems
 * with itemScale = 32000 / longest item. exclude: for user u the sorted items excludeItems[excludePtr[u] .. excludePtr[u + 1])
 * never appear. outItems/outScores: k a user, best first, ties to the lower item; unused places hold −1 and −Infinity.
 * A score of NaN never appears. Chunk: usersPerChunk users.
 * scratch a worker: 4 · BLOCK_UNITS · 16 + usersPerChunk · (4 · pairs + 16) bytes; usersPerChunk a multiple of four.
 */
export function topK(
	chunk: i32, worker: i32,
	users: usize, nUsers: i32, d: i32, usersPerChunk: i32, items: usize, packed: usize, nItems: i32, itemScale: f64, k: i32,
	excludePtr: usize, excludeItems: usize, outItems: usize, outScores: usize, scratch: usize, scratchBytes: i32,
): void {
	const begin = chunk * usersPerChunk;
	const count = min(nUsers, begin + usersPerChunk) - begin;
	const scores = scratch + <usize>worker * <usize>scratchBytes;
	const scales = scores + 4 * BLOCK_UNITS * 16;
	const bars = scales + (<usize>usersPerChunk << 3);
	const small = bars + (<usize>usersPerChunk << 3);
	const pairCount = (d + 1) >> 1;
	const smallBytes = <usize>pairCount << 2;
	users += (<usize>begin * <usize>d) << 2;
	outItems += <usize>(begin * k) << 2;
	outScores += <usize>(begin * k) << 2;
	for (let u: usize = 0; u < <usize>count; u++) {
		// Four users interleave: word u mod 4 of each group of four.
		const to = small + (u & ~3) * smallBytes + ((u & 3) << 2);
		quantiseUser(users + ((u * <usize>d) << 2), d, itemScale, to, scales + (u << 3));
		store<i32>(bars + (u << 2), i32.MIN_VALUE);
	}
	for (let at: usize = 0; at < <usize>(count * k); at++) {
		store<i32>(outItems + (at << 2), -1);
		store<f32>(outScores + (at << 2), -Infinity);
	}
	const units = (nItems + 3) >> 2;
	for (let unit = 0; unit < units; unit += BLOCK_UNITS) {
		const width = min(BLOCK_UNITS, units - unit);
		const stride = <usize>width << 4;
		const block = packed + ((<usize>unit * <usize>pairCount) << 4);
		for (let from = 0; from < count; from += 4) {
			const last = min(3, count - from - 1);
			integerTiles(small + <usize>from * smallBytes, block, width, pairCount, scores, stride);
			for (let r = 0; r <= last; r++) {
				const u = <usize>(from + r);
				const row = scores + <usize>r * stride;
				const bar = v128.load32_splat(bars + (u << 2));
				for (let at: usize = 0; at < stride; at += 16) {
					if (!v128.any_true(i32x4.gt_s(v128.load(row + at), bar))) continue;
					take(
						row, at, stride, bars + (u << 2), users + ((u * <usize>d) << 2), d, load<f64>(scales + (u << 3)), items,
						unit * 4, nItems, k, excludePtr + ((<usize>begin + u) << 2), excludeItems,
						outItems + ((u * <usize>k) << 2), outScores + ((u * <usize>k) << 2),
					);
					break;
				}
			}
		}
	}
}

/** The quantised user, and what its 16-bit scores are times the real ones. */
function quantiseUser(user: usize, d: i32, itemScale: f64, to: usize, scale: usize): void {
	let squares: f64 = 0;
	for (let f: usize = 0; f < <usize>d; f++) {
		const value = load<f32>(user + (f << 2));
		if (value - value == 0) squares += <f64>value * <f64>value;
	}
	// The scale as float32, as it is used: 16-bit scores are exactly own · itemScale times the real ones, but for rounding.
	const own: f64 = squares > 0 ? <f64><f32>min<f64>(LENGTH / sqrt<f64>(squares), 1e30) : 0;
	quantiseRow(user, <usize>d << 2, <f32>own, to);
	store<f64>(scale, own * itemScale);
}

/** Goes on with a row of 16-bit scores from `at`, one of which passed the bar: checks those that pass in float32. */
function take(
	row: usize, at: usize, bytes: usize, bar: usize, user: usize, d: i32, scale: f64, items: usize,
	firstItem: i32, nItems: i32, k: i32, excludePtr: usize, excludeItems: usize, outItems: usize, best: usize,
): void {
	const worst = best + (<usize>(k - 1) << 2);
	for (; at < bytes; at += 4) {
		if (load<i32>(row + at) <= load<i32>(bar)) continue;
		const item = firstItem + <i32>(at >> 2);
		if (item >= nItems) return;
		const score = exactScore(user, items + ((<usize>item * <usize>d) << 2), d);
		if (!(score > load<f32>(worst)) || excluded(item, excludePtr, excludeItems)) continue;
		insert(item, score, k, outItems, best);
		store<i32>(bar, barFor(load<f32>(worst), scale, d));
	}
}

/**
 * The 16-bit score that an item must pass to have a chance against the k-th best. Both vectors have length ≤ 32000 and
 * rounding errors of length ≤ .505 √d, so their product errs by less than 1.01 · 32000 √d + d; float32 sums by less than
 * d · 2⁻²⁴ · 32000². A user of zeros scores 0 everywhere: once the list is full nothing can pass.
 */
function barFor(worst: f32, scale: f64, d: i32): i32 {
	if (worst == -Infinity) return i32.MIN_VALUE;
	if (scale == 0) return worst >= 0 ? i32.MAX_VALUE : i32.MIN_VALUE;
	const error = LENGTH * sqrt<f64>(<f64>d) * 1.01 + <f64>64 * <f64>d + 16;
	const bar = floor<f64>(<f64>worst * scale - error) - 1;
	return bar > -2147483648.0 ? (bar < 2147483647.0 ? <i32>bar : i32.MAX_VALUE) : i32.MIN_VALUE;
}

// @ts-ignore: decorators are AssemblyScript
@inline
function exactScore(a: usize, b: usize, d: i32): f32 {
	const bytes = <usize>d << 2;
	let lanes = f32x4.splat(0);
	let f: usize = 0;
	for (; f + 16 <= bytes; f += 16) lanes = madd(v128.load(a + f), v128.load(b + f), lanes);
	let total: f32 = lanesSum(lanes);
	for (; f < bytes; f += 4) total += load<f32>(a + f) * load<f32>(b + f);
	return total;
}

function excluded(item: i32, pointer: usize, excludeItems: usize): bool {
	let low = load<u32>(pointer), high = load<u32>(pointer, 4);
	while (low < high) {
		const middle = (low + high) >> 1;
		const found = load<i32>(excludeItems + (<usize>middle << 2));
		if (found == item) return true;
		if (found < item) low = middle + 1;
		else high = middle;
	}
	return false;
}

function insert(item: i32, score: f32, k: i32, items: usize, best: usize): void {
	let at = <usize>(k - 1) << 2;
	while (at > 0 && load<f32>(best + at - 4) < score) {
		store<f32>(best + at, load<f32>(best + at - 4));
		store<i32>(items + at, load<i32>(items + at - 4));
		at -= 4;
	}
	store<f32>(best + at, score);
	store<i32>(items + at, item);
}
