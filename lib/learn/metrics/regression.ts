/** Metrics of predicted numbers. Each is a mean over rows of a loss a row, so that a bootstrap replicate is one weighted sum. */
import { LibraryError } from '../../errors';
import {
	checkedWeights,
	checkFiniteValues,
	checkLengths,
	defined,
	type MetricOptions,
} from './checks';

type Numbers = ArrayLike<number>;

/** Least |truth| that MAPE divides by, as in scikit-learn (2⁻⁵²). */
const EPSILON = 2 ** -52;

export const squaredError = (y: number, p: number) => (y - p) * (y - p);
export const absoluteError = (y: number, p: number) => Math.abs(y - p);
export const relativeError = (y: number, p: number) =>
	Math.abs(y - p) / Math.max(Math.abs(y), EPSILON);
export const symmetricError = (y: number, p: number) =>
	y === p ? 0 : (2 * Math.abs(y - p)) / (Math.abs(y) + Math.abs(p));

function meanLoss(
	truth: Numbers,
	predicted: Numbers,
	loss: (y: number, p: number) => number,
	options: MetricOptions,
): number {
	checkLengths(truth.length, predicted.length);
	checkFiniteValues('Truth', truth);
	checkFiniteValues('Prediction', predicted);
	const weights = checkedWeights(truth.length, options.weights);
	let sum = 0;
	let total = 0;
	for (let i = 0; i < truth.length; i++) {
		const weight = weights[i] ?? 0;
		sum += weight * loss(truth[i] ?? 0, predicted[i] ?? 0);
		total += weight;
	}
	return sum / total;
}

/** Mean squared error, in the square of the target's unit. */
export function mse(truth: Numbers, predicted: Numbers, options: MetricOptions = {}): number {
	return meanLoss(truth, predicted, squaredError, options);
}

/** Root of the mean squared error, in the target's unit. */
export function rmse(truth: Numbers, predicted: Numbers, options: MetricOptions = {}): number {
	return Math.sqrt(mse(truth, predicted, options));
}

/** Mean absolute error, in the target's unit. */
export function mae(truth: Numbers, predicted: Numbers, options: MetricOptions = {}): number {
	return meanLoss(truth, predicted, absoluteError, options);
}

/** Mean of |error| / |truth| as a fraction (0.1 = 10 %). Truths near 0 make it huge: prefer sMAPE or MAE there. */
export function mape(truth: Numbers, predicted: Numbers, options: MetricOptions = {}): number {
	return meanLoss(truth, predicted, relativeError, options);
}

/** Mean of 2 |error| / (|truth| + |prediction|), 0..2; a row with both 0 counts 0 (Makridakis 1993). */
export function smape(truth: Numbers, predicted: Numbers, options: MetricOptions = {}): number {
	return meanLoss(truth, predicted, symmetricError, options);
}

/** Pinball loss of a predicted quantile `alpha`, 0..1 (default .5: half the absolute error). */
export function pinball(
	truth: Numbers,
	predicted: Numbers,
	options: MetricOptions & { readonly alpha?: number } = {},
): number {
	const { alpha = 0.5 } = options;
	if (!(alpha >= 0 && alpha <= 1)) {
		throw new LibraryError(
			'INVALID_PARAMETER',
			`alpha must be 0..1, got ${alpha}.`,
			'Use e.g. 0.9.',
		);
	}
	const loss = (y: number, p: number) => (y >= p ? alpha * (y - p) : (1 - alpha) * (p - y));
	return meanLoss(truth, predicted, loss, options);
}

/**
 * Share of the variance that is explained: 1 is perfect, 0 as good as the mean, below 0 worse.
 * Throws UNDEFINED_METRIC for fewer than two rows or when the truth is constant.
 */
export function r2(truth: Numbers, predicted: Numbers, options: MetricOptions = {}): number {
	const residual = meanLoss(truth, predicted, squaredError, options);
	const weights = checkedWeights(truth.length, options.weights);
	let sum = 0;
	let total = 0;
	for (let i = 0; i < truth.length; i++) {
		sum += (weights[i] ?? 0) * (truth[i] ?? 0);
		total += weights[i] ?? 0;
	}
	const spread = meanLoss(
		truth,
		new Float64Array(truth.length).fill(sum / total),
		squaredError,
		options,
	);
	return defined(spread > 0 ? 1 - residual / spread : Number.NaN, 'R²', 'the truth is constant');
}
