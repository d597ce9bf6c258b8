import { joined } from '../math';
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

/**
 * Exact SHAP values of trees (`facts`: one a tree; see lib/learn/tree/shapWalker.ts): rows × features × nOutputs, times `scale`. Trees of one output in an ensemble
 * of several add to output (number of the tree) mod nOutputs. Throws MEMORY_LIMIT, CANCELLED.
 */
export function treeShapValues(
	team: Team,
	trees: readonly ValueTree[],
	facts: readonly ShapFacts[],
	columns: Columns,
	nRows: number,
	{ nOutputs, scale }: { readonly nOutputs: number; readonly scale: number },
	run: RunOptions = {},
): Float64Array {
	const { arena } = team;
	const packed = packValueTrees(team, trees, nOutputs);
	const [nodes, roots, sets, values] = packed;
	const shares = arena.copyOf(joined(facts.map(({ share }) => share)));
	const { cells, starts } = rulesOf(facts);
	const rules = arena.copyOf(cells);
	starts.forEach((start, at) => (roots.view[at * 4 + 3] = start));
	const width = columns.length * nOutputs;
	const room = roomFor(trees, facts, columns.length);
	const scratch = arena.bytes(room.bytes * team.threads);
	const out = new Float64Array(nRows * width);
	eachBlock(team, columns, nRows, {}, ({ block, from, count, stride }) => {
		const part = arena.float64(count * width);
		part.view.fill(0);
		const chunks = cutRows(count, 4, 256);
		const rows = [block.address, stride, count, chunks.rows, nodes.address, roots.address];
		const known = [trees.length, sets.address, values.address, shares.address, rules.address];
		const to = [columns.length, nOutputs, scale, part.address, scratch.address];
		const args = [...rows, ...known, ...to, room.bytes, room.products];
		team.run('treeShap', chunks.count, args, run);
		out.set(part.view, from * width);
		arena.free(part);
	});
	arena.free(...packed, shares, rules, scratch);
	return out;
}

/** [n, points, weights] of each rule once, and where each tree's starts. Two numbers of room at the end for the pair of a last point. */
function rulesOf(facts: readonly ShapFacts[]) {
	const cells: number[] = [];
	const known = new Map<number, number>();
	const starts = facts.map(({ points, weights }) => {
		const start = known.get(points.length) ?? cells.length;
		if (!known.has(points.length)) cells.push(points.length, ...points, ...weights);
		known.set(points.length, start);
		return start;
	});
	return { cells: Float64Array.of(...cells, 0, 0), starts };
}

/** Bytes of a worker's scratch memory, and of the products in it. */
function roomFor(trees: readonly ValueTree[], facts: readonly ShapFacts[], nFeatures: number) {
	let [most, wide] = [0, 0];
	facts.forEach(({ depth, points }, at) => {
		const length = (depth + 1) * points.length;
		most = Math.max(most, length);
		wide = Math.max(wide, length * (trees[at]?.nOutputs ?? 1));
	});
	const products = (most + 2) * 8;
	const bytes = Math.ceil((nFeatures * 16 + products + (wide + 2) * 8) / 64) * 64;
	return { bytes, products };
}
