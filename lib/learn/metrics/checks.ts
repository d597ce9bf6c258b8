import { LibraryError } from '../../errors';

export interface MetricOptions {
	/** One finite weight >= 0 a row, not all 0; absent: 1 each. */
	readonly weights?: ArrayLike<number> | undefined;
}

/** Throws EMPTY_INPUT for no rows and INVALID_PARAMETER when predictions are not `width` a row of the truth. */
export function checkLengths(truth: number, predicted: number, width = 1): void {
	if (truth === 0) {
		throw new LibraryError('EMPTY_INPUT', 'There are no rows to score.', 'Give at least one row.');
	}
	if (predicted === truth * width) return;
	throw new LibraryError(
		'INVALID_PARAMETER',
		`${truth} rows need ${truth * width} predictions, got ${predicted}.`,
		'Score the same rows that were predicted.',
	);
}

/** The weights as numbers of their own: 1 each when absent. Throws INVALID_PARAMETER for another length, a negative or an infinite one, or none above 0. */
export function checkedWeights(nRows: number, weights?: ArrayLike<number>): Float64Array {
	if (!weights) return new Float64Array(nRows).fill(1);
	const copy = Float64Array.from(weights);
	const wrong = copy.findIndex((weight) => !(weight >= 0 && weight < Infinity));
	if (copy.length === nRows && wrong < 0 && copy.some((weight) => weight > 0)) return copy;
	const what =
		copy.length !== nRows
			? `${copy.length} weights were given for ${nRows} rows`
			: wrong >= 0
				? `weight ${copy[wrong]} of row ${wrong} is not a number >= 0`
				: 'all weights are 0';
	throw new LibraryError(
		'INVALID_PARAMETER',
		`Sample weights do not fit: ${what}.`,
		'Give one weight >= 0 a row, at least one of them above 0.',
	);
}

/** Throws WRONG_TYPE when a value is not finite. */
export function checkFiniteValues(what: string, values: ArrayLike<number>): void {
	for (let i = 0; i < values.length; i++) {
		if (Number.isFinite(values[i])) continue;
		throw new LibraryError(
			'WRONG_TYPE',
			`${what} ${i} is ${values[i]}; metrics need finite numbers.`,
			'Leave out rows without a value first.',
		);
	}
}

/** Class numbers as 32-bit integers. Throws WRONG_TYPE for anything but whole numbers 0 .. nClasses − 1. */
export function checkedClasses(values: ArrayLike<number>, nClasses: number): Int32Array {
	const classes = Int32Array.from(values);
	for (let i = 0; i < classes.length; i++) {
		const value = classes[i] ?? -1;
		if (value >= 0 && value < nClasses && value === values[i]) continue;
		throw new LibraryError(
			'WRONG_TYPE',
			`Class ${values[i]} of row ${i} is not a whole number 0..${nClasses - 1}.`,
			'Number the classes from 0; of two classes, 1 is the positive one.',
		);
	}
	return classes;
}

/** Throws WRONG_TYPE when a probability is outside 0..1. */
export function checkProbabilities(values: ArrayLike<number>): void {
	for (let i = 0; i < values.length; i++) {
		const value = values[i] ?? Number.NaN;
		if (value >= 0 && value <= 1) continue;
		throw new LibraryError(
			'WRONG_TYPE',
			`Prediction ${i} is ${value}; a probability lies in 0..1.`,
			'Give probabilities, or calibrate the scores first.',
		);
	}
}

/** The value, or UNDEFINED_METRIC with the reason when it is NaN. */
export function defined(value: number, metric: string, why: string): number {
	if (!Number.isNaN(value)) return value;
	throw new LibraryError(
		'UNDEFINED_METRIC',
		`${metric} has no value here: ${why}.`,
		'Score rows that hold every class (and differ in what is predicted), or pick another metric.',
	);
}
