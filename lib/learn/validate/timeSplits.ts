import { LibraryError } from '../../errors';
import { checkFolds, type Split } from './splits';

export interface TimeSplitOptions {
	/** How many test periods, default 5. */
	readonly folds?: number | undefined;
	/**
	 * Time left out between training and test, in the unit of `times` (UTC ms: 30 days are 30 × 86,400,000); >= 0, default 0.
	 * Set it to the length of the target's window, so that no training target reaches into the test period.
	 */
	readonly gap?: number | undefined;
}

/**
 * Learn from the past, test on what came after: the rows in order of time are cut into folds + 1 parts of about equal size;
 * each part but the first is tested once, by what is learnt from everything earlier than its first moment − gap. Rows of one moment are
 * never on both sides. Throws INVALID_PARAMETER when there is no row before a test period.
 */
export function timeSplits(times: ArrayLike<number>, options: TimeSplitOptions = {}): Split[] {
	const { folds = 5, gap = 0 } = options;
	checkFolds(folds, times.length - 1, 'rows − 1');
	if (!(gap >= 0 && gap < Infinity)) {
		throw new LibraryError('INVALID_PARAMETER', `gap must be >= 0, got ${gap}.`, 'Use e.g. 0.');
	}
	const sorted = Float64Array.from(times).sort();
	if (Number.isNaN(sorted[sorted.length - 1])) {
		throw new LibraryError(
			'WRONG_TYPE',
			'A row has no date.',
			'Fill the date column or leave those rows out.',
		);
	}
	const cuts = Array.from(
		{ length: folds },
		(_, f) => sorted[Math.round(((f + 1) * sorted.length) / (folds + 1))] ?? Infinity,
	);
	return cuts.map((from, f) => cut(times, from, cuts[f + 1] ?? Infinity, gap));
}

function cut(times: ArrayLike<number>, from: number, until: number, gap: number): Split {
	const train: number[] = [];
	const test: number[] = [];
	for (let row = 0; row < times.length; row++) {
		const time = times[row] ?? 0;
		if (time < from - gap) train.push(row);
		else if (time >= from && time < until) test.push(row);
	}
	if (train.length > 0 && test.length > 0) return split(train, test);
	throw new LibraryError(
		'INVALID_PARAMETER',
		`The test period from ${from} has ${train.length} rows before it and ${test.length} in it.`,
		'Use fewer folds or a shorter gap; many rows at one moment need few folds.',
	);
}

const split = (train: number[], test: number[]): Split => ({
	train: Uint32Array.from(train),
	test: Uint32Array.from(test),
});
