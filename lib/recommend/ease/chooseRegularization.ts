import type { CsrMatrix } from '../../math';
import { topOfRow } from '../models/topOfRow';
import { ndcgOf, panelOf, type Panel } from '../protocol/judge';
import { keepEntries, splitPerItem } from '../protocol/splitPerItem';
import type { RecommenderRun } from '../recommender';
import { searchSetting } from '../models/searchSetting';
import type { Tuned } from '../models/climb';
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
const MOST_PRODUCTS = 500;
/** Hidden parts that are judged, one after the other: the curve is flat, a single one too noisy. */
const SPLITS = 3;
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

/** Values whose nDCG is this near to the best, in proportion, are equally good. */
const FLAT = 0.005;

/** The geometric middle of the values on top of the curve: steadier than the one that happens to be best. */
function middleOfBest(candidates: Tuned['candidates']): number {
	const most = Math.max(...candidates.map(({ ndcg }) => ndcg));
	const good = candidates.filter(({ ndcg }) => ndcg >= most * (1 - FLAT));
	const logs = good.map(({ regularization }) => Math.log(regularization));
	return Math.exp(logs.reduce((a, b) => a + b, 0) / logs.length);
}

/** Mean nDCG@10 of the panel's customers. */
function ndcgWith(regularization: number, panel: Panel, run: RecommenderRun): number {
	const { histories, train } = panel;
	const width = train.nCols;
	const scores = easeScores(histories, solveEase(train, regularization, run), run);
	const lists = Array.from(panel.customers, (_, row) => {
		const own = scores.subarray(row * width, (row + 1) * width);
		return topOfRow(own, K, historyOf(histories, row).items);
	});
	return ndcgOf(lists, panel, K).reduce((a, b) => a + b, 0) / panel.customers.length;
}

/**
 * λ by nDCG@10 on a hidden tenth of the purchases, on the 500 most bought products, as a mean of three such tenths; four to
 * eight values are tried and the middle of the best ones taken.
 */
export function chooseRegularization(
	matrix: CsrMatrix,
	seed: number,
	{ threads, signal, progress }: RecommenderRun,
): Tuned {
	const small = bestSellers(matrix);
	const unit = meanSquare(small);
	const panels = Array.from({ length: SPLITS }, (_, i) =>
		panelOf(splitPerItem(small, { trainShare: TRAIN_SHARE, seed: seed + i }), MOST_CUSTOMERS),
	).filter(({ customers, train }) => customers.length > 0 && train.values.length > 0);
	if (panels.length === 0) return { regularization: USUAL * unit, candidates: [] };
	let attempts = 0;
	const { candidates } = searchSetting(
		RELATIVE.map((value) => value * unit),
		(regularization) => {
			progress?.(0, `Trying settings, number ${++attempts}`);
			const all = panels.map((panel) => ndcgWith(regularization, panel, { threads, signal }));
			return all.reduce((a, b) => a + b, 0) / all.length;
		},
	);
	return { regularization: middleOfBest(candidates), candidates };
}
