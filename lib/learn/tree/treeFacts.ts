import { depthOf, leftShare } from './ensemble';
import type { Tree } from './tree';

/** What explaining asks of a tree whatever the row. */
export interface TreeFacts {
	/** Share of each node's training weight that went left; 0 in leaves. */
	readonly share: Float64Array;
	/** Splits from the root to the deepest leaf. */
	readonly depth: number;
	/** Different features on the way to a leaf, at most. */
	readonly features: number;
	/** Mean of the tree's values over the training rows, one an output. */
	readonly mean: Float64Array;
}

const known = new WeakMap<Tree, TreeFacts>();

/** Worked out once a tree. */
export function treeFacts(tree: Tree): TreeFacts {
	let facts = known.get(tree);
	if (!facts) known.set(tree, (facts = find(tree)));
	return facts;
}

function find(tree: Tree): TreeFacts {
	const { feature } = tree;
	const share = Float64Array.from(feature, (asked, node) =>
		asked < 0 ? 0 : leftShare(tree, node),
	);
	const features = mostFeatures(tree, 0, new Set());
	return { share, depth: depthOf(tree), features, mean: meanOf(tree, share) };
}

function mostFeatures(tree: Tree, node: number, asked: Set<number>): number {
	const feature = tree.feature[node] ?? -1;
	if (feature < 0) return asked.size;
	const isNew = !asked.has(feature);
	if (isNew) asked.add(feature);
	const left = mostFeatures(tree, tree.left[node] ?? 0, asked);
	const right = mostFeatures(tree, tree.right[node] ?? 0, asked);
	if (isNew) asked.delete(feature);
	return Math.max(left, right);
}

function meanOf({ nOutputs, value, feature, left, right }: Tree, share: Float64Array) {
	const mean = new Float64Array(nOutputs);
	const reach = new Float64Array(feature.length).fill(1, 0, 1);
	feature.forEach((asked, node) => {
		const own = reach[node] ?? 0;
		const goLeft = share[node] ?? 0;
		if (asked >= 0) {
			reach[left[node] ?? 0] = own * goLeft;
			reach[right[node] ?? 0] = own * (1 - goLeft);
			return;
		}
		for (let k = 0; k < nOutputs; k++)
			mean[k] = (mean[k] ?? 0) + own * (value[node * nOutputs + k] ?? 0);
	});
	return mean;
}
