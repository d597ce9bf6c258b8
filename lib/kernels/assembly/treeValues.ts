/**
 * Adds what the rows' leaves are worth to sums (row-major, nOutputs float64 a row), tree after tree. columns: lists of `stride` float64, of
 * which nRows are taken; NaN is missing, categories are their numbers. A node has 32 bytes: feature (i32, −1 = leaf), left, right (i32,
 * numbers within the tree; left of a leaf: where its values start), missing goes left (i32); threshold (f64: values up to it go left);
 * categories that go left: first word of their bits in `sets` (i32, −1 for numbers), unused. trees: [first node, output, number of outputs,
 * 0] (i32) a tree: it adds to so many outputs from that one on. Chunk: rowsPerChunk rows.
 */
export function treeValues(
	chunk: i32, worker: i32,
	columns: usize, stride: i32, nRows: i32, rowsPerChunk: i32, nodes: usize, trees: usize, nTrees: i32, sets: usize, values: usize,
	nOutputs: i32, sums: usize,
): void {
	const begin = <usize>(chunk * rowsPerChunk);
	const end = <usize>min(nRows, (chunk + 1) * rowsPerChunk);
	const columnBytes = <usize>stride << 3;
	const rowBytes = <usize>nOutputs << 3;
	for (let tree = 0; tree < nTrees; tree++) {
		const own = trees + (<usize>tree << 4);
		const root = nodes + (<usize>load<i32>(own) << 5);
		const width = <usize>load<i32>(own, 8) << 3;
		let to = sums + begin * rowBytes + (<usize>load<i32>(own, 4) << 3);
		for (let row = begin; row < end; row++, to += rowBytes) {
			const leaf = descend(root, columns + (row << 3), columnBytes, sets);
			const from = values + (<usize>load<i32>(leaf, 4) << 3);
			for (let at: usize = 0; at < width; at += 8) store<f64>(to + at, load<f64>(to + at) + load<f64>(from + at));
		}
	}
}

// @ts-ignore: decorators are AssemblyScript
@inline
function descend(root: usize, row: usize, columnBytes: usize, sets: usize): usize {
	let node = root;
	let feature = load<i32>(node);
	while (feature >= 0) {
		const goes = goesLeft(node, load<f64>(row + <usize>feature * columnBytes), sets);
		node = root + (<usize>select<i32>(load<i32>(node, 4), load<i32>(node, 8), goes) << 5);
		feature = load<i32>(node);
	}
	return node;
}

/** Whether a value (NaN: missing) goes left at a node. */
// @ts-ignore: decorators are AssemblyScript
@inline
export function goesLeft(node: usize, value: f64, sets: usize): bool {
	if (value != value) return load<i32>(node, 12) != 0;
	const set = load<i32>(node, 24);
	if (set < 0) return value <= load<f64>(node, 16);
	const code = <i32>value;
	return ((load<u32>(sets + (<usize>(set + (code >> 5)) << 2)) >> <u32>(code & 31)) & 1) != 0;
}
