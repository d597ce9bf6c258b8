import type { SavedEstimator } from '../estimator';
import type { Bins } from '../tree/bins';
import { saveTrees } from '../tree/saveTrees';
import type { BoostingModel } from './model';

/** Layout: features, task and loss in meta; all bins behind one another, all trees behind one another in tensors. */
export const BOOSTING_VERSION = 1;

export function saveBoosting(model: BoostingModel): SavedEstimator {
	const { task, loss, nClasses, features, bins, baseline, trees } = model;
	return {
		kind: 'gradientBoosting',
		meta: {
			version: BOOSTING_VERSION,
			task,
			loss,
			nClasses,
			features: features.map((own) =>
				own.kind === 'category'
					? { name: own.name, kind: own.kind, categories: [...own.categories] }
					: { name: own.name, kind: own.kind },
			),
		},
		tensors: { baseline, ...saveBins(bins), ...saveTrees(trees) },
	};
}

function saveBins(bins: readonly Bins[]) {
	const lengths = bins.map((own) =>
		own.kind === 'number' ? own.thresholds.length : own.binOf.length,
	);
	return {
		binLengths: Int32Array.from(lengths),
		thresholds: Float64Array.from(
			bins.flatMap((own) => (own.kind === 'number' ? Array.from(own.thresholds) : [])),
		),
		binOf: Uint8Array.from(
			bins.flatMap((own) => (own.kind === 'category' ? Array.from(own.binOf) : [])),
		),
	};
}
