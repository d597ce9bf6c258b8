import { LibraryError } from '../../errors';
import { fitFrame, type FitFrameOptions, type Frame } from '../../features';
import type { CancelSignal, Progress } from '../../ports';
import { Table } from '../../table';
import type { Estimator, Target } from '../estimator';
import type { Split } from './splits';
import { takeFrame, takeLearnt, takeNumbers, takeTarget } from './takeRows';

export type MakeEstimator = (fold: number) => Estimator;

export interface FoldFitOptions {
	readonly sampleWeight?: Float64Array | undefined;
	/** Weights worked out from the training rows of a fold alone (e.g. reweighing); they replace `sampleWeight` in training. */
	readonly foldWeights?: ((rows: Uint32Array) => Float64Array) | undefined;
	/** For a table: how its columns become features; fitted anew in each fold. */
	readonly recipe?: FitFrameOptions | undefined;
	readonly threads?: number | undefined;
	readonly signal?: CancelSignal | undefined;
	readonly progress?: Progress | undefined;
	/** Seconds, for what `onFold` is told; default: a clock that never goes back. */
	readonly now?: (() => number) | undefined;
	/** Called after each fold; what it throws ends the validation. */
	readonly onFold?: ((done: FoldDone) => void) | undefined;
}

export interface FoldDone {
	readonly fold: number;
	readonly estimator: Estimator;
	readonly testRows: number;
	/** Recipe and fit. */
	readonly fitSeconds: number;
	readonly predictSeconds: number;
}

export interface OutOfFold {
	/** nRows × width (1, or nClasses); NaN for rows never tested. */
	readonly predictions: Float64Array;
	readonly width: number;
	/** Fold in which a row was tested, −1: never. */
	readonly foldOf: Int16Array;
}

/** The frames of one fold: what is fitted (the recipe of a table) is fitted on the training rows only. `test` is made when asked for. */
function foldFrames(
	data: Frame | Table,
	{ train, test }: Split,
	recipe: FitFrameOptions | undefined,
): { train: Frame; test: () => Frame } {
	if (!(data instanceof Table))
		return { train: takeFrame(data, train), test: () => takeFrame(data, test) };
	const trainTable = takeLearnt(data, train, recipe);
	const fitted = fitFrame(trainTable, recipe);
	return {
		train: fitted.apply(trainTable).frame,
		test: () => fitted.apply(takeLearnt(data, test, recipe)).frame,
	};
}

/**
 * Predictions of every tested row by a model that never saw it. A new estimator is made for each fold; the table's recipe, balancing
 * and calibration inside the estimator, and fold weights all see the training rows only. A row tested in several folds
 * keeps the last prediction.
 */
export async function outOfFold(
	make: MakeEstimator,
	data: Frame | Table,
	target: Target,
	splits: readonly Split[],
	options: FoldFitOptions = {},
): Promise<OutOfFold> {
	const nRows = target.values.length;
	checkRows(data instanceof Table ? data.numRows : data.nRows, nRows);
	const width = target.task === 'classification' ? target.nClasses : 1;
	const predictions = new Float64Array(nRows * width).fill(Number.NaN);
	const foldOf = new Int16Array(nRows).fill(-1);
	const { sampleWeight, foldWeights, recipe, threads, signal, progress, onFold } = options;
	const now = options.now ?? (() => performance.now() / 1000);
	for (const [fold, split] of splits.entries()) {
		signal?.throwIfCancelled();
		progress?.(fold / splits.length, `Training, fold ${fold + 1} of ${splits.length}`);
		const begin = now();
		const frames = foldFrames(data, split, recipe);
		const weights =
			foldWeights?.(split.train) ?? (sampleWeight && takeNumbers(sampleWeight, split.train));
		const fitOptions = { sampleWeight: weights, threads, signal };
		const estimator = await make(fold).fit(
			frames.train,
			takeTarget(target, split.train),
			fitOptions,
		);
		const fitted = now();
		const predicted = await estimator.predict(frames.test(), { threads, signal });
		split.test.forEach((row, i) => {
			predictions.set(predicted.subarray(i * width, (i + 1) * width), row * width);
			foldOf[row] = fold;
		});
		onFold?.({
			...{ fold, estimator, testRows: split.test.length },
			...{ fitSeconds: fitted - begin, predictSeconds: now() - fitted },
		});
	}
	return { predictions, width, foldOf };
}

function checkRows(rows: number, targets: number): void {
	if (rows === targets && rows > 0) return;
	throw new LibraryError(
		rows === 0 ? 'EMPTY_INPUT' : 'INVALID_PARAMETER',
		`The data have ${rows} rows, the target has ${targets}.`,
		'Give one target value a row.',
	);
}
