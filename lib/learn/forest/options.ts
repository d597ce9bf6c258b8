import { MOST_BINS } from '../tree/bins';
import { checkOneOf, checkRange, checkWhole } from '../dense/checkOptions';
import { LibraryError } from '../../errors';
import type { Task } from '../estimator';
import type { ClassWeight } from './treeData';

export type Criterion = 'gini' | 'entropy' | 'squaredError';

/** What trees have in common, alone or in a forest. Names as in scikit-learn. */
export interface TreeOptions {
	readonly task: Task;
	/** Classification: 'gini' (default) or 'entropy'. Regression: 'squaredError'. */
	readonly criterion?: Criterion | undefined;
	/** Splits from the root to a leaf, at least 1; default: no limit. */
	readonly maxDepth?: number | undefined;
	/** Rows a leaf holds at least; default 5 in a forest, 20 in a tree. */
	readonly minSamplesLeaf?: number | undefined;
	/** Leaves, at least 2; the best splits come first then. Default: no limit. */
	readonly maxLeafNodes?: number | undefined;
	/** Features tried for each split: a number of them, a share (above 0, up to 1 = all), 'sqrt' or 'all'. */
	readonly maxFeatures?: number | 'sqrt' | 'all' | undefined;
	/** Weight of each class, or 'balanced': rows of rare classes weigh more. Default: 1 each. */
	readonly classWeight?: ClassWeight;
	/** Bins of a number, 2..255; default 255. */
	readonly maxBins?: number | undefined;
	/** Same seed and data, same trees. Default 0. */
	readonly seed?: number | undefined;
}

export interface TreeSettings {
	readonly task: Task;
	readonly criterion: Criterion;
	readonly maxDepth: number;
	readonly minSamplesLeaf: number;
	readonly maxLeafNodes: number | undefined;
	readonly maxFeatures: number | 'sqrt' | 'all';
	readonly classWeight: ClassWeight;
	readonly maxBins: number;
	readonly seed: number;
}

export type TreeDefaults = Pick<TreeSettings, 'minSamplesLeaf' | 'maxFeatures'>;

/** Checks and completes options. Throws INVALID_PARAMETER. */
export function settleTree(options: TreeOptions, defaults: TreeDefaults): TreeSettings {
	const { task, maxDepth = Infinity, maxLeafNodes, maxBins = MOST_BINS, seed = 0 } = options;
	const { minSamplesLeaf = defaults.minSamplesLeaf, maxFeatures = defaults.maxFeatures } = options;
	checkOneOf('task', task, ['classification', 'regression']);
	const criteria: Criterion[] = task === 'classification' ? ['gini', 'entropy'] : ['squaredError'];
	const criterion = options.criterion ?? (task === 'classification' ? 'gini' : 'squaredError');
	checkOneOf('criterion', criterion, criteria);
	if (maxDepth !== Infinity) checkWhole('maxDepth', maxDepth);
	checkWhole('minSamplesLeaf', minSamplesLeaf);
	if (maxLeafNodes !== undefined) checkWhole('maxLeafNodes', maxLeafNodes, 2);
	checkMaxFeatures(maxFeatures);
	checkWhole('maxBins', maxBins, 2);
	checkRange('maxBins', maxBins, { min: 2, max: MOST_BINS });
	checkWhole('seed', seed, Number.MIN_SAFE_INTEGER);
	const { classWeight } = options;
	checkClassWeight(classWeight);
	const limits = { maxDepth, minSamplesLeaf, maxLeafNodes, maxFeatures };
	return { task, criterion, ...limits, classWeight, maxBins, seed };
}

function checkMaxFeatures(value: number | 'sqrt' | 'all'): void {
	if (typeof value === 'string') checkOneOf('maxFeatures', value, ['sqrt', 'all']);
	else if (value > 1) checkWhole('maxFeatures', value);
	else checkRange('maxFeatures', value, { min: 0, open: true });
}

function checkClassWeight(classWeight: ClassWeight): void {
	if (classWeight === undefined || classWeight === 'balanced') return;
	const fits = Array.isArray(classWeight) && classWeight.every((w) => w >= 0 && w < Infinity);
	if (fits) return;
	throw new LibraryError(
		'INVALID_PARAMETER',
		'classWeight must be "balanced" or finite numbers of at least 0.',
		'Leave it out to weigh all classes alike.',
	);
}

/** How many of `nFeatures` are tried for a split, at least 1. A whole number above 1 is a number, anything else a share. */
export function triedFeatures(maxFeatures: number | 'sqrt' | 'all', nFeatures: number): number {
	if (maxFeatures === 'all') return nFeatures;
	if (maxFeatures === 'sqrt') return Math.max(1, Math.floor(Math.sqrt(nFeatures)));
	if (maxFeatures > 1) return Math.min(nFeatures, maxFeatures);
	return Math.max(1, Math.floor(maxFeatures * nFeatures));
}
