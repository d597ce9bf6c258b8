import type { Frame, FrameColumn } from '../../features';
import type { Tree } from './tree';

/** Whether a value of the node's feature (NaN: missing, or a category that fitting did not see) goes left. */
export function goesLeft(tree: Tree, node: number, value: number): boolean {
	const at = tree.categoryAt[node] ?? -1;
	if (Number.isNaN(value)) return tree.missingLeft[node] === 1;
	if (at < 0) return value <= (tree.threshold[node] ?? 0);
	return (((tree.categorySets[at + (value >> 5)] ?? 0) >>> (value & 31)) & 1) === 1;
}

/** Numbers of the leaves that rows from..to reach, written to `out` from 0 on. */
export function leavesOf(
	tree: Tree,
	columns: readonly FrameColumn[],
	from: number,
	to: number,
	out: Int32Array,
): void {
	const { feature, threshold, categoryAt, left, right } = tree;
	for (let row = from; row < to; row++) {
		let node = 0;
		for (let asked = feature[0] ?? -1; asked >= 0; asked = feature[node] ?? -1) {
			const value = columns[asked]?.[row] ?? NaN;
			// The common case here, without a call: a number that is there.
			const goes =
				(categoryAt[node] ?? -1) < 0 && value === value
					? value <= (threshold[node] ?? 0)
					: goesLeft(tree, node, value);
			node = (goes ? left[node] : right[node]) ?? 0;
		}
		out[row - from] = node;
	}
}

/** Rows that all trees score before the next ones: their leaf numbers and values stay in the cache. */
const BLOCK_ROWS = 2048;

/**
 * Sum of the trees' values for every row: nRows × nOutputs, row-major. Trees of one output in an ensemble of several add to
 * output (number of the tree) mod nOutputs. `check` is called now and then: it may throw to stop.
 */
export function sumTrees(
	trees: readonly Tree[],
	frame: Frame,
	nOutputs: number,
	check: () => void = () => undefined,
): Float64Array {
	const sums = new Float64Array(frame.nRows * nOutputs);
	const leaves = new Int32Array(BLOCK_ROWS);
	for (let from = 0; from < frame.nRows; from += BLOCK_ROWS) {
		check();
		const to = Math.min(frame.nRows, from + BLOCK_ROWS);
		trees.forEach((tree, at) => {
			leavesOf(tree, frame.columns, from, to, leaves);
			const own = sums.subarray(from * nOutputs, to * nOutputs);
			if (tree.nOutputs === nOutputs) addValues(tree, leaves, own);
			else addOutput(tree, leaves, own, at % nOutputs, nOutputs);
		});
	}
	return sums;
}

function addValues({ value, nOutputs }: Tree, leaves: Int32Array, sums: Float64Array): void {
	for (let at = 0, row = 0; at < sums.length; row++) {
		const from = (leaves[row] ?? 0) * nOutputs;
		for (let k = 0; k < nOutputs; k++, at++) sums[at] = (sums[at] ?? 0) + (value[from + k] ?? 0);
	}
}

function addOutput(
	{ value }: Tree,
	leaves: Int32Array,
	sums: Float64Array,
	output: number,
	nOutputs: number,
): void {
	for (let at = output, row = 0; at < sums.length; row++, at += nOutputs) {
		sums[at] = (sums[at] ?? 0) + (value[leaves[row] ?? 0] ?? 0);
	}
}
