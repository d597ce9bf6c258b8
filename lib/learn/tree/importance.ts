import type { Tree } from './tree';

/**
 * How much each feature's splits gained in all trees, as shares that add up to 1 (all 0 when no tree has a split). Each tree
 * counts in proportion to what it gained. Gain favours features with many values; permutation importance does not.
 */
export function gainImportance(trees: readonly Tree[], nFeatures: number): Float64Array {
	const gains = new Float64Array(nFeatures);
	// Gains can be near the largest number: adding up shares of the greatest stays finite.
	const greatest = trees.reduce((most, { gain }) => gain.reduce((a, b) => Math.max(a, b), most), 0);
	if (greatest === 0) return gains;
	for (const { feature, gain } of trees) {
		feature.forEach((asked, node) => {
			if (asked >= 0) gains[asked] = (gains[asked] ?? 0) + (gain[node] ?? 0) / greatest;
		});
	}
	const total = gains.reduce((sum, gain) => sum + gain, 0);
	return gains.map((gain) => gain / total);
}
