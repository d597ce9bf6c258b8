/** The metrics of one set of predictions as statistics for the bootstrap; everything that can be prepared is prepared once. */
import type { ClassTarget, RegressionTarget, Target } from '../estimator';
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
import {
	meanArea,
	prAucOf,
	rankClasses,
	rankFloats,
	rocAucOf,
	type Counts,
	type Ranking,
} from './ranking';
import { absoluteError, relativeError, squaredError, symmetricError } from './regression';

export interface ScoredOptions {
	readonly weights?: ArrayLike<number> | undefined;
	/** Two classes: probability from which a row counts as positive, 0..1, default .5. */
	readonly threshold?: number | undefined;
	/** Only these metrics, and those that come along with them: the others cost nothing. Default: all. */
	readonly metrics?: readonly string[] | undefined;
}

/** Metrics that are worked out together, once one of them is wanted. */
interface Lazy {
	readonly names: readonly string[];
	readonly make: () => Statistic;
}

const wanted = (all: readonly Lazy[], metrics: readonly string[] | undefined): Statistic[] =>
	all
		.filter(({ names }) => !metrics || names.some((name) => metrics.includes(name)))
		.map(({ make }) => make());

const CONFUSION = ['accuracy', 'balancedAccuracy', 'precision', 'recall', 'f1', 'mcc'];
const LOSSES = ['logLoss', 'brier'];
const ERRORS = ['mae', 'mape', 'smape'];
const SQUARES = ['mse', 'rmse', 'r2'];

/** Names of all metrics of this target's task, as scorePredictions gives them. */
export function metricNames(target: Target): string[] {
	if (target.task === 'regression') return [...ERRORS, ...SQUARES];
	const ofTwo = target.nClasses === 2 ? ['prAuc', 'calibrationError'] : [];
	return [...CONFUSION, ...LOSSES, 'rocAuc', ...ofTwo];
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
		names: CONFUSION,
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
	const confusion = () => {
		const guesses = predictedClasses(matrix, nClasses, options.threshold);
		return confusionStatistic(classes, guesses, nClasses, weights);
	};
	const losses = () => {
		const each = [logLosses(classes, matrix, nClasses), brierLosses(classes, matrix, nClasses)];
		return meanStatistic(LOSSES, each, weights);
	};
	const area = () => areaStatistic(classes, matrix, nClasses, weights);
	const all: Lazy[] = [
		{ names: CONFUSION, make: confusion },
		{ names: LOSSES, make: losses },
		...(nClasses === 2
			? orderStatistics(classes, matrix, weights)
			: [{ names: ['rocAuc'], make: area }]),
	];
	return wanted(all, options.metrics);
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

/** Of two classes. The rows are put in order once for both areas. */
function orderStatistics(classes: Int32Array, matrix: Float64Array, weights: Float64Array): Lazy[] {
	const positive = Float64Array.from(classes, (_, row) => matrix[2 * row + 1] ?? 0);
	let ranking: Ranking | undefined;
	const ranked = (): Ranking => (ranking ??= rankFloats(classes, positive, weights));
	const area = (name: string, of: typeof rocAucOf): Lazy => ({
		names: [name],
		make: () => ({ names: [name], values: (counts) => [of(ranked(), counts)] }),
	});
	return [
		area('rocAuc', rocAucOf),
		area('prAuc', prAucOf),
		{
			names: ['calibrationError'],
			make: () => calibrationStatistic(classes, positive, weights),
		},
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
	const each = (loss: typeof squaredError) => truth.map((y, i) => loss(y, predicted[i] ?? 0));
	const errors = () => {
		const losses = [absoluteError, relativeError, symmetricError].map(each);
		return meanStatistic(ERRORS, losses, weights);
	};
	const squares = () => squareStatistic(truth, each(squaredError), weights);
	return wanted(
		[
			{ names: ERRORS, make: errors },
			{ names: SQUARES, make: squares },
		],
		options.metrics,
	);
}

function squareStatistic(
	truth: Float64Array,
	squares: Float64Array,
	weights: Float64Array,
): Statistic {
	return {
		names: SQUARES,
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
