import type { Feature, Frame, FrameColumn } from '../../features';
import { checkFeatures, checkFit, notFitted } from '../dense/checkFit';
import { checkRange } from '../dense/checkOptions';
import { columnStatistics } from '../dense/columnStatistics';
import { corruptModel, featuresToJson, SavedReader } from '../dense/savedChecks';
import { softmax } from '../dense/softmax';
import type { ClassTarget, Estimator, FitOptions, SavedEstimator, Target } from '../estimator';

export interface NaiveBayesOptions {
	/** Rows that are added to every category of every class; > 0. Default 1 (Laplace). */
	readonly alpha?: number | undefined;
	/** Share of a column's variance that is added to each class's variance; > 0. Default 1e-9. */
	readonly varSmoothing?: number | undefined;
}

const KIND = 'naiveBayes';
const VERSION = 1;
/** Values further out than this many deviations are taken as this far. */
const FAR = 1e100;

interface Fitted {
	readonly features: readonly Feature[];
	readonly nClasses: number;
	readonly logPrior: Float64Array;
	/** Of each number: what is taken off, and what it is divided by, before anything else. */
	readonly origin: Float64Array;
	readonly scale: Float64Array;
	/** features × classes; numbers only, in scaled units. */
	readonly means: Float64Array;
	readonly variances: Float64Array;
	/** Log chances of each category in each class, feature after feature: category-major. */
	readonly logChances: Float64Array;
}

const sizeOf = (feature: Feature) => (feature.kind === 'category' ? feature.categories.length : 0);

/** Where the log chances of each feature begin. */
function startsOf(features: readonly Feature[], nClasses: number): number[] {
	let at = 0;
	return features.map((feature) => {
		const from = at;
		at += sizeOf(feature) * nClasses;
		return from;
	});
}

/**
 * Naive Bayes for mixed columns: numbers are normal in each class, categories have their (smoothed) shares, missing values say
 * nothing. Fast and good with few rows; its probabilities are too sure when columns repeat each other: calibrate them.
 */
export class NaiveBayes implements Estimator {
	readonly kind = KIND;
	readonly task = 'classification';
	private fitted: Fitted | undefined;

	/** Throws INVALID_PARAMETER for options out of range. */
	constructor(readonly options: NaiveBayesOptions = {}) {
		checkRange('alpha', options.alpha ?? 1, { min: 0, max: 1e100, open: true });
		checkRange('varSmoothing', options.varSmoothing ?? 1e-9, { min: 1e-15, max: 1e100 });
	}

	/** Throws EMPTY_INPUT, WRONG_TYPE, INVALID_PARAMETER, CANCELLED. */
	fit(frame: Frame, given: Target, options: FitOptions = {}): this {
		const { target, weights } = checkFit(frame, given, this.task, options.sampleWeight);
		const { features } = frame;
		const { nClasses } = target;
		const { alpha = 1, varSmoothing = 1e-9 } = this.options;
		const starts = startsOf(features, nClasses);
		const all = (length: number) => new Float64Array(length);
		const logChances = all(features.reduce((sum, feature) => sum + sizeOf(feature) * nClasses, 0));
		const [origin, scale] = [all(features.length), all(features.length).fill(1)];
		const [means, variances] = [all(features.length * nClasses), all(features.length * nClasses)];
		features.forEach((feature, f) => {
			options.signal?.throwIfCancelled();
			const column = frame.columns[f] ?? all(0);
			if (feature.kind === 'category') {
				const chances = categoryChances(column, target, weights, sizeOf(feature), alpha);
				logChances.set(chances, starts[f] ?? 0);
				return;
			}
			const { mean, deviation } = columnStatistics(column, weights);
			origin[f] = mean;
			scale[f] = deviation > 0 ? deviation : 1;
			const moments = classMoments(column, target, weights, { mean, scale: scale[f] ?? 1 });
			means.set(moments.means, f * nClasses);
			variances.set(
				moments.variances.map((value) => value + varSmoothing),
				f * nClasses,
			);
		});
		const logPrior = logShares(target, weights);
		this.fitted = { features, nClasses, logPrior, origin, scale, means, variances, logChances };
		return this;
	}

	/** nRows × nClasses probabilities. Throws NOT_FITTED, INVALID_PARAMETER, WRONG_TYPE. */
	predict(frame: Frame): Float64Array {
		const model = this.state;
		checkFeatures(frame, model.features);
		const { nClasses, logPrior } = model;
		const scores = new Float64Array(frame.nRows * nClasses);
		for (let at = 0; at < scores.length; at++) scores[at] = logPrior[at % nClasses] ?? 0;
		const starts = startsOf(model.features, nClasses);
		model.features.forEach((feature, f) => {
			const column = frame.columns[f] ?? new Float64Array(0);
			if (feature.kind === 'number') addNumber(scores, column, model, f);
			else addCategory(scores, column, model, sizeOf(feature), starts[f] ?? 0);
		});
		return softmax(scores, nClasses);
	}

	save(): SavedEstimator {
		const { features, nClasses, ...tensors } = this.state;
		const meta = { version: VERSION, nClasses, features: featuresToJson(features) };
		return { kind: KIND, meta, tensors };
	}

