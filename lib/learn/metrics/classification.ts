/**
 * Metrics of predicted classes, equal to scikit-learn's (sklearn.metrics, zero_division=0): a precision or recall with
 * nothing below the line is 0, the rest is undefined and says so.
 */
import { defined } from './checks';
import {
	averageOf,
	confusionMatrix,
	marginsOf,
	type Average,
	type ClassMetricOptions,
	type Confusion,
} from './confusion';

export interface AverageOptions extends ClassMetricOptions {
	/** Default: 'binary' for two classes, else 'macro'. */
	readonly average?: Average | undefined;
}

const ratio = (above: number, below: number) => (below > 0 ? above / below : 0);

/** Share of the weight that was predicted rightly, 0..1. */
export function accuracyOf(confusion: Confusion): number {
	const { hits, total } = marginsOf(confusion);
	return hits.reduce((sum, hit) => sum + hit, 0) / total;
}

/** Mean recall of the classes that are there, 0..1. */
export function balancedAccuracyOf(confusion: Confusion): number {
	const { hits, actual } = marginsOf(confusion);
	let sum = 0;
	let classes = 0;
	for (let c = 0; c < actual.length; c++) {
		if (!((actual[c] ?? 0) > 0)) continue;
		sum += (hits[c] ?? 0) / (actual[c] ?? 1);
		classes++;
	}
	return sum / classes;
}

export function precisionOf(confusion: Confusion, average = usual(confusion)): number {
	const margins = marginsOf(confusion);
	const values = margins.hits.map((hit, c) => ratio(hit, margins.predicted[c] ?? 0));
	return averageOf(values, margins, average);
}

export function recallOf(confusion: Confusion, average = usual(confusion)): number {
	const margins = marginsOf(confusion);
	const values = margins.hits.map((hit, c) => ratio(hit, margins.actual[c] ?? 0));
	return averageOf(values, margins, average);
}

export function f1Of(confusion: Confusion, average = usual(confusion)): number {
	const margins = marginsOf(confusion);
	const { actual, predicted } = margins;
	const values = margins.hits.map((hit, c) =>
		ratio(2 * hit, (actual[c] ?? 0) + (predicted[c] ?? 0)),
	);
	return averageOf(values, margins, average);
}

/** Matthews correlation, −1..1; 0 when truth or prediction is one class only, as in scikit-learn. */
export function mccOf(confusion: Confusion): number {
	const { actual, predicted, hits, total } = marginsOf(confusion);
	let together = 0;
	let actualSquares = 0;
	let predictedSquares = 0;
	let correct = 0;
	for (let c = 0; c < actual.length; c++) {
		const a = actual[c] ?? 0;
		const p = predicted[c] ?? 0;
		together += a * p;
		actualSquares += a * a;
		predictedSquares += p * p;
		correct += hits[c] ?? 0;
	}
	const square = (total * total - predictedSquares) * (total * total - actualSquares);
	return square > 0 ? (correct * total - together) / Math.sqrt(square) : 0;
}

const usual = (confusion: Confusion): Average => (confusion.nClasses === 2 ? 'binary' : 'macro');

type Classes = ArrayLike<number>;

/** Share of rows predicted rightly. `truth`, `predicted`: class numbers. Throws as confusionMatrix. */
export function accuracy(truth: Classes, predicted: Classes, options?: ClassMetricOptions): number {
	return accuracyOf(confusionMatrix(truth, predicted, options));
}

/** Mean recall over the classes of `truth`. */
export function balancedAccuracy(
	truth: Classes,
	predicted: Classes,
	options?: ClassMetricOptions,
): number {
	const value = balancedAccuracyOf(confusionMatrix(truth, predicted, options));
	return defined(value, 'Balanced accuracy', 'no row has a weight');
}

/** Of the rows predicted positive, the share that is; 0 when none is predicted. */
export function precision(
	truth: Classes,
	predicted: Classes,
	options: AverageOptions = {},
): number {
	return precisionOf(confusionMatrix(truth, predicted, options), options.average);
}

/** Of the positive rows, the share predicted so; 0 when there is none. */
export function recall(truth: Classes, predicted: Classes, options: AverageOptions = {}): number {
	return recallOf(confusionMatrix(truth, predicted, options), options.average);
}

/** Harmonic mean of precision and recall; 0 when the class is neither there nor predicted. */
export function f1(truth: Classes, predicted: Classes, options: AverageOptions = {}): number {
	return f1Of(confusionMatrix(truth, predicted, options), options.average);
}

/** Matthews correlation coefficient of any number of classes. */
export function mcc(truth: Classes, predicted: Classes, options?: ClassMetricOptions): number {
	return mccOf(confusionMatrix(truth, predicted, options));
}
