/** The metrics of one set of predictions as statistics for the bootstrap; everything that can be prepared is prepared once. */
import type { ClassTarget, RegressionTarget } from '../estimator';
import { binOf } from './calibrationBins';
import { checkedClasses, checkedWeights, checkFiniteValues, checkLengths } from './checks';
import type { Statistic } from './bootstrap';
import {
	accuracyOf,
	balancedAccuracyOf,
	f1Of,
	mccOf,
	precisionOf,
	recallOf,
} from './classification';
import { asMatrix, brierLosses, logLosses } from './probabilities';
import { meanArea, prAucOf, rankClasses, rankFloats, rocAucOf, type Counts } from './ranking';
import { absoluteError, relativeError, squaredError, symmetricError } from './regression';

export interface ScoredOptions {
	readonly weights?: ArrayLike<number> | undefined;
	/** Two classes: probability from which a row counts as positive, 0..1, default .5. */
	readonly threshold?: number | undefined;
}

/** Weighted mean of a loss a row. */
function meanStatistic(
	names: readonly string[],
	losses: readonly Float64Array[],
	weights: Float64Array,
): Statistic {
	return {
		names,
		values(counts) {
			return losses.map((loss) => {
				let sum = 0;
				let total = 0;
				for (let i = 0; i < loss.length; i++) {
					const w = (weights[i] ?? 0) * (counts[i] ?? 0);
					sum += w * (loss[i] ?? 0);
					total += w;
				}
				return sum / total;
			});
		},
	};
}

/** Class of each row: of two the positive one from the threshold on, of more the likeliest (the first of equals). */
export function predictedClasses(
	matrix: Float64Array,
	nClasses: number,
	threshold = 0.5,
): Int32Array {
	const nRows = matrix.length / nClasses;
	return Int32Array.from({ length: nRows }, (_, row) => {
		if (nClasses === 2) return (matrix[2 * row + 1] ?? 0) >= threshold ? 1 : 0;
		let best = 0;
		for (let c = 1; c < nClasses; c++) {
			if ((matrix[row * nClasses + c] ?? 0) > (matrix[row * nClasses + best] ?? 0)) best = c;
		}
		return best;
	});
}

function confusionStatistic(
	classes: Int32Array,
	guesses: Int32Array,
	nClasses: number,
	weights: Float64Array,
): Statistic {
	const cells = classes.map((truth, row) => truth * nClasses + (guesses[row] ?? 0));
	return {
		names: ['accuracy', 'balancedAccuracy', 'precision', 'recall', 'f1', 'mcc'],
		values(counts) {
			const sums = new Float64Array(nClasses * nClasses);
			for (let i = 0; i < cells.length; i++) {
				const cell = cells[i] ?? 0;
				sums[cell] = (sums[cell] ?? 0) + (weights[i] ?? 0) * (counts[i] ?? 0);
			}
			const confusion = { nClasses, counts: sums };
			return [accuracyOf, balancedAccuracyOf, precisionOf, recallOf, f1Of, mccOf].map((metric) =>
				metric(confusion),
			);
		},
	};
}

/** Expected calibration error over ten bins of equal width. */
function calibrationStatistic(
	classes: Int32Array,
	positive: Float64Array,
	weights: Float64Array,
): Statistic {
	const edges = Float64Array.from({ length: 9 }, (_, i) => (i + 1) * 0.1);
	const bins = Uint8Array.from(positive, (p) => binOf(edges, p));
	const off = positive.map((p, row) => p - (classes[row] ?? 0));
	return {
		names: ['calibrationError'],
		values(counts) {
			const sums = new Float64Array(10);
			let total = 0;
			for (let i = 0; i < bins.length; i++) {
				const w = (weights[i] ?? 0) * (counts[i] ?? 0);
				const bin = bins[i] ?? 0;
				sums[bin] = (sums[bin] ?? 0) + w * (off[i] ?? 0);
				total += w;
			}
			return [sums.reduce((sum, value) => sum + Math.abs(value), 0) / total];
		},
	};
}

