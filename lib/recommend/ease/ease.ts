import { LibraryError } from '../../errors';
import type { WantedParts } from '../../kernels';
import type { CsrMatrix } from '../../math';
import { fittedOr, scorable, teachable } from '../models/checks';
import { eachWanted } from '../models/eachWanted';
import { SavedReader } from '../models/saved';
import { checkNumber } from '../options';
import type { EachParts, Recommender, RecommenderRun, SavedRecommender } from '../recommender';
import { chooseRegularization } from './chooseRegularization';
import { easeScores } from './easeScores';
import { solveEase } from './easeSolve';

const KIND = 'ease';
const VERSION = 1;
/** 16 bytes a pair of products at fitting: 1.6 GB at 10,000 products. */
const MOST_PRODUCTS = 20_000;
/** Without another limit. */
export const MOST_PRODUCTS_FOR_EASE = 10_000;

export interface EaseOptions {
	/** λ > 0 in units of squared strengths. Left out: the best one on a hidden tenth of the purchases. */
	readonly regularization?: number | undefined;
	/** Fitting takes 12 bytes · products² and time · products³: above this many products it is refused. 1..20,000, default 10,000. */
	readonly maxProducts?: number | undefined;
	/** Of the hidden tenth. Default 1. */
	readonly seed?: number | undefined;
}

interface Fitted {
	readonly regularization: number;
	readonly nProducts: number;
	/** Row-major, products × products, diagonal 0. */
	readonly weights: Float32Array;
}

/** EASE: every product's purchases predicted from all other products' by ridge regression, in closed form (see easeSolve.ts). */
export class Ease implements Recommender {
	readonly kind = KIND;
	private fitted: Fitted | undefined;

	/** Throws INVALID_PARAMETER for options out of range. */
	constructor(readonly options: EaseOptions = {}) {
		const { regularization, maxProducts = MOST_PRODUCTS_FOR_EASE, seed = 1 } = options;
		if (regularization !== undefined) {
			checkNumber('regularization', regularization, 1e-6, 1e12, false);
		}
		checkNumber('maxProducts', maxProducts, 1, MOST_PRODUCTS);
		checkNumber('seed', seed, Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
	}

	/** Also throws UNSUPPORTED above `maxProducts`. */
	fit(interactions: CsrMatrix, run: RecommenderRun = {}): this {
		const matrix = teachable(interactions);
		const { seed = 1 } = this.options;
		this.checkSize(matrix.nCols);
		const regularization =
			this.options.regularization ?? chooseRegularization(matrix, seed, run).regularization;
		const weights = solveEase(matrix, regularization, run);
		this.fitted = { regularization, nProducts: matrix.nCols, weights };
		return this;
	}

	/** Throws UNSUPPORTED above `maxProducts`. */
	checkSize(nProducts: number): void {
		const { maxProducts = MOST_PRODUCTS_FOR_EASE } = this.options;
		if (nProducts <= maxProducts) return;
		throw new LibraryError(
			'UNSUPPORTED',
			`EASE compares every product with every other: ${nProducts} products are more than its limit of ${maxProducts}.`,
			'Use Item-kNN or iALS for this catalogue, or leave rarely bought products out.',
		);
	}

	/** λ that was given or chosen. */
	get regularization(): number {
		return fittedOr(this.fitted).regularization;
	}

	score(histories: CsrMatrix, run: RecommenderRun = {}): Float32Array {
		const { nProducts, weights } = fittedOr(this.fitted);
		return easeScores(scorable(histories, nProducts), weights, run);
	}

	/** Strength · weight of each bought product. */
	explain(histories: CsrMatrix, wanted: WantedParts, each: EachParts): void {
		const { nProducts, weights } = fittedOr(this.fitted);
		scorable(histories, nProducts);
		eachWanted(histories, wanted, each, (history, item) =>
			Float64Array.from(
				history.weights,
				(value, at) => value * (weights[(history.items[at] ?? 0) * nProducts + item] ?? 0),
			),
		);
	}

	save(): SavedRecommender {
		const { regularization, nProducts, weights } = fittedOr(this.fitted);
		return {
			kind: KIND,
			meta: { version: VERSION, nProducts, regularization },
			tensors: { weights },
		};
	}

	/** Throws CORRUPT_FILE. */
	static load(saved: SavedRecommender): Ease {
		const reader = new SavedReader(saved, KIND, VERSION);
		const regularization = reader.number('regularization', 1e-6, 1e12);
		const nProducts = reader.whole('nProducts', 1, MOST_PRODUCTS);
		const model = new Ease({ regularization });
		const weights = reader.floats('weights', nProducts * nProducts);
		model.fitted = { regularization, nProducts, weights };
		return model;
	}
}
