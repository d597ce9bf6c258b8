import type { Feature, Frame } from '../../features';
import { sumTreeValues, withTeam } from '../../kernels';
import { checkFeatures } from '../dense/checkFit';
import { featuresToJson, SavedReader } from '../dense/savedChecks';
import type { FitOptions, SavedEstimator, Task } from '../estimator';
import { loadTrees } from '../tree/loadTrees';
import { sumTrees } from '../tree/predictTree';
import { saveTrees } from '../tree/saveTrees';
import type { Tree } from '../tree/tree';

/** Fitted trees whose mean is the prediction: a forest, or one tree alone. */
export interface TreeModel {
	readonly task: Task;
	/** 0: regression. */
	readonly nClasses: number;
	readonly features: readonly Feature[];
	readonly trees: readonly Tree[];
}

export const MODEL_VERSION = 1;
const MOST_CLASSES = 255;

/** Up to here packing the trees for the kernel takes longer than asking them. */
const FEW_ROWS = 2048;
/** Multiply-adds that following a tree is worth. */
const TREE_WORK = 32;

/**
 * Mean of the trees: nRows × nClasses shares, or nRows values; the same bytes for few rows and many. Throws INVALID_PARAMETER for other
 * features, CANCELLED, MEMORY_LIMIT.
 */
export function predictMean(
	model: TreeModel,
	frame: Frame,
	{ threads, signal }: Pick<FitOptions, 'threads' | 'signal'> = {},
): Float64Array {
	checkFeatures(frame, model.features);
	const { trees, nClasses } = model;
	const nOutputs = Math.max(1, nClasses);
	const { nRows, columns } = frame;
	const sums =
		nRows <= FEW_ROWS
			? sumTrees(trees, frame, nOutputs, () => signal?.throwIfCancelled())
			: withTeam({ threads }, nRows * trees.length * TREE_WORK, (team) =>
					sumTreeValues(team, trees, columns, nRows, nOutputs, { signal }),
				);
	for (let at = 0; at < sums.length; at++) sums[at] = (sums[at] ?? 0) / trees.length;
	return sums;
}

export function saveModel(
	kind: string,
	{ task, nClasses, features, trees }: TreeModel,
): SavedEstimator {
	const meta = { version: MODEL_VERSION, task, nClasses, features: featuresToJson(features) };
	return { kind, meta, tensors: saveTrees(trees) };
}

/** Throws CORRUPT_FILE for anything that `saveModel` does not write. */
export function loadModel(kind: string, saved: SavedEstimator): TreeModel {
	const reader = new SavedReader(saved, kind, MODEL_VERSION);
	const task = reader.choice('task', ['classification', 'regression'] as const);
	const nClasses =
		task === 'classification'
			? reader.whole('nClasses', 2, MOST_CLASSES)
			: reader.whole('nClasses', 0, 0);
	const features = reader.features();
	return { task, nClasses, features, trees: loadTrees(saved, features, Math.max(1, nClasses)) };
}
