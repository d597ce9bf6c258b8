import { findNeighbours, withTeam, type ItemNeighbours, type WantedParts } from '../../kernels';
import type { CsrMatrix } from '../../math';
import { fittedOr, scorable, teachable } from '../models/checks';
import { eachWanted } from '../models/eachWanted';
import { SavedReader } from '../models/saved';
import { bm25, columnLengths, tfIdf } from '../models/weighting';
import { checkNumber } from '../options';
import { pairs } from './pairs';
import type { EachParts, Recommender, RecommenderRun, SavedRecommender } from '../recommender';

const KIND = 'itemKnn';
const VERSION = 1;
const SIMILARITIES = ['cosine', 'tfidf', 'bm25', 'jaccard'] as const;

export interface ItemKnnOptions {
	/**
	 * How alike two products are: `cosine` (default) of who bought how much; `tfidf`: cosine after TF-IDF weighting; `bm25`:
	 * inner product after BM25 weighting, which favours popular products; `jaccard`: common buyers / all buyers.
	 */
	readonly similarity?: (typeof SIMILARITIES)[number] | undefined;
	/** Neighbours kept a product, 1..10,000. Default 50. */
	readonly neighbours?: number | undefined;
	/** >= 0, added to the denominator: similarities that rest on few common buyers count less. Default 0. */
	readonly shrinkage?: number | undefined;
	/** See weighting.ts. Default 100. */
	readonly k1?: number | undefined;
	/** See weighting.ts. Default 0.8. */
	readonly b?: number | undefined;
}

interface Fitted extends ItemNeighbours {
	readonly nProducts: number;
	readonly k: number;
}

/**
 * Item-based neighbours (Sarwar et al. 2001; Deshpande and Karypis 2004): each bought product speaks for its most similar
 * products, in proportion to its strength. Time decay comes in through the strengths. Cost: Σ over customers of products².
 */
export class ItemKnn implements Recommender {
	readonly kind = KIND;
	private fitted: Fitted | undefined;

	/** Throws INVALID_PARAMETER for options out of range. */
	constructor(readonly options: ItemKnnOptions = {}) {
		const { similarity = 'cosine', neighbours = 50, shrinkage = 0, k1 = 100, b = 0.8 } = options;
		checkNumber('similarity', SIMILARITIES.indexOf(similarity), 0, SIMILARITIES.length - 1);
		checkNumber('neighbours', neighbours, 1, 10_000);
		checkNumber('shrinkage', shrinkage, 0, 1e9, false);
		checkNumber('k1', k1, 1e-9, 1e9, false);
		checkNumber('b', b, 0, 1, false);
	}

	fit(interactions: CsrMatrix, { threads, signal }: RecommenderRun = {}): this {
		const matrix = this.weighted(teachable(interactions));
		const { similarity = 'cosine', neighbours = 50, shrinkage = 0 } = this.options;
		const jaccard = similarity === 'jaccard';
		const k = Math.min(neighbours, matrix.nCols);
		const norms = this.norms(matrix);
		const found = withTeam({ threads }, pairs(matrix) * 4, (team) =>
			findNeighbours(team, matrix, { k, norms, jaccard, shrinkage }, { signal }),
		);
		this.fitted = { ...found, nProducts: matrix.nCols, k };
		return this;
	}

	score(histories: CsrMatrix): Float32Array {
		const { nProducts, k, items, values } = fittedOr(this.fitted);
		const rows = scorable(histories, nProducts);
		const out = new Float32Array(rows.nRows * nProducts);
		const sums = new Float64Array(nProducts);
		for (let row = 0; row < rows.nRows; row++) {
			sums.fill(0);
			const end = rows.indptr[row + 1] ?? 0;
			for (let at = rows.indptr[row] ?? 0; at < end; at++) {
				const weight = rows.values[at] ?? 0;
				const from = (rows.indices[at] ?? 0) * k;
				for (let place = from; place < from + k; place++) {
					const item = items[place] ?? -1;
					if (item < 0) break;
					sums[item] = (sums[item] ?? 0) + weight * (values[place] ?? 0);
				}
			}
			out.set(sums, row * nProducts);
		}
		return out;
	}

	/** Strength · similarity of each bought product. */
	explain(histories: CsrMatrix, wanted: WantedParts, each: EachParts): void {
		const { nProducts, k, items, values } = fittedOr(this.fitted);
		scorable(histories, nProducts);
		eachWanted(histories, wanted, each, (history, item) =>
			Float64Array.from(history.weights, (weight, at) => {
				const from = (history.items[at] ?? 0) * k;
				const place = items.subarray(from, from + k).indexOf(item);
				return place < 0 ? 0 : weight * (values[from + place] ?? 0);
			}),
		);
	}

	save(): SavedRecommender {
		const { nProducts, k, items, values } = fittedOr(this.fitted);
		const {
			similarity = 'cosine',
			neighbours = 50,
			shrinkage = 0,
			k1 = 100,
			b = 0.8,
		} = this.options;
		const options = { similarity, neighbours, shrinkage, k1, b };
		return {
			kind: KIND,
			meta: { version: VERSION, nProducts, k, ...options },
			tensors: { items, values },
		};
	}

	/** Throws CORRUPT_FILE. */
	static load(saved: SavedRecommender): ItemKnn {
		const reader = new SavedReader(saved, KIND, VERSION);
		const model = new ItemKnn({
			similarity: reader.choice('similarity', SIMILARITIES),
			neighbours: reader.whole('neighbours', 1, 10_000),
			shrinkage: reader.number('shrinkage', 0, 1e9),
			k1: reader.number('k1', 1e-9, 1e9),
			b: reader.number('b', 0, 1),
		});
		const nProducts = reader.whole('nProducts', 1, 2 ** 31);
		const k = reader.whole('k', 1, nProducts);
		model.fitted = {
			nProducts,
			k,
			items: reader.integers('items', nProducts * k, -1, nProducts - 1),
			values: reader.floats('values', nProducts * k),
		};
		return model;
	}

	private weighted(matrix: CsrMatrix): CsrMatrix {
		const { similarity = 'cosine', k1, b } = this.options;
		if (similarity === 'tfidf') return tfIdf(matrix);
		if (similarity === 'bm25') return bm25(matrix, { k1, b });
		if (similarity === 'cosine') return matrix;
		return { ...matrix, values: new Float32Array(matrix.values.length).fill(1) };
	}

	/** What an inner product is divided by: lengths for cosines, numbers of buyers for Jaccard, 1 for plain products. */
	private norms(matrix: CsrMatrix): Float64Array {
		const { similarity = 'cosine' } = this.options;
		if (similarity === 'bm25') return new Float64Array(matrix.nCols).fill(1);
		const lengths = columnLengths(matrix);
		return similarity === 'jaccard' ? lengths.map((length) => Math.round(length ** 2)) : lengths;
	}
}
