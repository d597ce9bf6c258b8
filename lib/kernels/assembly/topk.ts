import { barOf, FACTS, LANES, lanesAbove, LENGTH, SCALE, STATE, STEP, TILE, tilePasses, WORST } from './integerTile';
import { quantiseUser, unitSteps } from './quantise';
import { lanesSum, madd } from './simd';

/** Units of items that all users of a chunk are taken through at once: they stay in the first-level cache. */
const BLOCK_UNITS = 8;
/** Room for the sums of a tile. */
const SUMS: usize = 192;
/** Beyond any score, and finite, as zero times infinity is nothing. */
const MOST: f64 = 1e200;

/**
 * Exact top k of users · itemsᵀ without the score matrix: scores of small whole numbers with a proven error bound find the few
 * items that may belong to a user's list, float32 scores decide. users, items: rows of d floats, finite; packed and facts: items in
 * the order `order` (place → item) by quantiseItems. turned: the users in the basis of the packed items, rows `pitch` bytes
 * apart. exclude: for user u the sorted items
 * excludeItems[excludePtr[u] .. excludePtr[u + 1]) never appear. outItems/outScores: k a user, best first, ties to the lower
 * item; unused places hold −1 and −Infinity. A score of NaN never appears. Chunk: usersPerChunk users.
 * scratch a worker: SUMS + usersPerChunk · (STATE + 16 · pairs) bytes; usersPerChunk a multiple of three.
 */
export function topK(
	chunk: i32, worker: i32,
	users: usize, nUsers: i32, d: i32, usersPerChunk: i32, items: usize, packed: usize, nItems: i32, k: i32,
	excludePtr: usize, excludeItems: usize, outItems: usize, outScores: usize, scratch: usize, scratchBytes: i32,
	turned: usize, pitch: i32, head: i32, order: usize, facts: usize,
): void {
	const begin = chunk * usersPerChunk;
	const count = min(nUsers, begin + usersPerChunk) - begin;
	const sums = scratch + <usize>worker * <usize>scratchBytes;
	const states = sums + SUMS;
	const small = states + <usize>usersPerChunk * STATE;
	const pairBytes = <usize>((d + 1) >> 1) * STEP;
	const unitBytes = unitSteps(d, head) * STEP;
	const headBytes = (<usize>((head + 1) >> 1) + 1) * STEP;
	const unitItems = TILE * LANES;
	users += (<usize>begin * <usize>d) << 2;
	outItems += <usize>(begin * k) << 2;
	outScores += <usize>(begin * k) << 2;
	excludePtr += <usize>begin << 2;
	for (let at: usize = 0; at < <usize>(count * k); at++) {
		store<i32>(outItems + (at << 2), -1);
		store<f32>(outScores + (at << 2), -Infinity);
	}
	prepare(turned + <usize>begin * <usize>pitch, pitch, count, d, head, states, small, pairBytes);
	for (let u = 0; u < count; u++) {
		const state = states + <usize>u * STATE;
		const at = <usize>(u * k) << 2;
		if (load<f64>(state, LENGTH) != 0) setWorst(state, -Infinity);
		else fillZero(state, nItems, k, excludePtr + (<usize>u << 2), excludeItems, outItems + at, outScores + at);
	}
	const units = (nItems + unitItems - 1) / unitItems;
	for (let block = 0; block < units; block += BLOCK_UNITS) {
		const last = min(units, block + BLOCK_UNITS);
		const longestLeft = load<f64>(facts + <usize>block * FACTS);
		let open = false;
		for (let from = 0; from < count; from += TILE) {
			const state = states + <usize>from * STATE;
			if (!mayPass(state, longestLeft)) continue;
			open = true;
			const rows = small + <usize>(from / TILE) * pairBytes;
			for (let unit = block; unit < last; unit++) {
				const at = packed + <usize>unit * unitBytes;
				const fact = facts + <usize>unit * FACTS;
				if (!tilePasses(rows, at, at + headBytes, at + unitBytes, fact, state, sums)) continue;
				for (let r = 0; r < min(TILE, count - from); r++) {
					const u = <usize>(from + r);
					take(
						sums + <usize>r * STEP, state + <usize>r * STATE, fact, users + ((u * <usize>d) << 2), d, items, unit * unitItems,
						nItems, order, k, excludePtr + (u << 2), excludeItems,
						outItems + ((u * <usize>k) << 2), outScores + ((u * <usize>k) << 2),
					);
				}
			}
		}
		if (!open) return;
	}
}