	/** Throws CORRUPT_FILE. */
	static load(saved: SavedEstimator): NaiveBayes {
		const reader = new SavedReader(saved, KIND, VERSION);
		const features = reader.features();
		const nClasses = reader.whole('nClasses', 2, 100_000);
		const cells = features.length * nClasses;
		const listed = features.reduce((sum, feature) => sum + sizeOf(feature) * nClasses, 0);
		const fitted: Fitted = {
			features,
			nClasses,
			logPrior: reader.numbers('logPrior', nClasses),
			origin: reader.numbers('origin', features.length),
			scale: reader.numbers('scale', features.length),
			means: reader.numbers('means', cells),
			variances: reader.numbers('variances', cells),
			logChances: reader.numbers('logChances', listed),
		};
		const numbers = features.map(({ kind }) => kind === 'number');
		const positive =
			fitted.scale.every((value) => value > 0) &&
			fitted.variances.every((value, at) => value > 0 || !numbers[Math.floor(at / nClasses)]);
		if (!positive) throw corruptModel(KIND, 'a variance is not above 0');
		const model = new NaiveBayes();
		model.fitted = fitted;
		return model;
	}

	private get state(): Fitted {
		if (this.fitted) return this.fitted;
		throw notFitted(KIND);
	}
}

export const loadNaiveBayes = (saved: SavedEstimator): NaiveBayes => NaiveBayes.load(saved);

/** Log of each class's share of the weight; of a class without rows, of a share too small to matter. */
function logShares({ values, nClasses }: ClassTarget, weights: Float64Array): Float64Array {
	const sums = new Float64Array(nClasses);
	let total = 0;
	values.forEach((label, row) => {
		sums[label] = (sums[label] ?? 0) + (weights[row] ?? 0);
		total += weights[row] ?? 0;
	});
	return sums.map((sum) => Math.log(Math.max(1e-300, sum / total)));
}

function categoryChances(
	column: FrameColumn,
	{ values, nClasses }: ClassTarget,
	weights: Float64Array,
	size: number,
	alpha: number,
): Float64Array {
	const counts = new Float64Array(size * nClasses).fill(alpha);
	const totals = new Float64Array(nClasses).fill(alpha * size);
	values.forEach((label, row) => {
		const code = column[row] ?? NaN;
		if (!(code >= 0 && code < size)) return;
		const at = code * nClasses + label;
		counts[at] = (counts[at] ?? 0) + (weights[row] ?? 0);
		totals[label] = (totals[label] ?? 0) + (weights[row] ?? 0);
	});
	return counts.map((count, at) => Math.log(count / (totals[at % nClasses] ?? 1)));
}

/** Mean and variance of each class in scaled units; 0 and 1 for a class without values. */
function classMoments(
	column: FrameColumn,
	{ values, nClasses }: ClassTarget,
	weights: Float64Array,
	{ mean, scale }: { readonly mean: number; readonly scale: number },
): { means: Float64Array; variances: Float64Array } {
	const [present, sums, squares] = [0, 1, 2].map(() => new Float64Array(nClasses));
	if (!present || !sums || !squares) throw new Error('There are three lists.');
	values.forEach((label, row) => {
		const z = (column[row] ?? NaN) / scale - mean / scale;
		const weight = weights[row] ?? 0;
		if (Number.isNaN(z) || weight === 0) return;
		present[label] = (present[label] ?? 0) + weight;
		sums[label] = (sums[label] ?? 0) + weight * z;
		squares[label] = (squares[label] ?? 0) + weight * z * z;
	});
	const means = sums.map((sum, k) => (present[k] ? sum / present[k] : 0));
	const variances = squares.map((square, k) =>
		present[k] ? Math.max(0, square / present[k] - (means[k] ?? 0) ** 2) : 1,
	);
	return { means, variances };
}

function addNumber(scores: Float64Array, column: FrameColumn, model: Fitted, f: number): void {
	const { nClasses } = model;
	const [scale, means] = [model.scale[f] ?? 1, model.means.subarray(f * nClasses)];
	const variances = model.variances.subarray(f * nClasses, (f + 1) * nClasses);
	const heights = variances.map((variance) => -0.5 * Math.log(2 * Math.PI * variance));
	const middle = (model.origin[f] ?? 0) / scale;
	for (let row = 0; row < column.length; row++) {
		const value = column[row] ?? NaN;
		if (Number.isNaN(value)) continue;
		const z = Math.max(-FAR, Math.min(FAR, value / scale - middle));
		for (let k = 0; k < nClasses; k++) {
			const off = z - (means[k] ?? 0);
			const density = (heights[k] ?? 0) - (0.5 * off * off) / (variances[k] ?? 1);
			scores[row * nClasses + k] = (scores[row * nClasses + k] ?? 0) + density;
		}
	}
}

function addCategory(
	scores: Float64Array,
	column: FrameColumn,
	{ nClasses, logChances }: Fitted,
	size: number,
	start: number,
): void {
	for (let row = 0; row < column.length; row++) {
		const code = column[row] ?? NaN;
		if (!(code >= 0 && code < size)) continue;
		for (let k = 0; k < nClasses; k++) {
			const chance = logChances[start + code * nClasses + k] ?? 0;
			scores[row * nClasses + k] = (scores[row * nClasses + k] ?? 0) + chance;
		}
	}
}
