import { LibraryError } from '../../errors';
import { Random, shuffle, shuffledClasses, stratifiedFolds } from '../../math';

/** Row numbers to learn from and to be judged on, each ascending; no row is in both. */
export interface Split {
	readonly train: Uint32Array;
	readonly test: Uint32Array;
}

export interface FoldOptions {
	/** 2..nRows, default 5. */
	readonly folds?: number | undefined;
	/** Default 42. Same rows + same seed = same splits. */
	readonly seed?: number | undefined;
}

/** One split a fold, from the fold number of each row. */
export function splitsOf(foldOf: ArrayLike<number>, folds: number): Split[] {
	const rows = Uint32Array.from({ length: foldOf.length }, (_, row) => row);
	return Array.from({ length: folds }, (_, fold) => ({
		train: rows.filter((row) => foldOf[row] !== fold),
		test: rows.filter((row) => foldOf[row] === fold),
	}));
}

export function checkFolds(folds: number, most: number, of: string): void {
	if (most === 0) {
		throw new LibraryError('EMPTY_INPUT', 'There are no rows to split.', 'Give some rows.');
	}
	if (Number.isInteger(folds) && folds >= 2 && folds <= most) return;
	throw new LibraryError(
		'INVALID_PARAMETER',
		`folds must be a whole number 2..${most} (${of}), got ${folds}.`,
		'Use fewer folds or more rows.',
	);
}

/** Shuffled folds of equal size (± 1): each row is tested once. */
export function kFold(nRows: number, options: FoldOptions = {}): Split[] {
	return splitsOf(shuffledFolds(nRows, options), options.folds ?? 5);
}

/**
 * The rows that the first fold of kFold, or of stratifiedKFold for classes, is tested on. Cost: rows, however many folds there are.
 */
export function firstFold(
	nRows: number,
	options: FoldOptions & { readonly classes?: ArrayLike<number> | undefined },
): Uint32Array {
	const { classes } = options;
	const foldOf = classes ? foldsByClass(classes, options) : shuffledFolds(nRows, options);
	return Uint32Array.from(foldOf.keys()).filter((row) => foldOf[row] === 0);
}

/** Fold of each row. */
function shuffledFolds(nRows: number, { folds = 5, seed = 42 }: FoldOptions): Int32Array {
	checkFolds(folds, nRows, 'rows');
	const order = shuffle(
		Uint32Array.from({ length: nRows }, (_, row) => row),
		new Random(seed),
	);
	const foldOf = new Int32Array(nRows);
	order.forEach((row, place) => (foldOf[row] = place % folds));
	return foldOf;
}

/** Shuffled folds in which every class has its share (± 1 row a class and fold). `classes`: class number a row. */
export function stratifiedKFold(classes: ArrayLike<number>, options: FoldOptions = {}): Split[] {
	return splitsOf(foldsByClass(classes, options), options.folds ?? 5);
}

function foldsByClass(
	classes: ArrayLike<number>,
	{ folds = 5, seed = 42 }: FoldOptions,
): Int32Array {
	checkFolds(folds, classes.length, 'rows');
	return stratifiedFolds(classes, folds, seed);
}

export interface HoldOutOptions {
	/** Share of the rows to test, above 0 and below 1; default .2. */
	readonly testShare?: number | undefined;
	readonly seed?: number | undefined;
	/** Class number a row: every class is then tested in its share. */
	readonly classes?: ArrayLike<number> | undefined;
}

/** One shuffled split. Both sides get at least one row. */
export function holdOut(nRows: number, options: HoldOutOptions = {}): Split {
	const { testShare = 0.2, seed = 42, classes } = options;
	if (!(testShare > 0 && testShare < 1)) {
		throw new LibraryError(
			'INVALID_PARAMETER',
			`testShare must lie between 0 and 1, got ${testShare}.`,
			'Use e.g. 0.2.',
		);
	}
	checkFolds(2, nRows, 'rows');
	const test = new Uint8Array(nRows);
	const wanted = Math.min(nRows - 1, Math.max(1, Math.round(nRows * testShare)));
	const parts = shuffledClasses(classes ?? new Uint8Array(nRows), seed);
	let seen = 0;
	let taken = 0;
	for (const rows of parts) {
		seen += rows.length;
		const until = Math.round((wanted * seen) / nRows);
		for (const row of rows.slice(0, until - taken)) test[row] = 1;
		taken = until;
	}
	const [split] = splitsOf(
		test.map((flag) => 1 - flag),
		1,
	);
	return split ?? { train: new Uint32Array(0), test: new Uint32Array(0) };
}
