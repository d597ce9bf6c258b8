/**
 * The k most similar items of each item, from the sparse matrix by item (rows: items; entries: its users, ascending) and
 * by user. dot = Σ over common users of both values, in float64 and in the users' order. Similarity:
 * dot / (norm_i · norm_j + shrinkage), or for `jaccard` dot / (norm_i + norm_j − dot + shrinkage). Only similarities above 0
 * count; ties go to the lower item. outItems (−1 = none) and outValues: nItems × k, best first.
 * scratch a worker: nItems float64 that are 0, then k pairs (float64 value, int32 item, padding), then nItems uint32.
 * Chunk: itemsPerChunk items.
 */
export function itemNeighbours(
	chunk: i32, worker: i32,
	itemStarts: usize, itemUsers: usize, itemValues: usize, nItems: i32, itemsPerChunk: i32,
	userStarts: usize, userItems: usize, userValues: usize, norms: usize, jaccard: i32, shrinkage: f64, k: i32,
	outItems: usize, outValues: usize, scratch: usize, scratchBytes: i32,
): void {
	const sums = scratch + <usize>worker * <usize>scratchBytes;
	const heap = sums + (<usize>nItems << 3);
	const touched = heap + (<usize>k << 4);
	const end = min(nItems, (chunk + 1) * itemsPerChunk);
	for (let item = chunk * itemsPerChunk; item < end; item++) {
		let count: usize = 0;
		let at = <usize>load<u32>(itemStarts + (<usize>item << 2)) << 2;
		const stop = <usize>load<u32>(itemStarts + (<usize>item << 2), 4) << 2;
		for (; at < stop; at += 4) {
			const own: f64 = load<f32>(itemValues + at);
			const starts = userStarts + (<usize>load<u32>(itemUsers + at) << 2);
			let entry = <usize>load<u32>(starts) << 2;
			const last = <usize>load<u32>(starts, 4) << 2;
			for (; entry < last; entry += 4) {
				const other = load<u32>(userItems + entry);
				const to = sums + (<usize>other << 3);
				const sum = load<f64>(to);
				if (sum == 0) {
					store<u32>(touched + count, other);
					count += 4;
				}
				store<f64>(to, sum + own * <f64>load<f32>(userValues + entry));
			}
		}
		const norm = load<f64>(norms + (<usize>item << 3));
		let size = 0;
		for (let i: usize = 0; i < count; i += 4) {
			const other = <i32>load<u32>(touched + i);
			const place = sums + (<usize>other << 3);
			const dot = load<f64>(place);
			store<f64>(place, 0);
			if (other == item) continue;
			const norm2 = load<f64>(norms + (<usize>other << 3));
			const value = dot / ((jaccard != 0 ? norm + norm2 - dot : norm * norm2) + shrinkage);
			if (!(value > 0)) continue;
			if (size < k) siftUp(heap, size++, value, other);
			else if (worse(load<f64>(heap), load<i32>(heap, 8), value, other)) siftDown(heap, k, value, other);
		}
		write(heap, size, k, outItems + ((<usize>item * <usize>k) << 2), outValues + ((<usize>item * <usize>k) << 2));
	}
}

/** Whether the first pair stands behind the second. */
// @ts-ignore: decorators are AssemblyScript
@inline
function worse(a: f64, aItem: i32, b: f64, bItem: i32): bool {
	return a < b || (a == b && aItem > bItem);
}

// @ts-ignore: decorators are AssemblyScript
@inline
function put(heap: usize, at: i32, value: f64, item: i32): void {
	const to = heap + (<usize>at << 4);
	store<f64>(to, value);
	store<i32>(to, item, 8);
}

/** Adds a pair to a heap of `size` whose root is the worst. */
function siftUp(heap: usize, size: i32, value: f64, item: i32): void {
	let at = size;
	while (at > 0) {
		const parent = (at - 1) >> 1;
		const from = heap + (<usize>parent << 4);
		if (!worse(value, item, load<f64>(from), load<i32>(from, 8))) break;
		put(heap, at, load<f64>(from), load<i32>(from, 8));
		at = parent;
	}
	put(heap, at, value, item);
}

/** Puts a pair in place of the root. */
function siftDown(heap: usize, size: i32, value: f64, item: i32): void {
	let at = 0;
	for (;;) {
		let child = 2 * at + 1;
		if (child >= size) break;
		let from = heap + (<usize>child << 4);
		if (child + 1 < size && worse(load<f64>(from, 16), load<i32>(from, 24), load<f64>(from), load<i32>(from, 8))) {
			child++;
			from += 16;
		}
		if (!worse(load<f64>(from), load<i32>(from, 8), value, item)) break;
		put(heap, at, load<f64>(from), load<i32>(from, 8));
		at = child;
	}
	put(heap, at, value, item);
}

/** Empties the heap from the worst to the best into lists of k. */
function write(heap: usize, size: i32, k: i32, items: usize, values: usize): void {
	for (let at = size; at < k; at++) {
		store<i32>(items + (<usize>at << 2), -1);
		store<f32>(values + (<usize>at << 2), 0);
	}
	while (size > 0) {
		size--;
		store<i32>(items + (<usize>size << 2), load<i32>(heap, 8));
		store<f32>(values + (<usize>size << 2), <f32>load<f64>(heap));
		const last = heap + (<usize>size << 4);
		if (size > 0) siftDown(heap, size, load<f64>(last), load<i32>(last, 8));
	}
}
