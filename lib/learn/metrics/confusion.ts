import { LibraryError } from '../../errors';
import { checkedClasses, checkedWeights, checkLengths, type MetricOptions } from './checks';

/** Weighted counts, row-major: entry (truth × nClasses + predicted). */
export interface Confusion {
	readonly nClasses: number;
	readonly counts: Float64Array;
}

export interface ClassMetricOptions extends MetricOptions {
	/** Default: 2, or as many as there are in truth and prediction. */
	readonly nClasses?: number | undefined;
}

/** How to make one number of several classes: the positive class alone, the plain mean, or the mean weighted by class size. */
export type Average = 'binary' | 'macro' | 'weighted';

/**
 * Counts how often which class was predicted for which. `truth`, `predicted`: one class number a row.
 * Throws EMPTY_INPUT, INVALID_PARAMETER (lengths, weights), WRONG_TYPE (not class numbers).
 */
export function confusionMatrix(
	truth: ArrayLike<number>,
	predicted: ArrayLike<number>,
	options: ClassMetricOptions = {},
): Confusion {
	checkLengths(truth.length, predicted.length);
	const nClasses = options.nClasses ?? Math.max(2, highest(truth) + 1, highest(predicted) + 1);
	const weights = checkedWeights(truth.length, options.weights);
	const actual = checkedClasses(truth, nClasses);
	const given = checkedClasses(predicted, nClasses);
	const counts = new Float64Array(nClasses * nClasses);
	for (let i = 0; i < actual.length; i++) {
		const cell = (actual[i] ?? 0) * nClasses + (given[i] ?? 0);
		counts[cell] = (counts[cell] ?? 0) + (weights[i] ?? 0);
	}
	return { nClasses, counts };
}

function highest(classes: ArrayLike<number>): number {
	let most = 0;
	for (let i = 0; i < classes.length; i++) most = Math.max(most, classes[i] ?? 0);
	return most;
}

/** Weights of the rows that are of each class, that were predicted as each class, and of those both. */
export interface Margins {
	readonly actual: Float64Array;
	readonly predicted: Float64Array;
	readonly hits: Float64Array;
	readonly total: number;
}

export function marginsOf({ nClasses, counts }: Confusion): Margins {
	const actual = new Float64Array(nClasses);
	const predicted = new Float64Array(nClasses);
	const hits = new Float64Array(nClasses);
	let total = 0;
	for (let cell = 0; cell < counts.length; cell++) {
		const count = counts[cell] ?? 0;
		const truth = Math.floor(cell / nClasses);
		const guess = cell % nClasses;
		actual[truth] = (actual[truth] ?? 0) + count;
		predicted[guess] = (predicted[guess] ?? 0) + count;
		if (truth === guess) hits[truth] = count;
		total += count;
	}
	return { actual, predicted, hits, total };
}

/** One number of one value a class. Classes that are neither true nor predicted anywhere are left out, as in scikit-learn. */
export function averageOf(perClass: Float64Array, margins: Margins, average: Average): number {
	const { actual, predicted } = margins;
	if (average === 'binary') {
		if (perClass.length === 2) return perClass[1] ?? 0;
		throw new LibraryError(
			'INVALID_PARAMETER',
			`Average "binary" needs two classes, there are ${perClass.length}.`,
			'Use average "macro" or "weighted".',
		);
	}
	let sum = 0;
	let weight = 0;
	for (let c = 0; c < perClass.length; c++) {
		const present = (actual[c] ?? 0) + (predicted[c] ?? 0) > 0 ? 1 : 0;
		const share = average === 'macro' ? present : (actual[c] ?? 0);
		sum += share * (perClass[c] ?? 0);
		weight += share;
	}
	return sum / weight;
}
