import { LibraryError } from '../../errors';
import type { Task } from '../estimator';
import { MOST_BINS } from '../tree/bins';

export type RegressionLoss = 'squared' | 'absolute' | 'quantile' | 'poisson';

/** Names and defaults are those of scikit-learn's HistGradientBoosting where it has the option. */
export interface GradientBoostingOptions {
	readonly task: Task;
	/** Regression: what the error is measured by; default 'squared'. Classification always uses the log loss. */
	readonly loss?: RegressionLoss | undefined;
	/** For loss 'quantile': the share of targets that shall lie below the prediction, above 0 and below 1; default 0.5. */
	readonly quantile?: number | undefined;
	/** How much of each tree's answer counts, above 0, at most 1; default 0.1. */
	readonly learningRate?: number | undefined;
	/** Rounds (trees of each output), 1..100,000; default 100. */
	readonly maxIter?: number | undefined;
	/** Leaves of a tree, 2..65,536; default 31. */
	readonly maxLeafNodes?: number | undefined;
	/** Splits from the root to a leaf; default: no limit. */
	readonly maxDepth?: number | undefined;
	/** Rows a leaf holds at least; default 20. */
	readonly minSamplesLeaf?: number | undefined;
	/** Added to the hessian of each leaf, >= 0; default 0. */
	readonly l2Regularization?: number | undefined;
	/** Bins of a number, 2..255; default 255. */
	readonly maxBins?: number | undefined;
	/** Share of rows each tree learns from (drawn without replacement), above 0, at most 1; default 1. */
	readonly subsample?: number | undefined;
	/** Share of features each tree may use, above 0, at most 1; default 1. */
	readonly maxFeatures?: number | undefined;
	/** By feature name: 1 predictions may only rise with it, −1 only fall. Numbers; not with more than two classes. */
	readonly monotone?: Readonly<Record<string, -1 | 0 | 1>> | undefined;
	/** Rows' worth of doubt when categories are put in order, >= 0; default 10. */
	readonly categorySmoothing?: number | undefined;
	/** Categories with fewer rows than this in a node are not split off; default 10. */
	readonly minCategoryRows?: number | undefined;
	/** Stop when a part of the rows kept aside shows no gain any more; default 'auto': with more than 10,000 rows. */
	readonly earlyStopping?: 'auto' | boolean | undefined;
	/** Share of rows kept aside for early stopping; default 0.1. */
	readonly validationFraction?: number | undefined;
	/** Rounds without gain after which training stops; default 10. */
	readonly nIterNoChange?: number | undefined;
	/** Gain of the loss that counts, >= 0; default 1e-7. */
	readonly tol?: number | undefined;
	/** Weight of each class, or 'balanced': rows of rare classes weigh more. Default: 1 each. */
	readonly classWeight?: 'balanced' | readonly number[] | undefined;
	/** Default 0. */
	readonly seed?: number | undefined;
}

export interface Settings {
	readonly task: Task;
	readonly loss: RegressionLoss;
	readonly quantile: number;
	readonly learningRate: number;
	readonly maxIter: number;
	readonly maxLeafNodes: number;
	readonly maxDepth: number;
	readonly minSamplesLeaf: number;
	readonly l2Regularization: number;
	readonly maxBins: number;
	readonly subsample: number;
	readonly maxFeatures: number;
	readonly monotone: ReadonlyMap<string, -1 | 0 | 1>;
	readonly categorySmoothing: number;
	readonly minCategoryRows: number;
	readonly earlyStopping: 'auto' | boolean;
	readonly validationFraction: number;
	readonly nIterNoChange: number;
	readonly tol: number;
	readonly classWeight: 'balanced' | readonly number[] | undefined;
	readonly seed: number;
}

interface Range {
	readonly from: number;
	readonly to: number;
	readonly whole?: true;
	/** The lower end itself is not allowed. */
	readonly above?: true;
}

const SHARE: Range = { from: 0, to: 1, above: true };

