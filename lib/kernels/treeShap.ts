import { cutRows } from './chunks';
import { eachBlock, type Columns } from './columnBlocks';
import type { RunOptions, Team } from './team';
import { packValueTrees, type ValueTree } from './treeValues';

/** What explaining asks of a tree besides itself. */
export interface ShapFacts {
	/** Share of each node's training weight that went left; 0 in leaves. */
	readonly share: Float64Array;
	/** Splits from the root to the deepest leaf. */
	readonly depth: number;
	/** A rule of quadrature that is exact for it. */
	readonly points: Float64Array;
	readonly weights: Float64Array;
}

export interface ShapTree extends ShapFacts {
	readonly tree: ValueTree;
}

/**
 * Exact SHAP values of trees (lib/learn/tree/shapWalker.ts): rows × features × nOutputs, times `scale`. Trees of one output in an ensemble
 * of several add to output (number of the tree) mod nOutputs. Throws MEMORY_LIMIT, CANCELLED.
 */
export function treeShapValues(
	team: Team,
	trees: readonly ShapTree[],
	columns: Columns,
	nRows: number,
	{ nOutputs, scale }: { readonly nOutputs: number; readonly scale: number },
	run: RunOptions = {},
): Float64Array {
	const { arena } = team;
	const packed = packValueTrees(
		team,
		trees.map(({ tree }) => tree),
		nOutputs,
	);
	const [nodes, roots, sets, values] = packed;
	const shares = arena.copyOf(joined(trees.map(({ share }) => share)));
	const { cells, starts } = rulesOf(trees);
	const rules = arena.copyOf(cells);
	starts.forEach((start, at) => (roots.view[at * 4 + 3] = start));
	const width = columns.length * nOutputs;
	const room = roomFor(trees, columns.length);
	const scratch = arena.bytes(room.bytes * team.threads);
	const out = new Float64Array(nRows * width);
	eachBlock(team, columns, nRows, {}, ({ block, from, count, stride }) => {
		const part = arena.float64(count * width);
		part.view.fill(0);
		const chunks = cutRows(count, 4, 256);
		const rows = [block.address, stride, count, chunks.rows, nodes.address, roots.address];
		const facts = [trees.length, sets.address, values.address, shares.address, rules.address];
		const to = [columns.length, nOutputs, scale, part.address, scratch.address];
		const args = [...rows, ...facts, ...to, room.bytes, room.products];
		team.run('treeShap', chunks.count, args, run);
		out.set(part.view, from * width);
		arena.free(part);
	});
	arena.free(...packed, shares, rules, scratch);
	return out;
}

function joined(lists: readonly Float64Array[]): Float64Array {
	const out = new Float64Array(lists.reduce((sum, { length }) => sum + length, 0));
	let at = 0;
	for (const list of lists) {
		out.set(list, at);
		at += list.length;
	}
	return out;
}

/** [n, points, weights] of each rule once, and where each tree's starts. Two numbers of room at the end for the pair of a last point. */
function rulesOf(trees: readonly ShapTree[]) {
	const cells: number[] = [];
	const known = new Map<number, number>();
	const starts = trees.map(({ points, weights }) => {
		const start = known.get(points.length) ?? cells.length;
		if (!known.has(points.length)) cells.push(points.length, ...points, ...weights);
		known.set(points.length, start);
		return start;
	});
	return { cells: Float64Array.of(...cells, 0, 0), starts };
}

/** Bytes of a worker's scratch memory, and of the products in it. */
function roomFor(trees: readonly ShapTree[], nFeatures: number) {
	let [most, wide] = [0, 0];
	for (const { depth, points, tree } of trees) {
		most = Math.max(most, (depth + 1) * points.length);
		wide = Math.max(wide, (depth + 1) * points.length * tree.nOutputs);
	}
	const products = (most + 2) * 8;
	const bytes = Math.ceil((nFeatures * 16 + products + (wide + 2) * 8) / 64) * 64;
	return { bytes, products };
}
