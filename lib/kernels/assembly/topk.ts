import { tiles } from './tile';

/** Item units (of four) scored at once: 24 units × 64 features × 16 bytes stay in the first-level cache. */
const BLOCK_UNITS = 24;

/**
 * Exact top k of users · itemsᵀ without the score matrix. users: nUsers × d row-major; packed: items by packRows.
 * exclude: for user u the sorted item numbers excludeItems[excludePtr[u] .. excludePtr[u + 1]) never appear.
 * outItems/outScores: k a user, best first, ties to the lower item; unused places hold −1 and −Infinity. NaN never appears.
 * Chunk: usersPerChunk users. scratch a worker: 4 × 4 · BLOCK_UNITS floats.
 */
export function topK(
	chunk: i32, worker: i32,
	users: usize, nUsers: i32, d: i32, usersPerChunk: i32, packed: usize, nItems: i32, zeros: usize, k: i32,
	excludePtr: usize, excludeItems: usize, outItems: usize, outScores: usize, scratch: usize, scratchBytes: i32,
): void {
	const begin = chunk * usersPerChunk;
	const end = min(nUsers, begin + usersPerChunk);
	const scores = scratch + <usize>worker * <usize>scratchBytes;
	const rowBytes = <usize>d << 2;
	const units = (nItems + 3) >> 2;
	for (let at = begin * k; at < end * k; at++) {
		store<i32>(outItems + (<usize>at << 2), -1);
		store<f32>(outScores + (<usize>at << 2), -Infinity);
	}
	for (let unit = 0; unit < units; unit += BLOCK_UNITS) {
		const count = min(BLOCK_UNITS, units - unit);
		const stride = <usize>count << 4;
		const block = packed + <usize>unit * (<usize>d << 4);
		for (let user = begin; user < end; user += 4) {
			const last = min(3, end - user - 1);
			const x = users + <usize>user * rowBytes;
			tiles(
				x, x + <usize>min(1, last) * rowBytes, x + <usize>min(2, last) * rowBytes, x + <usize>last * rowBytes,
				block, count, d, zeros, scores, stride,
			);
			for (let u = 0; u <= last; u++) {
				scan(
					scores + <usize>u * stride, stride, unit * 4, nItems, k, excludePtr + (<usize>(user + u) << 2), excludeItems,
					outItems + (<usize>((user + u) * k) << 2), outScores + (<usize>((user + u) * k) << 2),
				);
			}
		}
	}
}

/** Takes the scores above the user's present k-th best into its list. */
// @ts-ignore: decorators are AssemblyScript
@inline
function scan(
	scores: usize, bytes: usize, firstItem: i32, nItems: i32, k: i32, excludePtr: usize, excludeItems: usize,
	items: usize, best: usize,
): void {
	const last = best + (<usize>(k - 1) << 2);
	let bar = v128.load32_splat(last);
	for (let at: usize = 0; at < bytes; at += 16) {
		let mask = i32x4.bitmask(f32x4.gt(v128.load(scores + at), bar));
		if (mask == 0) continue;
		while (mask != 0) {
			const lane = ctz(mask);
			mask &= mask - 1;
			const item = firstItem + <i32>(at >> 2) + lane;
			const score = load<f32>(scores + at + (<usize>lane << 2));
			if (item < nItems && score > load<f32>(last) && !excluded(item, excludePtr, excludeItems)) {
				insert(item, score, k, items, best);
			}
		}
		bar = v128.load32_splat(last);
	}
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
