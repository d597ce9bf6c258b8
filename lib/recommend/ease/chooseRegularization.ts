import type { CsrMatrix } from '../../math';
import { topOfRow } from '../models/topOfRow';
import { ndcgOf, panelOf } from '../protocol/judge';
import { keepEntries, splitPerItem } from '../protocol/splitPerItem';
import type { RecommenderRun } from '../recommender';
import { searchSetting } from '../models/searchSetting';
import type { Tuned } from '../tune';
import { solveEase } from './easeSolve';
import { easeScores } from './easeScores';
import { historyOf } from '../history';

/** λ in units of the mean squared strength of an entry; Steck's own choices for films and songs were 200 to 1000. */
const RELATIVE = [20, 60, 200, 500, 1200, 3000, 8000];
/** What is taken when there is nothing to judge on. */
const USUAL = 500;
/** Share of the purchases that the search trains on: near 1, since the best λ depends on how dense the data are. */
const TRAIN_SHARE = 0.9;
/** The search compares only so many products, the most bought: its cost grows with their cube. */
const MOST_PRODUCTS = 800;
const MOST_CUSTOMERS = 3_000;
const K = 10;

/** The most bought products with their entries, numbered anew. */
function bestSellers(matrix: CsrMatrix): CsrMatrix {
	if (matrix.nCols <= MOST_PRODUCTS) return matrix;
	const buyers = new Uint32Array(matrix.nCols);
	for (const item of matrix.indices) buyers[item] = (buyers[item] ?? 0) + 1;
	const order = Uint32Array.from(buyers.keys()).sort(
		(a, b) => (buyers[b] ?? 0) - (buyers[a] ?? 0) || a - b,
	);
	const chosen = order.slice(0, MOST_PRODUCTS).sort();
	const place = new Int32Array(matrix.nCols).fill(-1);
	chosen.forEach((item, at) => (place[item] = at));
	const kept = keepEntries(matrix, (at) => (place[matrix.indices[at] ?? 0] ?? -1) >= 0);
	return {
		...kept,
		nCols: MOST_PRODUCTS,
		indices: kept.indices.map((item) => place[item] ?? 0),
	};
}

function meanSquare({ values }: CsrMatrix): number {
	return values.reduce((sum, value) => sum + value * value, 0) / values.length;
}

/**
 * λ by nDCG@10 on a hidden tenth of the purchases, on the 800 most bought products; four to eight values are tried.
 */
export function chooseRegularization(
	matrix: CsrMatrix,
	seed: number,
	{ threads, signal, progress }: RecommenderRun,
): Tuned {
	const small = bestSellers(matrix);
	const unit = meanSquare(small);
	const split = splitPerItem(small, { trainShare: TRAIN_SHARE, seed });
	const panel = panelOf(split, MOST_CUSTOMERS);
	if (panel.customers.length === 0 || split.train.values.length === 0) {
		return { regularization: USUAL * unit, candidates: [] };
	}
	let attempts = 0;
	return searchSetting(
		RELATIVE.map((value) => value * unit),
		(regularization) => {
			progress?.(0, `Trying settings, number ${++attempts}`);
			const weights = solveEase(split.train, regularization, { threads, signal });
			const { histories } = panel;
			const scores = easeScores(histories, weights, { threads, signal });
			const lists = Array.from(panel.customers, (_, row) =>
				topOfRow(
					scores.subarray(row * small.nCols, (row + 1) * small.nCols),
					K,
					historyOf(histories, row).items,
				),
			);
			return ndcgOf(lists, panel, K).reduce((a, b) => a + b, 0) / panel.customers.length;
		},
	);
}
