import type { Frame } from '../features';
import type { CancelSignal, Progress } from '../ports';
import type { Json, TypedArray } from '../table';

export type Task = 'classification' | 'regression';

/** One finite number a row. */
export interface RegressionTarget {
	readonly task: 'regression';
	readonly values: Float64Array;
}

/** One class number 0 .. nClasses − 1 a row. Of two classes, 1 is the positive one. */
export interface ClassTarget {
	readonly task: 'classification';
	readonly values: Int32Array;
	readonly nClasses: number;
}

export type Target = RegressionTarget | ClassTarget;

export interface FitOptions {
	/** One weight >= 0 a row; absent: 1 each. */
	readonly sampleWeight?: Float64Array | undefined;
	/** Threads the kernels may keep busy; default: processors − 1. The result is the same bytes for any number. */
	readonly threads?: number | undefined;
	readonly signal?: CancelSignal | undefined;
	readonly progress?: Progress | undefined;
}

/** What is written into a model file. `meta` is checked again when it is loaded. */
export interface SavedEstimator {
	readonly kind: string;
	readonly meta: { readonly [key: string]: Json };
	readonly tensors: Readonly<Record<string, TypedArray>>;
}

/**
 * The contract of every estimator (its suite: test/contracts/estimator.learn.test.ts). The constructor takes one options
 * object and checks it (INVALID_PARAMETER); `fit` looks at the data, never changes it, and returns this; `predict` before
 * `fit` throws NOT_FITTED. Same data + same seed = same bytes, on any number of threads.
 */
export interface Estimator {
	/** Stable name, as in model files: 'logisticRegression', 'gradientBoosting', … */
	readonly kind: string;
	readonly task: Task;
	/** Throws EMPTY_INPUT for no rows, WRONG_TYPE for infinite features or a target that does not fit the task. */
	fit(frame: Frame, target: Target, options?: FitOptions): this | Promise<this>;
	/**
	 * Regression: nRows values. Classification: nRows × nClasses probabilities, row-major, each row adding up to 1.
	 * The frame has the features of `fit` in the same order (INVALID_PARAMETER otherwise).
	 */
	predict(
		frame: Frame,
		options?: Pick<FitOptions, 'threads' | 'signal'>,
	): Float64Array | Promise<Float64Array>;
	save(): SavedEstimator;
}
