/** The single models that Auto tries, with what each costs. */
import type { CsrMatrix } from '../../math';
import { chooseRegularization } from '../ease/chooseRegularization';
import { Ease } from '../ease/ease';
import { ImplicitAlsRecommender } from '../implicitAls/implicitAls';
import { ItemKnn } from '../itemKnn/itemKnn';
import { pairs } from '../itemKnn/pairs';
import { searchSetting } from '../models/searchSetting';
import { Popularity } from '../popular/popularity';
import { judgeRecommender, type Panel } from '../protocol/judge';
import type { Recommender, RecommenderRun } from '../recommender';

export interface Candidate {
	readonly name: string;
	/** Multiply-adds of one fit, about. */
	readonly cost: number;
	/**
	 * Settles what is open on the inner split, then gives the model for it and the one for all data, which differ where a
	 * setting grows with the data.
	 */
	settle(search: Search): { readonly inner: Recommender; readonly final: () => Recommender };
}

/** What candidates may look at while they choose their settings. */
export interface Search {
	/** All data, for searches that split it themselves. */
	readonly all: CsrMatrix;
	readonly panel: Panel;
	readonly k: number;
	readonly seed: number;
	readonly run: RecommenderRun;
}

const fixed = (name: string, cost: number, make: () => Recommender): Candidate => ({
	name,
	cost,
	settle: () => ({ inner: make(), final: make }),
});

function ease(all: CsrMatrix): Candidate {
	return {
		name: 'EASE',
		cost: all.nCols ** 3 / 2,
		settle({ seed, run }) {
			const { regularization } = chooseRegularization(all, seed, run);
			const make = () => new Ease({ regularization, maxProducts: Math.max(1, all.nCols) });
			return { inner: make(), final: make };
		},
	};
}

/** Relative regularisations of iALS. */
const RELATIVE = [0.025, 0.05, 0.1, 0.2, 0.4, 0.8, 1.6, 3.2, 6.4];
/** Settings are compared on small, quick models: the best regularisation hardly depends on the factors. */
const QUICK = { factors: 32, iterations: 6 };
const ALPHA = 4;

function ials(all: CsrMatrix, factors: number): Candidate {
	const pass = (all.nRows + all.nCols) * factors ** 2 * 4 + all.values.length * factors * 16;
	return {
		name: `iALS (${factors} factors)`,
		cost: pass * 15,
		settle(search) {
			const { seed, panel } = search;
			const regularization = regularizationFor(search);
			const make = (matrix: CsrMatrix) =>
				new ImplicitAlsRecommender({
					factors,
					alpha: ALPHA,
					relativeRegularization: regularization / (ALPHA * meanWeight(matrix)),
					seed,
				});
			return { inner: make(panel.train), final: () => make(all) };
		},
	};
}

const meanWeight = ({ nRows, values }: CsrMatrix) =>
	values.reduce((sum, value) => sum + value, 0) / nRows;

/** Chosen once a search. The best regularisation stays the same when more data come, in absolute numbers. */
const chosen = new WeakMap<Search, number>();

function regularizationFor(search: Search): number {
	const known = chosen.get(search);
	if (known !== undefined) return known;
	const { panel, k, seed, run } = search;
	const { regularization } = searchSetting(RELATIVE, (relativeRegularization) => {
		const options = { ...QUICK, alpha: ALPHA, relativeRegularization, seed };
		const model = new ImplicitAlsRecommender(options).fit(panel.train, run);
		const { ndcg } = judgeRecommender(model, panel, k, run).values;
		return ndcg.reduce((a, b) => a + b, 0) / ndcg.length;
	});
	const absolute = regularization * ALPHA * meanWeight(panel.train);
	chosen.set(search, absolute);
	return absolute;
}

/** Simple models first: of two that are equally good, the earlier one is taken. */
export function candidatesFor(all: CsrMatrix): Candidate[] {
	return [
		fixed('Popularity', all.values.length, () => new Popularity()),
		fixed(
			'Item-kNN (TF-IDF)',
			pairs(all),
			() => new ItemKnn({ similarity: 'tfidf', neighbours: 100 }),
		),
		ease(all),
		ials(all, 32),
		ials(all, 64),
	];
}
