import type { Feature } from '../../features';
import type { FoundSplit } from '../../kernels';
import type { Bins } from '../tree/bins';
import type { Tree } from '../tree/tree';
import { leftCodes, type GrownNode } from './leafwise';

/** Above every finite number: all known values go left, the missing ones right. */
const ALL = Number.MAX_VALUE;

/** A grown tree in terms of values instead of bins. `values`: what each node is worth; `cover`: weights of its rows. */
export function toTree(
	nodes: readonly GrownNode[],
	values: Float64Array,
	cover: Float64Array,
	bins: readonly Bins[],
	features: readonly Feature[],
): Tree {
	const sets: number[] = [];
	const categoryAt = nodes.map(({ split }) => {
		const feature = features[split?.feature ?? -1];
		if (!split?.codes || feature?.kind !== 'category') return -1;
		const at = sets.length;
		sets.push(...categorySet(split, bins[split.feature], feature.categories.length));
		return at;
	});
	const column = (of: (node: GrownNode) => number) => nodes.map(of);
	return {
		feature: Int32Array.from(column(({ split }) => split?.feature ?? -1)),
		threshold: Float64Array.from(column(({ split }) => thresholdOf(split, bins))),
		categoryAt: Int32Array.from(categoryAt),
		categorySets: Uint32Array.from(sets),
		missingLeft: Uint8Array.from(column(({ split }) => Number(split?.missingLeft ?? false))),
		left: Int32Array.from(column(({ left }) => left)),
		right: Int32Array.from(column(({ right }) => right)),
		value: values,
		nOutputs: 1,
		cover,
		gain: Float64Array.from(column(({ split }) => split?.gain ?? 0)),
	};
}

function thresholdOf(split: FoundSplit | undefined, bins: readonly Bins[]): number {
	const own = bins[split?.feature ?? -1];
	if (!split || own?.kind !== 'number') return 0;
	return own.thresholds[split.bin] ?? ALL;
}

/** Bits of the category codes whose bin goes left. */
function categorySet(split: FoundSplit, bins: Bins | undefined, nCategories: number): Uint32Array {
	const words = new Uint32Array(Math.ceil(nCategories / 32));
	if (bins?.kind !== 'category') return words;
	const goesLeft = leftCodes(split);
	bins.binOf.forEach((bin, code) => {
		if (goesLeft[bin]) words[code >> 5] = ((words[code >> 5] ?? 0) | (1 << (code & 31))) >>> 0;
	});
	return words;
}