/**
 * accuracy, balancedAccuracy, precision, recall, f1, mcc (macro for more than two classes), logLoss, brier, rocAuc (one against
 * the rest for more than two) and, for two classes, prAuc and calibrationError.
 */
export function classStatistics(
	target: ClassTarget,
	probabilities: ArrayLike<number>,
	options: ScoredOptions = {},
): Statistic[] {
	const { nClasses } = target;
	const nRows = target.values.length;
	checkLengths(nRows, nRows);
	const classes = checkedClasses(target.values, nClasses);
	const weights = checkedWeights(nRows, options.weights);
	const matrix = asMatrix(probabilities, nRows, nClasses);
	const guesses = predictedClasses(matrix, nClasses, options.threshold);
	const losses = [logLosses(classes, matrix, nClasses), brierLosses(classes, matrix, nClasses)];
	return [
		confusionStatistic(classes, guesses, nClasses, weights),
		meanStatistic(['logLoss', 'brier'], losses, weights),
		...(nClasses === 2
			? orderStatistics(classes, matrix, weights)
			: [areaStatistic(classes, matrix, nClasses, weights)]),
	];
}

function areaStatistic(
	classes: Int32Array,
	matrix: Float64Array,
	nClasses: number,
	weights: Float64Array,
): Statistic {
	const rankings = rankClasses(classes, matrix, nClasses, { weights });
	return { names: ['rocAuc'], values: (counts: Counts) => [meanArea(rankings, counts)] };
}

function orderStatistics(
	classes: Int32Array,
	matrix: Float64Array,
	weights: Float64Array,
): Statistic[] {
	const positive = Float64Array.from(classes, (_, row) => matrix[2 * row + 1] ?? 0);
	const ranking = rankFloats(classes, positive, weights);
	return [
		{
			names: ['rocAuc', 'prAuc'],
			values: (counts) => [rocAucOf(ranking, counts), prAucOf(ranking, counts)],
		},
		calibrationStatistic(classes, positive, weights),
	];
}

/** mse, rmse, mae, mape, smape, r2. */
export function regressionStatistics(
	target: RegressionTarget,
	predicted: ArrayLike<number>,
	options: ScoredOptions = {},
): Statistic[] {
	const { values: truth } = target;
	checkLengths(truth.length, predicted.length);
	checkFiniteValues('Truth', truth);
	checkFiniteValues('Prediction', predicted);
	const weights = checkedWeights(truth.length, options.weights);
	const squares = truth.map((y, i) => squaredError(y, predicted[i] ?? 0));
	const rest = [absoluteError, relativeError, symmetricError].map((loss) =>
		truth.map((y, i) => loss(y, predicted[i] ?? 0)),
	);
	return [
		meanStatistic(['mae', 'mape', 'smape'], rest, weights),
		squareStatistic(truth, squares, weights),
	];
}

function squareStatistic(
	truth: Float64Array,
	squares: Float64Array,
	weights: Float64Array,
): Statistic {
	return {
		names: ['mse', 'rmse', 'r2'],
		values(counts) {
			let total = 0;
			let sum = 0;
			let error = 0;
			for (let i = 0; i < truth.length; i++) {
				const w = (weights[i] ?? 0) * (counts[i] ?? 0);
				total += w;
				sum += w * (truth[i] ?? 0);
				error += w * (squares[i] ?? 0);
			}
			const mean = sum / total;
			let spread = 0;
			for (let i = 0; i < truth.length; i++) {
				const off = (truth[i] ?? 0) - mean;
				spread += (weights[i] ?? 0) * (counts[i] ?? 0) * off * off;
			}
			const mse = error / total;
			return [mse, Math.sqrt(mse), spread > 0 ? 1 - error / spread : Number.NaN];
		},
	};
}
