import { BAR, LANES, lanesAbove, STATE, STEP, TILE, tilePasses } from './integerTile';
import { barFor, CLOSED, quantiseUser } from './quantise';
import { lanesSum, madd } from './simd';

/** Units of items that all users of a chunk are taken through at once: they stay in the first-level cache. */
const BLOCK_UNITS = 8;
/** Room for the sums of a tile. */
const SUMS: usize = 192;

/**
 * Exact top k of users · itemsᵀ without the score matrix: scores of small whole numbers with a proven error bound find the few
 * items that may belong to a user's list, float32 scores decide. users, items: rows of d floats, finite; packed: items by
 * quantiseItems; longest: length of the longest item; itemError: of
 * the longest rounding error in packed. exclude: for user u the sorted items
 * excludeItems[excludePtr[u] .. excludePtr[u + 1]) never appear. outItems/outScores: k a user, best first, ties to the lower
 * item; unused places hold −1 and −Infinity. A score of NaN never appears. Chunk: usersPerChunk users.
 * scratch a worker: SUMS + usersPerChunk · (STATE + 16 · pairs) bytes; usersPerChunk a multiple of three.
 */
export function topK(
	chunk: i32, worker: i32,
	users: usize, nUsers: i32, d: i32, usersPerChunk: i32, items: usize, packed: usize, nItems: i32, longest: f64, itemError: f64, k: i32,
	excludePtr: usize, excludeItems: usize, outItems: usize, outScores: usize, scratch: usize, scratchBytes: i32,
): void {
	const begin = chunk * usersPerChunk;
	const count = min(nUsers, begin + usersPerChunk) - begin;
	const sums = scratch + <usize>worker * <usize>scratchBytes;
	const states = sums + SUMS;
	const small = states + <usize>usersPerChunk * STATE;
	const pairBytes = <usize>((d + 1) >> 1) * STEP;
	const unitBytes = pairBytes + STEP;
	const unitItems = TILE * LANES;
	users += (<usize>begin * <usize>d) << 2;
	outItems += <usize>(begin * k) << 2;
	outScores += <usize>(begin * k) << 2;
	excludePtr += <usize>begin << 2;
	prepare(users, count, d, longest, itemError, states, small, pairBytes);
	for (let at: usize = 0; at < <usize>(count * k); at++) {
		store<i32>(outItems + (at << 2), -1);
		store<f32>(outScores + (at << 2), -Infinity);
	}
	const units = (nItems + unitItems - 1) / unitItems;
	for (let block = 0; block < units; block += BLOCK_UNITS) {
		const last = min(units, block + BLOCK_UNITS);
		for (let from = 0; from < count; from += TILE) {
			const state = states + <usize>from * STATE;
			const rows = small + <usize>(from / TILE) * pairBytes;
			for (let unit = block; unit < last; unit++) {
				const at = packed + <usize>unit * unitBytes;
				if (!tilePasses(rows, at, at + unitBytes, state, sums)) continue;
				for (let r = 0; r < min(TILE, count - from); r++) {
					const u = <usize>(from + r);
					take(
						sums + <usize>r * STEP, state + <usize>r * STATE, users + ((u * <usize>d) << 2), d, items, unit * unitItems,
						nItems, k, excludePtr + (u << 2), excludeItems,
						outItems + ((u * <usize>k) << 2), outScores + ((u * <usize>k) << 2),
					);
				}
			}
		}
	}
}

/** Quantises the users of a chunk and opens their bars; places of the last tile that no user takes stay closed. */
function prepare(
	users: usize, count: i32, d: i32, longest: f64, itemError: f64, states: usize, small: usize, pairBytes: usize,
): void {
	for (let u = 0; u < count; u++) {
		// Three users interleave.
		const to = small + <usize>(u / TILE) * pairBytes + <usize>(u % TILE) * 16;
		quantiseUser(users + ((<usize>u * <usize>d) << 2), d, longest, itemError, to, states + <usize>u * STATE);
		setBar(states + <usize>u * STATE, barFor(-Infinity, states));
	}
	for (let u = count; u % TILE != 0; u++) setBar(states + <usize>u * STATE, CLOSED);
}

// @ts-ignore: decorators are AssemblyScript
@inline
function setBar(state: usize, bar: f64): void {
	v128.store(state, ASC_FEATURE_RELAXED_SIMD ? i16x8.splat(<i16>bar) : i32x4.splat(<i32>bar), BAR);
}

/** Checks in float32 those of a user's three vectors of sums that pass the bar. */
function take(
	sums: usize, state: usize, user: usize, d: i32, items: usize, firstItem: i32, nItems: i32, k: i32,
	excludePtr: usize, excludeItems: usize, outItems: usize, best: usize,
): void {
	const worst = best + (<usize>(k - 1) << 2);
	for (let vector = 0; vector < TILE; vector++, firstItem += LANES, sums += 16) {
		for (let lanes = lanesAbove(v128.load(sums), v128.load(state, BAR)); lanes != 0; lanes &= lanes - 1) {
			const item = firstItem + ctz(lanes);
			if (item >= nItems) return;
			const score = exactScore(user, items + ((<usize>item * <usize>d) << 2), d);
			if (!(score > load<f32>(worst)) || excluded(item, excludePtr, excludeItems)) continue;
			insert(item, score, k, outItems, best);
			setBar(state, barFor(load<f32>(worst), state));
		}
	}
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
