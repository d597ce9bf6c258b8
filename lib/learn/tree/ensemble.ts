import type { Tree } from './tree';

/**
 * Any model of trees: output k of a row = baseline[k] + scale × sum over the trees of their values. A tree of one output in an
 * ensemble of several adds to output (its number) mod nOutputs.
 */
export interface TreeEnsemble {
	readonly trees: readonly Tree[];
	readonly nOutputs: number;
	readonly baseline: Float64Array;
	readonly scale: number;
}

/** Share of a node's training weight that went to its left child. */
export function leftShare({ cover, left, right }: Tree, node: number): number {
	const own = cover[left[node] ?? 0] ?? 0;
	const both = own + (cover[right[node] ?? 0] ?? 0);
	return both > 0 ? own / both : 0.5;
}

/** Splits from the root to the deepest leaf. Children come after their parents. */
export function depthOf({ feature, left, right }: Tree): number {
	const depths = new Int32Array(feature.length);
	let deepest = 0;
	feature.forEach((asked, node) => {
		if (asked < 0) return;
		const below = (depths[node] ?? 0) + 1;
		depths[left[node] ?? 0] = below;
		depths[right[node] ?? 0] = below;
		deepest = Math.max(deepest, below);
	});
	return deepest;
}
