import type { TreeLoss } from '../../kernels';
import type { Settings } from './options';

/**
 * The losses that boosting lessens: where scores start, what they mean, and the mean loss that early stopping watches. Scores
 * are on the scale of the link: identity, log (poisson), log odds (log, softmax).
 */
export interface Loss {
	readonly kernel: TreeLoss;
	readonly nOutputs: number;
	/** The best constant score of each output. */
	start(target: ArrayLike<number>, weights: Float64Array | undefined): Float64Array;
	/** Mean loss of rows; scores of output k begin at k · stride. */
	mean(
		scores: Float64Array,
		stride: number,
		target: ArrayLike<number>,
		weights: Float64Array | undefined,
	): number;
	/** Replaces the value of a leaf whose rows are given by their targets and scores; absent: the Newton step is exact enough. */
	readonly renew?: (rows: LeafRows) => number;
}

export interface LeafRows {
	readonly targets: Float64Array;
	readonly scores: Float64Array;
	readonly weights: Float64Array;
}

type RowLoss = (score: number, target: number) => number;

/** log(1 + e^x) without overflow. */
const softplus = (x: number) => (x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x)));

const weightAt = (weights: Float64Array | undefined, row: number) => weights?.[row] ?? 1;

function weightedMean(target: ArrayLike<number>, weights: Float64Array | undefined): number {
	return meanOfRows(target.length, weights, (row) => target[row] ?? 0);
}

/** Weighted mean of a number of each row, in one pass and without a list of them. */
function meanOfRows(
	nRows: number,
	weights: Float64Array | undefined,
	valueOf: (row: number) => number,
): number {
	let mean = 0;
	let total = 0;
	for (let row = 0; row < nRows; row++) {
		const weight = weightAt(weights, row);
		if (weight === 0) continue;
		total += weight;
		mean += (valueOf(row) - mean) * (weight / total);
	}
	return mean;
}

const meanOf =
	(rowLoss: RowLoss): Loss['mean'] =>
	(scores, _stride, target, weights) =>
		meanOfRows(target.length, weights, (row) => rowLoss(scores[row] ?? 0, target[row] ?? 0));

/** The least value with at least the share `alpha` of the weights at or below it; the middle where two fit. */
export function weightedQuantile(
	values: Float64Array,
	weights: Float64Array,
	alpha: number,
): number {
	const order = Uint32Array.from(values.keys()).sort(
		(a, b) => (values[a] ?? 0) - (values[b] ?? 0) || a - b,
	);
	const wanted = alpha * weights.reduce((sum, weight) => sum + weight, 0);
	let sum = 0;
	for (let i = 0; i < order.length; i++) {
		const [row = 0, next] = [order[i], order[i + 1]];
		sum += weights[row] ?? 0;
		if (sum < wanted || (weights[row] ?? 0) === 0) continue;
		const here = values[row] ?? 0;
		return sum > wanted || next === undefined ? here : here / 2 + (values[next] ?? 0) / 2;
	}
	return values[order.at(-1) ?? 0] ?? 0;
}

const ones = (length: number) => new Float64Array(length).fill(1);

function quantileLoss(alpha: number): Loss {
	return {
		kernel: 'quantile',
		nOutputs: 1,
		start: (target, weights) =>
			Float64Array.of(
				weightedQuantile(Float64Array.from(target), weights ?? ones(target.length), alpha),
			),
		mean: meanOf((score, target) =>
			target > score ? alpha * (target - score) : (1 - alpha) * (score - target),
		),
		renew: ({ targets, scores, weights }) =>
			weightedQuantile(
				targets.map((target, row) => target - (scores[row] ?? 0)),
				weights,
				alpha,
			),
	};
}

const squared: Loss = {
	kernel: 'squared',
	nOutputs: 1,
	start: (target, weights) => Float64Array.of(weightedMean(target, weights)),
	mean: meanOf((score, target) => (score - target) ** 2 / 2),
};

const LEAST = 1e-12;

const poisson: Loss = {
	kernel: 'poisson',
	nOutputs: 1,
	start: (target, weights) =>
		Float64Array.of(Math.log(Math.max(weightedMean(target, weights), LEAST))),
	mean: meanOf((score, target) => Math.exp(score) - target * score),
};

const log: Loss = {
	kernel: 'log',
	nOutputs: 1,
	start: (target, weights) => {
		const share = Math.min(Math.max(weightedMean(target, weights), LEAST), 1 - LEAST);
		return Float64Array.of(Math.log(share / (1 - share)));
	},
	mean: meanOf((score, target) => softplus(target === 1 ? -score : score)),
};

function softmaxLoss(nClasses: number): Loss {
	return {
		kernel: 'softmax',
		nOutputs: nClasses,
		start: (target, weights) =>
			Float64Array.from({ length: nClasses }, (_, k) => {
				const share = meanOfRows(target.length, weights, (row) => Number(target[row] === k));
				return Math.log(Math.max(share, LEAST));
			}),
		mean: (scores, stride, target, weights) => {
			const at = (row: number, k: number) => scores[k * stride + row] ?? 0;
			return meanOfRows(target.length, weights, (row) => {
				let most = -Infinity;
				for (let k = 0; k < nClasses; k++) most = Math.max(most, at(row, k));
				let total = 0;
				for (let k = 0; k < nClasses; k++) total += Math.exp(at(row, k) - most);
				return Math.log(total) + most - at(row, target[row] ?? 0);
			});
		},
	};
}

/** The loss of a task. `nClasses` 0: regression. */
export function lossOf(settings: Pick<Settings, 'loss' | 'quantile'>, nClasses: number): Loss {
	if (nClasses > 2) return softmaxLoss(nClasses);
	if (nClasses > 0) return log;
	if (settings.loss === 'poisson') return poisson;
	if (settings.loss === 'squared') return squared;
	return quantileLoss(settings.loss === 'absolute' ? 0.5 : settings.quantile);
}
