import { checkFiniteValues, checkLengths } from '../metrics/checks';
import { LibraryError } from '../../errors';
import { conformalQuantile } from './rank';

export interface ConformalIntervalOptions {
	/** Share of new rows whose truth shall lie inside, default .9. */
	readonly coverage?: number | undefined;
	/**
	 * One number > 0 a row: how far off this row is expected to be (e.g. the predicted absolute error). Intervals then grow with it;
	 * give it for new rows too.
	 */
	readonly scale?: ArrayLike<number> | undefined;
	/** Whether both sides are equally long (default), or each is judged by itself: better for skewed amounts. */
	readonly symmetric?: boolean | undefined;
}

/** Plain JSON; travels with the model. */
export interface ConformalIntervals {
	readonly coverage: number;
	/** How far below and above the prediction the interval reaches; times the row's scale when `scaled`. */
	readonly lower: number;
	readonly upper: number;
	readonly scaled: boolean;
	/** Hold-out rows it was taken from. */
	readonly rows: number;
}

/**
 * Learns how wide intervals must be from rows the model has not seen (hold-out or out of fold). Throws EMPTY_INPUT, WRONG_TYPE,
 * INVALID_PARAMETER (lengths, coverage, too few rows).
 */
export function fitConformalIntervals(
	truth: ArrayLike<number>,
	predicted: ArrayLike<number>,
	options: ConformalIntervalOptions = {},
): ConformalIntervals {
	const { coverage = 0.9, scale, symmetric = true } = options;
	checkLengths(truth.length, predicted.length);
	checkFiniteValues('Truth', truth);
	checkFiniteValues('Prediction', predicted);
	if (scale) checkScale(scale, truth.length);
	const off = Float64Array.from(
		truth,
		(y, row) => (y - (predicted[row] ?? 0)) / (scale?.[row] ?? 1),
	);
	const quantile = (scores: Float64Array, share: number) => conformalQuantile(scores.sort(), share);
	const shared = { coverage, scaled: scale !== undefined, rows: off.length };
	if (symmetric) {
		const radius = quantile(off.map(Math.abs), coverage);
		return { ...shared, lower: radius, upper: radius };
	}
	// Each side may miss half of what is allowed.
	const side = (1 + coverage) / 2;
	return {
		...shared,
		lower: quantile(
			off.map((value) => -value),
			side,
		),
		upper: quantile(off.slice(), side),
	};
}

/** Interval of each prediction. `scale`: as in fitting (INVALID_PARAMETER when only one of the two had it). */
export function conformalIntervals(
	{ lower, upper, scaled }: ConformalIntervals,
	predicted: ArrayLike<number>,
	scale?: ArrayLike<number>,
): { low: Float64Array; high: Float64Array } {
	if (scaled !== (scale !== undefined)) {
		throw new LibraryError(
			'INVALID_PARAMETER',
			scaled
				? 'The intervals need a scale for each row.'
				: 'The intervals were fitted without a scale.',
			'Give the scale both when fitting and when predicting, or never.',
		);
	}
	if (scale) checkScale(scale, predicted.length);
	const at = (side: number) =>
		Float64Array.from(predicted, (value, row) => value + side * (scale?.[row] ?? 1));
	return { low: at(-lower), high: at(upper) };
}

function checkScale(scale: ArrayLike<number>, nRows: number): void {
	checkLengths(nRows, scale.length);
	for (let row = 0; row < scale.length; row++) {
		const value = scale[row] ?? 0;
		if (value > 0 && value < Infinity) continue;
		throw new LibraryError(
			'INVALID_PARAMETER',
			`The scale of row ${row} is ${value}; it must be above 0.`,
			'Give the expected size of the error, at least a small number.',
		);
	}
}
