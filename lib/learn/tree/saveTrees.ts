import type { TypedArray } from '../../table';
import type { Tree } from './tree';

/** All trees as tensors: node arrays behind one another, with the numbers of nodes and of words of category sets a tree. */
export function saveTrees(trees: readonly Tree[]): Record<string, TypedArray> {
	const count = (of: (tree: Tree) => number) => Int32Array.from(trees, of);
	return {
		treeNodes: count(({ feature }) => feature.length),
		treeWords: count(({ categorySets }) => categorySets.length),
		feature: Int32Array.from(joined(trees, 'feature')),
		categoryAt: Int32Array.from(joined(trees, 'categoryAt')),
		left: Int32Array.from(joined(trees, 'left')),
		right: Int32Array.from(joined(trees, 'right')),
		threshold: Float64Array.from(joined(trees, 'threshold')),
		value: Float64Array.from(joined(trees, 'value')),
		cover: Float64Array.from(joined(trees, 'cover')),
		gain: Float64Array.from(joined(trees, 'gain')),
		missingLeft: Uint8Array.from(joined(trees, 'missingLeft')),
		categorySets: Uint32Array.from(joined(trees, 'categorySets')),
	};
}

type Part = Exclude<keyof Tree, 'nOutputs'>;

function* joined(trees: readonly Tree[], part: Part): Generator<number> {
	for (const tree of trees) yield* tree[part];
}
