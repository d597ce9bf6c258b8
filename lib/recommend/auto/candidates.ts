/** The single models that Auto tries, with what each costs. */
import type { CsrMatrix } from '../../math';
import { chooseRegularization } from '../ease/chooseRegularization';
import { Ease } from '../ease/ease';
import { ImplicitAlsRecommender } from '../implicitAls/implicitAls';
import { ItemKnn } from '../itemKnn/itemKnn';
import { pairs } from '../itemKnn/pairs';
import { searchSetting } from '../models/searchSetting';
import { Popularity } from '../popular/popularity';
import { listsOf, ndcgOf, type Panel } from '../protocol/judge';
import type { Recommender, RecommenderRun } from '../recommender';

/** A model with its settings settled, for any part of the data: some settings grow with it. */
export type MakeRecommender = (matrix: CsrMatrix) => Recommender;

export interface Candidate {
	readonly name: string;
	/** Multiply-adds of one fit, about. */
	readonly work: number;
	/** Bytes that one fit holds beyond the data, about. */
	readonly bytes: number;
	/** Chooses the settings that are open. */
	settle(search: Search): MakeRecommender;
}

/** What candidates may look at while they choose their settings. */
export interface Search {
	/** All data that may be learned from, for searches that split it themselves. */
	readonly all: CsrMatrix;
	/** A part of it hidden; null when nobody can be judged. */
	readonly panel: Panel | null;
	readonly k: number;
	readonly seed: number;
	readonly run: RecommenderRun;
}

const popularity: Candidate = {
	name: 'Popularity',
	work: 1,
	bytes: 1,
	settle: () => () => new Popularity(),
};

const NEIGHBOURS = 100;

const itemKnn = (all: CsrMatrix): Candidate => ({
	name: 'Item-kNN (TF-IDF)',
	work: pairs(all),
	bytes: all.nCols * NEIGHBOURS * 8,
	settle: () => () => new ItemKnn({ similarity: 'tfidf', neighbours: NEIGHBOURS }),
});

const ease = ({ nCols }: CsrMatrix): Candidate => ({
	name: 'EASE',
	work: nCols ** 3 / 2,
	bytes: 12 * nCols ** 2,
	settle({ all, seed, run }) {
		const { regularization } = chooseRegularization(all, seed, run);
		return () => new Ease({ regularization });
	},
});

/** Relative regularisations of iALS. */
const RELATIVE = [0.025, 0.05, 0.1, 0.2, 0.4, 0.8, 1.6, 3.2, 6.4];
/** What is taken when there is nothing to judge on. */
const USUAL = 0.4;
/** Settings are compared on small, quick models: the best regularisation hardly depends on the factors. */
const QUICK = { factors: 32, iterations: 6 };
const ALPHA = 4;

function ials({ nRows, nCols, values }: CsrMatrix, factors: number): Candidate {
	const pass = (nRows + nCols) * factors ** 2 * 4 + values.length * factors * 16;
	return {
		name: `iALS (${factors} factors)`,
		work: pass * 15,
		bytes: (nRows + nCols) * factors * 8,
		settle(search) {
			const { seed } = search;
			const regularization = regularizationFor(search);
			return (matrix) =>
				new ImplicitAlsRecommender({
					factors,
					alpha: ALPHA,
					relativeRegularization: regularization / (ALPHA * meanWeight(matrix)),
					seed,
				});
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
	const { all, panel, k, seed, run } = search;
	if (!panel) return USUAL * ALPHA * meanWeight(all);
	const { regularization } = searchSetting(RELATIVE, (relativeRegularization) => {
		const options = { ...QUICK, alpha: ALPHA, relativeRegularization, seed };
		const model = new ImplicitAlsRecommender(options).fit(panel.train, run);
		const ndcg = ndcgOf(listsOf(model, panel, k, run), panel, k);
		return ndcg.reduce((a, b) => a + b, 0) / ndcg.length;
	});
	const absolute = regularization * ALPHA * meanWeight(panel.train);
	chosen.set(search, absolute);
	return absolute;
}

/** Simple models first: of two that are equally good, the earlier one is taken. */
export function candidatesFor(all: CsrMatrix): Candidate[] {
	return [popularity, itemKnn(all), ease(all), ials(all, 32), ials(all, 64)];
}
