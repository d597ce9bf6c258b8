/**
 * Parts the rows at positions first .. first + count of `rows` (or the rows of those numbers when `all`): a row whose code
 * (at column + row) has 1 in the table of 256 bytes goes to `left`, else to `right`, both at the positions where the chunk's
 * block began, in order. counts[chunk] = rows that went left. Then treeJoin.
 */
export function treePart(
	chunk: i32, worker: i32,
	column: usize, table: usize, rows: usize, first: i32, count: i32, all: i32, blockRows: i32,
	left: usize, right: usize, counts: usize,
): void {
	const begin = <usize>(first + chunk * blockRows);
	const end = <usize>(first + min(count, (chunk + 1) * blockRows));
	let l = left + (begin << 2), r = right + (begin << 2);
	for (let at = begin; at < end; at++) {
		const row = all ? <u32>at : load<u32>(rows + (at << 2));
		const goes = <usize>load<u8>(table + <usize>load<u8>(column + <usize>row));
		store<u32>(l, row);
		store<u32>(r, row);
		l += goes << 2;
		r += (goes ^ 1) << 2;
	}
	store<i32>(counts + (<usize>chunk << 2), <i32>((l - left) >> 2) - <i32>begin);
}

/** Puts the blocks that treePart made behind one another: all left rows, then all right rows, both in their old order. */
export function treeJoin(
	chunk: i32, worker: i32,
	rows: usize, first: i32, count: i32, blockRows: i32, left: usize, right: usize, counts: usize, nLeft: i32,
): void {
	let before: i32 = 0;
	for (let c = 0; c < chunk; c++) before += load<i32>(counts + (<usize>c << 2));
	const own = load<i32>(counts + (<usize>chunk << 2));
	const begin = chunk * blockRows;
	const n = min(blockRows, count - begin);
	const from = <usize>(first + begin) << 2;
	memory.copy(rows + (<usize>(first + before) << 2), left + from, <usize>own << 2);
	memory.copy(rows + (<usize>(first + nLeft + begin - before) << 2), right + from, <usize>(n - own) << 2);
}

/** Adds to each row's score what its leaf is worth. Leaf i holds positions starts[i] .. starts[i + 1] of `rows`. */
export function treeLeaves(
	chunk: i32, worker: i32,
	rows: usize, count: i32, rowsPerChunk: i32, starts: usize, values: usize, scores: usize,
): void {
	const end = min(count, (chunk + 1) * rowsPerChunk);
	let at = chunk * rowsPerChunk;
	let leaf: usize = 0;
	while (at < end) {
		while (load<i32>(starts + ((leaf + 1) << 2)) <= at) leaf++;
		const stop = min(end, load<i32>(starts + ((leaf + 1) << 2)));
		const value = load<f64>(values + (leaf << 3));
		for (; at < stop; at++) {
			const to = scores + (<usize>load<u32>(rows + (<usize>at << 2)) << 3);
			store<f64>(to, load<f64>(to) + value);
		}
	}
}

/**
 * Adds the values of the leaves that rows 0 .. nRows − 1 reach to scores (tree t: from scores[(t mod nOutputs) · stride] on). codes as in
 * treeHistogram. A node has 64 bytes: feature (i32, −1 = leaf), left, right (i32, numbers within the tree), unused; value (f64),
 * unused; 256 bits: which codes go left. roots: number of the first node of each tree (i32). Chunk: rowsPerChunk rows.
 */
export function treePredict(
	chunk: i32, worker: i32,
	codes: usize, nRows: i32, rowsPerChunk: i32, nodes: usize, roots: usize, nTrees: i32, nOutputs: i32, scores: usize, stride: i32, rowBytes: i32,
): void {
	const end = min(nRows, (chunk + 1) * rowsPerChunk);
	for (let tree = 0; tree < nTrees; tree++) {
		const root = nodes + (<usize>load<i32>(roots + (<usize>tree << 2)) << 6);
		const to = scores + <usize>(tree % nOutputs) * (<usize>stride << 3);
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
			const at = to + (<usize>row << 3);
			store<f64>(at, load<f64>(at) + load<f64>(node, 16));
		}
	}
}
