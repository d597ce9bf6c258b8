/** Scores of all products by any model, whatever is behind it. */
import type { WantedParts } from '../kernels';
import type { CsrMatrix } from '../math';
import type { History } from './history';
import { ImplicitAlsRecommender } from './implicitAls/implicitAls';
import type { RecommendModel } from './model';
import type { EachParts, Recommender, RecommenderRun } from './recommender';

/** Histories over the products of the model: rows of a matrix, or one by one. */
export type Histories = readonly History[] | CsrMatrix;

/**
 * What a model thinks of all its products, for histories of known or new people. Open it once a job. All of it blocks the
 * calling thread.
 */
export class Scorer {
	constructor(
		private readonly recommender: Recommender,
		readonly nProducts: number,
	) {}

	/** Name of what scores: 'ials', 'ease', 'itemKnn', 'bpr', 'popularity', 'blend'. */
	get kind(): string {
		return this.recommender.kind;
	}

	/**
	 * Row-major, histories × products, as `Recommender.score`: only differences within a row mean anything, and what was
	 * bought is scored too. Callers slice histories so that a block stays at most 64 MB (`scoreBlocks`).
	 */
	score(histories: Histories, run: RecommenderRun = {}): Float32Array {
		return this.recommender.score(stackHistories(histories, this.nProducts), run);
	}

	/**
	 * What each entry of a history adds to the score of each wanted item, as `Recommender.explain`. False, and nothing
	 * is given, when this model's scores are no such sum (popularity, BPR).
	 */
	explain(
		histories: Histories,
		wanted: WantedParts,
		each: EachParts,
		run: RecommenderRun = {},
	): boolean {
		const { recommender } = this;
		if (!recommender.explain) return false;
		recommender.explain(stackHistories(histories, this.nProducts), wanted, each, run);
		return true;
	}
}

/** The scorer of a model of either kind. */
export function openScorer(model: RecommendModel): Scorer {
	const { size: nProducts } = model.products;
	return new Scorer(
		model.recommender ?? ImplicitAlsRecommender.of({ ...model, nProducts }),
		nProducts,
	);
}

/** Histories one below the other; a matrix stays as it is. */
export function stackHistories(histories: Histories, nCols: number): CsrMatrix {
	if ('indptr' in histories) return histories;
	const indptr = new Uint32Array(histories.length + 1);
	histories.forEach(({ items }, row) => (indptr[row + 1] = (indptr[row] ?? 0) + items.length));
	const indices = new Uint32Array(indptr[histories.length] ?? 0);
	const values = new Float32Array(indices.length);
	histories.forEach(({ items, weights }, row) => {
		indices.set(items, indptr[row]);
		values.set(weights, indptr[row]);
	});
	return { nRows: histories.length, nCols, indptr, indices, values };
}
