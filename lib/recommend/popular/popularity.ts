import type { CsrMatrix } from '../../math';
import { checkNumber } from '../options';
import { fittedOr, scorable, teachable } from '../models/checks';
import { SavedReader } from '../models/saved';
import type { Recommender, SavedRecommender } from '../recommender';

const KIND = 'popularity';
const VERSION = 1;
const COUNTS = ['customers', 'strength'] as const;

export interface PopularityOptions {
	/**
	 * `customers` (default): how many customers kept the product; `strength`: the sum of their strengths, which with aged
	 * strengths is what is trending now.
	 */
	readonly count?: (typeof COUNTS)[number] | undefined;
}

/** The same order for everybody: what most customers bought. The baseline that every other recommender must beat. */
export class Popularity implements Recommender {
	readonly kind = KIND;
	private scores: Float32Array | undefined;

	/** Throws INVALID_PARAMETER. */
	constructor(readonly options: PopularityOptions = {}) {
		checkNumber('count', COUNTS.indexOf(options.count ?? 'customers'), 0, COUNTS.length - 1);
	}

	fit(interactions: CsrMatrix): this {
		const { nCols, indices, values } = teachable(interactions);
		const byStrength = this.options.count === 'strength';
		const total = new Float64Array(nCols);
		indices.forEach((item, at) => {
			total[item] = (total[item] ?? 0) + (byStrength ? (values[at] ?? 0) : 1);
		});
		this.scores = Float32Array.from(total);
		return this;
	}

	score(histories: CsrMatrix): Float32Array {
		const scores = fittedOr(this.scores);
		const { nRows, nCols } = scorable(histories, scores.length);
		const out = new Float32Array(nRows * nCols);
		for (let row = 0; row < nRows; row++) out.set(scores, row * nCols);
		return out;
	}

	save(): SavedRecommender {
		const scores = fittedOr(this.scores);
		const { count = 'customers' } = this.options;
		return {
			kind: KIND,
			meta: { version: VERSION, nProducts: scores.length, count },
			tensors: { scores },
		};
	}

	/** Throws CORRUPT_FILE. */
	static load(saved: SavedRecommender): Popularity {
		const reader = new SavedReader(saved, KIND, VERSION);
		const model = new Popularity({ count: reader.choice('count', COUNTS) });
		model.scores = reader.floats('scores', reader.whole('nProducts', 1, 2 ** 31));
		return model;
	}
}
