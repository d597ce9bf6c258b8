import { fillHistogram } from './treeHistogram';

/**
 * Parts the rows at positions first .. first + count of `rows` (or the rows of those numbers when `all`) within blocks of blockRows: a
 * row whose code (at column + row · rowBytes) has 1 in the table of 256 bytes comes before those with 0, both in their order.
 * counts[chunk] = rows of the block that have 1. scratch: blockRows u32 and blockRows bytes a worker (a multiple of 16 each). Then
 * treeSwap joins the blocks. side 1 (those with 1) or 2 (those with 0): the rows of that side are added to the worker's histogram while
 * their codes are still in cache; codes and what follows: see fillHistogram.
 */
export function treePart(
	chunk: i32, worker: i32,
	column: usize, rowBytes: i32, table: usize, rows: usize, first: i32, count: i32, all: i32, blockRows: i32,
	scratch: usize, counts: usize,
	side: i32, codes: usize, nGroups: i32, active: usize, gh: usize, sums: usize, sumsBytes: i32,
): void {
	const begin = <usize>(first + chunk * blockRows);
	const end = <usize>(first + min(count, (chunk + 1) * blockRows));
	const spare = scratch + <usize>worker * (<usize>blockRows * 5);
	const kept = spare + (<usize>blockRows << 2);
	if (all) gatherAll(column, <usize>rowBytes, begin, end, kept);
	else gatherCodes(column, <usize>rowBytes, rows, begin, end, kept);
	let l = rows + (begin << 2), r = spare;
	for (let at = begin; at < end; at++) {
		const row = all ? <u32>at : load<u32>(rows + (at << 2));
		const goes = <usize>load<u8>(table + <usize>load<u8>(kept + (at - begin)));
		store<u32>(l, row);
		store<u32>(r, row);
		l += goes << 2;
		r += (goes ^ 1) << 2;
	}
	memory.copy(l, spare, r - spare);
	const n = <i32>((l - rows) >> 2) - <i32>begin;
	store<i32>(counts + (<usize>chunk << 2), n);
	if (side == 0) return;
	const own = sums + <usize>worker * <usize>sumsBytes;
	const from = side == 1 ? <i32>begin : <i32>begin + n;
	fillHistogram(own, codes, nGroups, active, gh, rows, from, side == 1 ? n : <i32>(end - begin) - n, 0);
}

function gatherAll(column: usize, rowBytes: usize, begin: usize, end: usize, to: usize): void {
	let from = column + begin * rowBytes;
	for (let at = begin; at < end; at++) {
		store<u8>(to++, load<u8>(from));
		from += rowBytes;
	}
}

/** Nothing else in the loop: the processor waits for many rows at once. */
function gatherCodes(column: usize, rowBytes: usize, rows: usize, begin: usize, end: usize, to: usize): void {
	let at = rows + (begin << 2);
	const last = rows + (end << 2), four = last - (((end - begin) & 3) << 2);
	for (; at < four; at += 16, to += 4) {
		const a = <u32>load<u8>(column + <usize>load<u32>(at) * rowBytes);
		const b = <u32>load<u8>(column + <usize>load<u32>(at, 4) * rowBytes);
		const c = <u32>load<u8>(column + <usize>load<u32>(at, 8) * rowBytes);
		const d = <u32>load<u8>(column + <usize>load<u32>(at, 12) * rowBytes);
		store<u32>(to, a | (b << 8) | (c << 16) | (d << 24));
	}
	for (; at < last; at += 4) store<u8>(to++, load<u8>(column + <usize>load<u32>(at) * rowBytes));
}

/** Exchanges two pieces of `rows`. swaps: [position, position, length] (i32) a chunk. */
export function treeSwap(chunk: i32, worker: i32, rows: usize, swaps: usize): void {
	const own = swaps + <usize>chunk * 12;
	let a = rows + (<usize>load<i32>(own) << 2);
	let b = rows + (<usize>load<i32>(own, 4) << 2);
	const end = a + (<usize>load<i32>(own, 8) << 2);
	for (; a + 16 <= end; a += 16, b += 16) {
		const kept = v128.load(a);
		v128.store(a, v128.load(b));
		v128.store(b, kept);
	}
	for (; a < end; a += 4, b += 4) {
		const kept = load<u32>(a);
		store<u32>(a, load<u32>(b));
		store<u32>(b, kept);
	}
}

/**
 * Adds to each row's score what its leaf is worth. Leaf i holds positions starts[i] .. starts[i + 1] of `rows`. Scores are float32
 * when `single`, else float64.
 */
export function treeLeaves(
	chunk: i32, worker: i32,
	rows: usize, count: i32, rowsPerChunk: i32, starts: usize, values: usize, scores: usize, single: i32,
): void {
	const end = min(count, (chunk + 1) * rowsPerChunk);
	let at = chunk * rowsPerChunk;
	let leaf: usize = 0;
	while (at < end) {
		while (load<i32>(starts + ((leaf + 1) << 2)) <= at) leaf++;
		const stop = min(end, load<i32>(starts + ((leaf + 1) << 2)));
		const value = load<f64>(values + (leaf << 3));
		for (; at < stop; at++) {
			const row = <usize>load<u32>(rows + (<usize>at << 2));
			if (single) addSingle(scores + (row << 2), value);
			else store<f64>(scores + (row << 3), load<f64>(scores + (row << 3)) + value);
		}
	}
}

// @ts-ignore: decorators are AssemblyScript
@inline
function addSingle(to: usize, value: f64): void {
	store<f32>(to, <f32>(<f64>load<f32>(to) + value));
}

/**
 * Adds the values of the leaves that rows 0 .. nRows − 1 reach to scores (tree t: from scores[(t mod nOutputs) · stride] on; float32 when `single`, else
 * float64). codes as in treeHistogram. A node has 64 bytes: feature (i32, −1 = leaf), left, right (i32, numbers within the tree), unused; value (f64),
 * unused; 256 bits: which codes go left. roots: number of the first node of each tree (i32). Chunk: rowsPerChunk rows.
 */
export function treePredict(
	chunk: i32, worker: i32,
	codes: usize, nRows: i32, rowsPerChunk: i32, nodes: usize, roots: usize, nTrees: i32, nOutputs: i32, scores: usize, stride: i32, rowBytes: i32, single: i32,
): void {
	const end = min(nRows, (chunk + 1) * rowsPerChunk);
	for (let tree = 0; tree < nTrees; tree++) {
		const root = nodes + (<usize>load<i32>(roots + (<usize>tree << 2)) << 6);
		const shift: usize = single ? 2 : 3;
		const to = scores + ((<usize>(tree % nOutputs) * <usize>stride) << shift);
		for (let row = chunk * rowsPerChunk; row < end; row++) {
			const own = codes + <usize>row * <usize>rowBytes;
			let node = root;
			let feature = load<i32>(node);
			while (feature >= 0) {
				const code = <usize>load<u8>(own + <usize>feature);
				const goes = (load<u8>(node + (code >> 3), 32) >> <u8>(code & 7)) & 1;
				node = root + (<usize>select<i32>(load<i32>(node, 4), load<i32>(node, 8), goes != 0) << 6);
				feature = load<i32>(node);
			}
			const at = to + (<usize>row << shift);
			if (single) addSingle(at, load<f64>(node, 16));
			else store<f64>(at, load<f64>(at) + load<f64>(node, 16));
		}
	}
}