function inRange(name: string, value: number, { from, to, whole, above }: Range): number {
	const fits = (above ? value > from : value >= from) && value <= to;
	if (fits && (!whole || Number.isInteger(value) || value === Infinity)) return value;
	throw new LibraryError(
		'INVALID_PARAMETER',
		`${name} must be ${whole ? 'a whole number' : 'a number'} ${above ? 'above ' : ''}${from}..${to}, got ${value}.`,
		'Leave it out to use the default.',
	);
}

/** Checks and completes options. Throws INVALID_PARAMETER. */
export function settle(options: GradientBoostingOptions): Settings {
	const check = (name: string, value: number | undefined, usual: number, range: Range) =>
		inRange(name, value ?? usual, range);
	const many = (from: number, to = Infinity): Range => ({ from, to, whole: true });
	const { l2Regularization, learningRate, minCategoryRows, categorySmoothing } = options;
	return {
		task: oneOf('task', options.task, ['classification', 'regression']),
		loss: oneOf('loss', options.loss ?? 'squared', ['squared', 'absolute', 'quantile', 'poisson']),
		quantile: check('quantile', options.quantile, 0.5, { from: 1e-6, to: 1 - 1e-6 }),
		learningRate: check('learningRate', learningRate, 0.1, SHARE),
		maxIter: check('maxIter', options.maxIter, 100, many(1, 100_000)),
		maxLeafNodes: check('maxLeafNodes', options.maxLeafNodes, 31, many(2, 65_536)),
		maxDepth: check('maxDepth', options.maxDepth, Infinity, many(1)),
		minSamplesLeaf: check('minSamplesLeaf', options.minSamplesLeaf, 20, many(1)),
		l2Regularization: check('l2Regularization', l2Regularization, 0, { from: 0, to: 1e12 }),
		maxBins: check('maxBins', options.maxBins, MOST_BINS, many(2, MOST_BINS)),
		subsample: check('subsample', options.subsample, 1, SHARE),
		maxFeatures: check('maxFeatures', options.maxFeatures, 1, SHARE),
		monotone: constraints(options.monotone),
		categorySmoothing: check('categorySmoothing', categorySmoothing, 10, { from: 0, to: 1e12 }),
		minCategoryRows: check('minCategoryRows', minCategoryRows, 10, many(1)),
		...stopping(options),
		classWeight: weights(options.classWeight),
		seed: check('seed', options.seed, 0, { from: -(2 ** 53), to: 2 ** 53 }),
	};
}

function stopping(options: GradientBoostingOptions) {
	const { validationFraction = 0.1, nIterNoChange = 10, tol = 1e-7 } = options;
	return {
		earlyStopping: oneOf<'auto' | boolean>('earlyStopping', options.earlyStopping ?? 'auto', [
			'auto',
			true,
			false,
		]),
		validationFraction: inRange('validationFraction', validationFraction, {
			from: 0.01,
			to: 0.9,
		}),
		nIterNoChange: inRange('nIterNoChange', nIterNoChange, { from: 1, to: 1e6, whole: true }),
		tol: inRange('tol', tol, { from: 0, to: 1e300 }),
	};
}

function oneOf<T>(name: string, value: T, allowed: readonly T[]): T {
	if (allowed.includes(value)) return value;
	throw new LibraryError(
		'INVALID_PARAMETER',
		`${name} must be one of ${allowed.map(String).join(', ')}; got ${String(value)}.`,
		'Choose one of them.',
	);
}

function constraints(monotone: GradientBoostingOptions['monotone'] = {}): Settings['monotone'] {
	const entries = Object.entries(monotone);
	for (const [name, direction] of entries) oneOf(`monotone "${name}"`, direction, [-1, 0, 1]);
	return new Map(entries);
}

function weights(classWeight: GradientBoostingOptions['classWeight']): Settings['classWeight'] {
	if (Array.isArray(classWeight)) {
		classWeight.forEach((weight: number, at) =>
			inRange(`classWeight[${at}]`, weight, { from: 0, to: 1e12 }),
		);
	}
	return classWeight;
}
