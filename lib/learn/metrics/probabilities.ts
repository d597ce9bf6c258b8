import {
	checkedClasses,
	checkedWeights,
	checkLengths,
	checkProbabilities,
	type MetricOptions,
} from './checks';
import { calibrationBins, calibrationErrorOf } from './calibrationBins';

export interface ProbabilityOptions extends MetricOptions {
	/** Default 2. With 2, one probability a row (of the positive class) will do as well. */
	readonly nClasses?: number | undefined;
}

type Numbers = ArrayLike<number>;

/** Probabilities are kept this far from 0 and 1 before the logarithm, as in scikit-learn (2⁻⁵²). */
const EPSILON = 2 ** -52;

/** Probabilities as nRows × nClasses; one a row means the positive class of two. */
export function asMatrix(probabilities: Numbers, nRows: number, nClasses: number): Float64Array {
	const single = nClasses === 2 && probabilities.length === nRows;
	if (!single) checkLengths(nRows, probabilities.length, nClasses);
	checkProbabilities(probabilities);
	if (!single) return Float64Array.from(probabilities);
	const matrix = new Float64Array(nRows * 2);
	for (let row = 0; row < nRows; row++) {
		const p = probabilities[row] ?? 0;
		matrix[2 * row] = 1 - p;
		matrix[2 * row + 1] = p;
	}
	return matrix;
}

/** −log of the probability of the true class, a row. */
export function logLosses(
	classes: Int32Array,
	matrix: Float64Array,
	nClasses: number,
): Float64Array {
	return Float64Array.from(classes, (truth, row) => {
		const p = matrix[row * nClasses + truth] ?? 0;
		return -Math.log(Math.min(Math.max(p, EPSILON), 1 - EPSILON));
	});
}

/** Squared distance of the probabilities from the truth, a row; halved for two classes (so: of the positive class alone). */
export function brierLosses(
	classes: Int32Array,
	matrix: Float64Array,
	nClasses: number,
): Float64Array {
	return Float64Array.from(classes, (truth, row) => {
		let sum = 0;
		for (let c = 0; c < nClasses; c++) {
			const off = (matrix[row * nClasses + c] ?? 0) - (c === truth ? 1 : 0);
			sum += off * off;
		}
		return nClasses === 2 ? sum / 2 : sum;
	});
}

function meanOver(
	truth: Numbers,
	probabilities: Numbers,
	options: ProbabilityOptions,
	losses: typeof logLosses,
): number {
	const nClasses = options.nClasses ?? 2;
	checkLengths(truth.length, truth.length);
	const classes = checkedClasses(truth, nClasses);
	const values = losses(classes, asMatrix(probabilities, classes.length, nClasses), nClasses);
	const weights = checkedWeights(classes.length, options.weights);
	let sum = 0;
	let total = 0;
	for (let i = 0; i < values.length; i++) {
		sum += (weights[i] ?? 0) * (values[i] ?? 0);
		total += weights[i] ?? 0;
	}
	return sum / total;
}

/** Mean −log of the probability given to the true class, natural logarithm; >= 0, the lower the better. */
export function logLoss(
	truth: Numbers,
	probabilities: Numbers,
	options: ProbabilityOptions = {},
): number {
	return meanOver(truth, probabilities, options, logLosses);
}

/** Mean squared error of the probabilities, 0..1 for two classes, 0..2 for more. */
export function brier(
	truth: Numbers,
	probabilities: Numbers,
	options: ProbabilityOptions = {},
): number {
	return meanOver(truth, probabilities, options, brierLosses);
}

/**
 * Expected calibration error of two classes: mean |share of positives − mean probability| over bins of equal width (default
 * 10), weighted by their rows (Guo et al. 2017); 0..1. `probabilities`: one a row, of the positive class.
 */
export function calibrationError(
	truth: Numbers,
	probabilities: Numbers,
	options: MetricOptions & { readonly bins?: number } = {},
): number {
	return calibrationErrorOf(calibrationBins(truth, probabilities, options));
}
