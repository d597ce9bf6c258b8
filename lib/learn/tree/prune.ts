import type { Tree } from './tree';

/**
 * Minimal cost-complexity pruning (Breiman et al. 1984, ch. 3): the smallest subtree with the least impurity + ccpAlpha × number
 * of leaves, where impurity is a share of all rows' weight, as in scikit-learn. Inner nodes whose subtree gains at most
 * ccpAlpha a leaf become leaves.
 */
export function pruneTree(tree: Tree, ccpAlpha: number): Tree {
	const { feature, left, right, gain, cover } = tree;
	const total = cover[0] ?? 1;
	const nNodes = feature.length;
	const [gained, leaves] = [new Float64Array(nNodes), new Int32Array(nNodes)];
	const isLeaf = new Uint8Array(nNodes);
	// Children come after their parents: backwards, both are known.
	for (let node = nNodes - 1; node >= 0; node--) {
		const [a, b] = [left[node] ?? 0, right[node] ?? 0];
		const inner = (feature[node] ?? -1) >= 0;
		gained[node] = inner ? (gain[node] ?? 0) + (gained[a] ?? 0) + (gained[b] ?? 0) : 0;
		leaves[node] = inner ? (leaves[a] ?? 0) + (leaves[b] ?? 0) : 1;
		const worth = (gained[node] ?? 0) / total > ccpAlpha * ((leaves[node] ?? 1) - 1);
		if (inner && worth) continue;
		[isLeaf[node], gained[node], leaves[node]] = [1, 0, 1];
	}
	return keep(tree, isLeaf);
}

/** The part of a tree above the new leaves, nodes numbered anew in their old order. */
function keep(tree: Tree, isLeaf: Uint8Array): Tree {
	const kept = [0];
	for (let at = 0; at < kept.length; at++) {
		const node = kept[at] ?? 0;
		if (!isLeaf[node]) kept.push(tree.left[node] ?? 0, tree.right[node] ?? 0);
	}
	const nodes = Int32Array.from(kept).sort();
	const number = new Int32Array(tree.feature.length);
	nodes.forEach((node, at) => (number[node] = at));
	const inner = <T>(of: (node: number) => T, leaf: T) =>
		Array.from(nodes, (node) => (isLeaf[node] ? leaf : of(node)));
	const { nOutputs, value } = tree;
	return {
		feature: Int32Array.from(inner((node) => tree.feature[node] ?? -1, -1)),
		threshold: Float64Array.from(inner((node) => tree.threshold[node] ?? 0, 0)),
		categoryAt: Int32Array.from(inner((node) => tree.categoryAt[node] ?? -1, -1)),
		categorySets: tree.categorySets,
		missingLeft: Uint8Array.from(inner((node) => tree.missingLeft[node] ?? 0, 0)),
		left: Int32Array.from(inner((node) => number[tree.left[node] ?? 0] ?? 0, 0)),
		right: Int32Array.from(inner((node) => number[tree.right[node] ?? 0] ?? 0, 0)),
		value: Float64Array.from({ length: nodes.length * nOutputs }, (_, at) => {
			const node = nodes[Math.floor(at / nOutputs)] ?? 0;
			return value[node * nOutputs + (at % nOutputs)] ?? 0;
		}),
		nOutputs,
		cover: Float64Array.from(nodes, (node) => tree.cover[node] ?? 0),
		gain: Float64Array.from(inner((node) => tree.gain[node] ?? 0, 0)),
	};
}
