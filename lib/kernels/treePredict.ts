import { cutRows } from './chunks';
import type { TreeData } from './treeData';

/** Bytes of a node (see assembly/treeRows.ts). */
const NODE = 64;

/** A tree's node for the kernel. Leaves have feature −1. */
export interface PackedNode {
	readonly feature: number;
	readonly left: number;
	readonly right: number;
	readonly value: number;
	/** 256 bytes, 1 for the codes that go left. */
	readonly goesLeft: Uint8Array | undefined;
}

/** Trees as the prediction kernel reads them. Tree t belongs to output t mod nOutputs. */
export interface PackedTrees {
	readonly nodes: Uint8Array;
	readonly roots: Int32Array;
}

export function packTrees(trees: readonly (readonly PackedNode[])[]): PackedTrees {
	const roots = new Int32Array(trees.length);
	let total = 0;
	trees.forEach((tree, at) => {
		roots[at] = total;
		total += tree.length;
	});
	const nodes = new Uint8Array(total * NODE);
	const cells = new DataView(nodes.buffer);
	trees.flat().forEach((node, at) => packNode(cells, at * NODE, node));
	return { nodes, roots };
}

function packNode(cells: DataView, at: number, node: PackedNode): void {
	cells.setInt32(at, node.feature, true);
	cells.setInt32(at + 4, node.left, true);
	cells.setInt32(at + 8, node.right, true);
	cells.setFloat64(at + 16, node.value, true);
	node.goesLeft?.forEach((goes, code) => {
		const place = at + 32 + (code >> 3);
		if (goes) cells.setUint8(place, cells.getUint8(place) | (1 << (code & 7)));
	});
}

/** Adds what the rows' leaves are worth to scores (an address; nOutputs arrays of `stride` float64, or float32 when `single`). */
export function addTrees(
	data: TreeData,
	{ nodes, roots }: PackedTrees,
	nOutputs: number,
	scores: number,
	stride: number,
	single = false,
): void {
	const { team, nRows, codes, run } = data;
	const nodeBlock = team.arena.bytes(nodes.length);
	nodeBlock.view.set(nodes);
	const rootBlock = team.arena.copyOf(roots);
	const chunks = cutRows(nRows, 512, 4096);
	const trees = [
		nodeBlock.address,
		rootBlock.address,
		roots.length,
		nOutputs,
		scores,
		stride,
		data.rowBytes,
		Number(single),
	];
	team.run('treePredict', chunks.count, [codes.address, nRows, chunks.rows, ...trees], run);
	team.arena.free(nodeBlock, rootBlock);
}
