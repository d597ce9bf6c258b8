import { cutRows } from './chunks';
import { eachBlock, type Columns } from './columnBlocks';
import type { RunOptions, Team } from './team';

/** Bytes of a node (see assembly/treeValues.ts). */
const NODE = 32;

/** A tree that asks for values and categories themselves. One entry a node, the root first; leaves have feature −1. */
export interface ValueTree {
	readonly feature: Int32Array;
	/** Numbers up to it go left. */
	readonly threshold: Float64Array;
	/** First word in `categorySets` of the categories that go left; −1 for numbers. */
	readonly categoryAt: Int32Array;
	readonly categorySets: Uint32Array;
	/** 1: rows without the value go left. */
	readonly missingLeft: Uint8Array;
	readonly left: Int32Array;
	readonly right: Int32Array;
	/** nodes × nOutputs. */
	readonly value: Float64Array;
	readonly nOutputs: number;
}

/**
 * Sum of the trees' values for every row: nRows × nOutputs, row-major, added in the order of the trees. Trees of one output in an ensemble
 * of several add to output (number of the tree) mod nOutputs. Throws MEMORY_LIMIT, CANCELLED.
 */
export function sumTreeValues(
	team: Team,
	trees: readonly ValueTree[],
	columns: Columns,
	nRows: number,
	nOutputs: number,
	run: RunOptions = {},
): Float64Array {
	const { arena } = team;
	const blocks = packValueTrees(team, trees, nOutputs);
	const out = new Float64Array(nRows * nOutputs);
	const places = blocks.map(({ address }) => address);
	eachBlock(team, columns, nRows, {}, ({ block, from, count, stride }) => {
		const sums = arena.float64(count * nOutputs);
		sums.view.fill(0);
		const chunks = cutRows(count, 512);
		const [nodes = 0, roots = 0, sets = 0, values = 0] = places;
		const rows = [block.address, stride, count, chunks.rows];
		const args = [...rows, nodes, roots, trees.length, sets, values, nOutputs, sums.address];
		team.run('treeValues', chunks.count, args, run);
		out.set(sums.view, from * nOutputs);
		arena.free(sums);
	});
	arena.free(...blocks);
	return out;
}

/** Nodes, starts of the trees, sets of categories and values in kernel memory. */
export function packValueTrees({ arena }: Team, trees: readonly ValueTree[], nOutputs: number) {
	const { nodes, roots, sets, values } = packed(trees);
	const own = [arena.bytes(nodes.length), arena.copyOf(roots)] as const;
	own[0].view.set(nodes);
	trees.forEach((tree, at) => {
		const output = tree.nOutputs === nOutputs ? 0 : at % nOutputs;
		own[1].view.set([output, tree.nOutputs, 0], at * 4 + 1);
	});
	return [...own, arena.copyOf(sets), arena.copyOf(values)] as const;
}

interface Packed {
	readonly nodes: Uint8Array;
	/** Four words a tree; the first is set. */
	readonly roots: Int32Array;
	readonly sets: Uint32Array;
	readonly values: Float64Array;
}

const known = new WeakMap<readonly ValueTree[], Packed>();

/** Packed once: a model that answers many small requests would spend its time on it. */
function packed(trees: readonly ValueTree[]): Packed {
	let found = known.get(trees);
	if (!found) known.set(trees, (found = pack(trees)));
	return found;
}

function pack(trees: readonly ValueTree[]): Packed {
	const total = (of: (tree: ValueTree) => number) => trees.reduce((sum, tree) => sum + of(tree), 0);
	const nodes = new Uint8Array(total(({ feature }) => feature.length) * NODE);
	const roots = new Int32Array(trees.length * 4);
	const sets = new Uint32Array(total(({ categorySets }) => categorySets.length));
	const values = new Float64Array(total(({ value }) => value.length));
	const cells = new DataView(nodes.buffer);
	let [node, set, value] = [0, 0, 0];
	trees.forEach((tree, at) => {
		roots[at * 4] = node;
		sets.set(tree.categorySets, set);
		values.set(tree.value, value);
		packTree(cells, node, tree, set, value);
		node += tree.feature.length;
		set += tree.categorySets.length;
		value += tree.value.length;
	});
	return { nodes, roots, sets, values };
}

function packTree(cells: DataView, first: number, tree: ValueTree, set: number, value: number) {
	const { feature, threshold, categoryAt, missingLeft, left, right, nOutputs } = tree;
	for (let node = 0; node < feature.length; node++) {
		const at = (first + node) * NODE;
		const asked = feature[node] ?? -1;
		const category = categoryAt[node] ?? -1;
		cells.setInt32(at, asked, true);
		cells.setInt32(at + 4, asked < 0 ? value + node * nOutputs : (left[node] ?? 0), true);
		cells.setInt32(at + 8, right[node] ?? 0, true);
		cells.setInt32(at + 12, missingLeft[node] ?? 0, true);
		cells.setFloat64(at + 16, threshold[node] ?? 0, true);
		cells.setInt32(at + 24, category < 0 ? -1 : set + category, true);
	}
}
