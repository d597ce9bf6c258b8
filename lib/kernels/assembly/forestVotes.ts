/**
 * What trees of a wave say of the rows that they did not see: adds each tree's leaf (shares of the classes, or the mean) to
 * votes (nRows × outputs float64) and 1 to counts (nRows int32). Chunk c works on rows 4096 c ...
 */
export function forestVotes(chunk: i32, worker: i32, p: usize, nTrees: i32): void {
	const n = load<i32>(p);
	const nClasses = load<i32>(p, 8);
	const codes = <usize>load<u32>(p, 40);
	const out = <usize>load<u32>(p, 68);
	const bytes = <usize>load<u32>(p, 72);
	const capacity = <usize>load<u32>(p, 76);
	const bag = <usize>load<u32>(p, 80);
	const votes = <usize>load<u32>(p, 84);
	const counts = <usize>load<u32>(p, 88);
	const end = min(n, (chunk + 1) << 12);
	for (let tree = 0; tree < nTrees; tree++) {
		const own = out + <usize>tree * bytes;
		for (let row = chunk << 12; row < end; row++) {
			if (load<u8>(bag + <usize>tree * <usize>n + <usize>row)) continue;
			const leaf = walk(own, capacity, nClasses == 0 ? 2 : nClasses, codes + <usize>row, n);
			addVote(own + 8 + (capacity << 3), leaf, nClasses, votes, row);
			const count = counts + (<usize>row << 2);
			store<i32>(count, load<i32>(count) + 1);
		}
	}
}

/** Leaf of a row whose codes lie at `row`, `row` + n, … */
function walk(tree: usize, capacity: usize, nStats: usize, row: usize, n: i32): usize {
	const asked = tree + 8 + ((capacity * (1 + nStats)) << 3);
	const splits = asked + (capacity << 2);
	const flags = splits + (capacity << 2);
	const children = flags + (capacity << 2);
	const sets = children + (capacity << 3);
	let node: usize = 0;
	let feature = load<i32>(asked);
	while (feature >= 0) {
		const at = node << 2;
		const code = <i32>load<u8>(row + <usize>feature * <usize>n);
		const split = load<i32>(splits + at);
		const left: i32 = split < 0
			? (load<i32>(sets + (<usize>(-1 - split) << 5) + (<usize>(code >> 5) << 2)) >> (code & 31)) & 1
			: code == 255 ? load<i32>(flags + at) : <i32>(code <= split);
		node = <usize>(load<i32>(children + at) + 1 - left);
		feature = load<i32>(asked + (node << 2));
	}
	return node;
}

function addVote(stats: usize, leaf: usize, nClasses: i32, votes: usize, row: i32): void {
	if (nClasses == 0) {
		const own = stats + (leaf << 4);
		const to = votes + (<usize>row << 3);
		store<f64>(to, load<f64>(to) + load<f64>(own, 8) / load<f64>(own));
		return;
	}
	const own = stats + ((leaf * <usize>nClasses) << 3);
	const to = votes + (<usize>(row * nClasses) << 3);
	let sum: f64 = 0;
	for (let k: usize = 0; k < <usize>nClasses; k++) sum += load<f64>(own + (k << 3));
	for (let k: usize = 0; k < <usize>nClasses; k++) {
		store<f64>(to + (k << 3), load<f64>(to + (k << 3)) + load<f64>(own + (k << 3)) / sum);
	}
}
