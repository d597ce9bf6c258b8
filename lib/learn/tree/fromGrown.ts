import type { Feature } from '../../features';
import type { GrownTree } from '../../kernels';
import type { Bins } from './bins';
import type { Tree } from './tree';

/** What the numbers of a grown tree mean. Targets were (y / scale − middle) for regression. */
export interface Meaning {
	readonly nClasses: number;
	readonly middle: number;
	readonly scale: number;
	/** The kernels' unit of gain is multiplied by this. */
	readonly gainUnit: number;
}

/** Above every finite number: all known values go left, the missing ones right. */
const ALL = Number.MAX_VALUE;

/** A tree in values and categories instead of bins; values are shares of the classes, or means. */
export function fromGrown(
	grown: GrownTree,
	bins: readonly Bins[],
	features: readonly Feature[],
	meaning: Meaning,
): Tree {
	const { feature, split, left } = grown;
	const thresholdOf = (asked: number, node: number) => {
		const own = bins[asked];
		return own?.kind === 'number' ? (own.thresholds[split[node] ?? 0] ?? ALL) : 0;
	};
	const limited = (gain: number) => Math.min(ALL, gain * meaning.gainUnit);
	return {
		feature,
		threshold: Float64Array.from(feature, thresholdOf),
		...categorySplits(grown, bins, features),
		missingLeft: Uint8Array.from(grown.missingLeft),
		left,
		right: Int32Array.from(left, (node, at) => ((feature[at] ?? -1) < 0 ? 0 : node + 1)),
		...leafValues(grown.stats, feature.length, meaning),
		gain: Float64Array.from(grown.gain, limited),
	};
}

function leafValues(stats: Float64Array, nNodes: number, meaning: Meaning) {
	const { nClasses, middle, scale } = meaning;
	const cover = new Float64Array(nNodes);
	const nOutputs = Math.max(1, nClasses);
	const value = new Float64Array(nNodes * nOutputs);
	for (let node = 0; node < nNodes; node++) {
		if (nClasses === 0) {
			const [weight = 0, sum = 0] = [stats[2 * node], stats[2 * node + 1]];
			cover[node] = weight;
			value[node] = (middle + sum / weight) * scale;
			continue;
		}
		let total = 0;
		for (let k = 0; k < nClasses; k++) total += stats[node * nClasses + k] ?? 0;
		cover[node] = total;
		for (let at = node * nClasses; at < (node + 1) * nClasses; at++) {
			value[at] = (stats[at] ?? 0) / total;
		}
	}
	return { cover, value, nOutputs };
}

/** Sets of bins become sets of category codes. */
function categorySplits(
	{ feature, split, sets }: GrownTree,
	bins: readonly Bins[],
	features: readonly Feature[],
) {
	const categoryAt = new Int32Array(feature.length).fill(-1);
	const words: number[] = [];
	feature.forEach((asked, node) => {
		const set = -1 - (split[node] ?? 0);
		const [own, known] = [bins[asked], features[asked]];
		if (own?.kind !== 'category' || known?.kind !== 'category') return;
		categoryAt[node] = words.length;
		const codes = new Uint32Array(Math.ceil(known.categories.length / 32));
		own.binOf.forEach((bin, code) => {
			const goes = ((sets[set * 8 + (bin >> 5)] ?? 0) >>> (bin & 31)) & 1;
			codes[code >> 5] = (codes[code >> 5] ?? 0) | (goes << (code & 31));
		});
		for (const word of codes) words.push(word);
	});
	return { categoryAt, categorySets: Uint32Array.from(words) };
}