/** Whether an item of this length may belong to the list of one of three users (Cauchy-Schwarz). */
// @ts-ignore: decorators are AssemblyScript
@inline
function mayPass(state: usize, length: f64): bool {
	return load<f64>(state, LENGTH) * length >= load<f64>(state, WORST)
		|| load<f64>(state + STATE, LENGTH) * length >= load<f64>(state + STATE, WORST)
		|| load<f64>(state + 2 * STATE, LENGTH) * length >= load<f64>(state + 2 * STATE, WORST);
}

/** Quantises the users of a chunk; places of the last tile that no user takes stay closed. */
function prepare(
	users: usize, pitch: i32, count: i32, d: i32, head: i32, states: usize, small: usize, pairBytes: usize,
): void {
	for (let u = 0; u < count; u++) {
		// Three users interleave.
		const to = small + <usize>(u / TILE) * pairBytes + <usize>(u % TILE) * 16;
		quantiseUser(users + <usize>u * <usize>pitch, d, head, to, states + <usize>u * STATE);
	}
	for (let u = count; u % TILE != 0; u++) close(states + <usize>u * STATE);
}

/** Nothing passes any more. */
function close(state: usize): void {
	for (let at: usize = 0; at < STATE; at += 8) store<f64>(state + at, 0);
	store<f64>(state, 1, SCALE);
	store<f64>(state, MOST, WORST);
}

/** A user of zeros scores 0 everywhere: the first items that are not excluded. */
function fillZero(
	state: usize, nItems: i32, k: i32, excludePtr: usize, excludeItems: usize, outItems: usize, best: usize,
): void {
	let found = 0;
	for (let item = 0; item < nItems && found < k; item++) {
		if (excluded(item, excludePtr, excludeItems)) continue;
		store<i32>(outItems + (<usize>found << 2), item);
		store<f32>(best + (<usize>found << 2), 0);
		found++;
	}
	close(state);
}

// @ts-ignore: decorators are AssemblyScript
@inline
function setWorst(state: usize, worst: f32): void {
	store<f64>(state, max<f64>(-MOST, min<f64>(<f64>worst, MOST)), WORST);
}

/** Checks in float32 those of a user's three vectors of sums that pass the bar. */
function take(
	sums: usize, state: usize, facts: usize, user: usize, d: i32, items: usize, firstItem: i32, nItems: i32, order: usize, k: i32,
	excludePtr: usize, excludeItems: usize, outItems: usize, best: usize,
): void {
	const worst = best + (<usize>(k - 1) << 2);
	for (let vector = 0; vector < TILE; vector++, firstItem += LANES, sums += 16) {
		for (let lanes = lanesAbove(v128.load(sums), barOf(state, facts)); lanes != 0; lanes &= lanes - 1) {
			const place = firstItem + ctz(lanes);
			if (place >= nItems) return;
			const item = load<i32>(order + (<usize>place << 2));
			const score = exactScore(user, items + ((<usize>item * <usize>d) << 2), d);
			if (!comesBefore(item, score, outItems + (<usize>(k - 1) << 2), worst)) continue;
			if (excluded(item, excludePtr, excludeItems)) continue;
			insert(item, score, k, outItems, best);
			setWorst(state, load<f32>(worst));
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

/** Whether an item belongs before another: higher score, ties to the lower number. Empty places score −Infinity. */
// @ts-ignore: decorators are AssemblyScript
@inline
function comesBefore(item: i32, score: f32, other: usize, otherScore: usize): bool {
	const against = load<f32>(otherScore);
	return score > against || (score == against && item < load<i32>(other));
}

function insert(item: i32, score: f32, k: i32, items: usize, best: usize): void {
	let at = <usize>(k - 1) << 2;
	while (at > 0 && comesBefore(item, score, items + at - 4, best + at - 4)) {
		store<f32>(best + at, load<f32>(best + at - 4));
		store<i32>(items + at, load<i32>(items + at - 4));
		at -= 4;
	}
	store<f32>(best + at, score);
	store<i32>(items + at, item);
}
