import type { WantedParts } from '../kernels';
import type { CsrMatrix } from '../math';
import type { CancelSignal, Progress } from '../ports';
import type { Json, TypedArray } from '../table';

export interface RecommenderRun {
	/** Threads the kernels may keep busy; default: processors − 1. The result is the same bytes for any number. */
	readonly threads?: number | undefined;
	readonly signal?: CancelSignal | undefined;
	readonly progress?: Progress | undefined;
}

/** Takes the parts of the item at `place` (0..k − 1) of the wanted items of history `row`. */
export type EachParts = (row: number, place: number, parts: Float64Array) => void;

/** What is written into a model file. `meta` and `tensors` are checked again when it is loaded. */
export interface SavedRecommender {
	readonly kind: string;
	readonly meta: { readonly [key: string]: Json };
	readonly tensors: Readonly<Record<string, TypedArray>>;
}

/**
 * The contract of every recommender (its suite: test/contracts/recommender.models.test.ts). It learns from a customers ×
 * products matrix of strengths ≥ 0 and scores all products for histories: rows over the same products, of known or new
 * people, so that fresh events need no training. The constructor takes one options object and checks it
 * (INVALID_PARAMETER); matrices are never changed; same data + same seed = same bytes, on any number of threads.
 * All of it blocks the calling thread: run it in a job.
 */
export interface Recommender {
	/** Stable name, as in model files: 'ease', 'itemKnn', 'bpr', 'popularity', 'ials', 'blend', … */
	readonly kind: string;
	/**
	 * Entries of strength 0 (all of it returned) teach nothing. Throws EMPTY_INPUT without entries above 0, INVALID_PARAMETER
	 * for negative strengths, WRONG_TYPE for NaN or infinite ones, TOO_LARGE or MEMORY_LIMIT for too big data, CANCELLED.
	 */
	fit(interactions: CsrMatrix, run?: RecommenderRun): this;
	/**
	 * Row-major, histories × products, all finite: higher = better; only differences within a row mean anything, and what
	 * was bought is scored too. A history without entries above 0 gets all zeros, or the order that the model has for
	 * strangers (popularity). Callers slice rows so that a block stays small, see `scoreBlocks`. Throws NOT_FITTED before
	 * `fit`, INVALID_PARAMETER for another number of products.
	 */
	score(histories: CsrMatrix, run?: RecommenderRun): Float32Array;
	/**
	 * Exactly what each entry of a history adds to the score of each wanted item: `each` gets as many numbers as the history
	 * has entries, 0 for those of strength 0. Their sum is the score up to float32 rounding, or for blends up to a constant of
	 * the history and what popularity adds. Items −1 are passed over. Absent where scores are no such sum. Callers slice
	 * rows as for `score`.
	 */
	explain?(histories: CsrMatrix, wanted: WantedParts, each: EachParts, run?: RecommenderRun): void;
	save(): SavedRecommender;
}
