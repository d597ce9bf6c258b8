/** Judges a recommender on hidden purchases: lists of k without what was bought before, customer by customer. */
import { takeCsrRows, type CsrMatrix } from '../../math';
import { historyOf } from '../history';
import { averagePrecision, interval, scoreList, type Interval } from '../metrics';
import { scoreBlocks } from '../models/scoreBlocks';
import { topOfRow } from '../models/topOfRow';
import type { Recommender, RecommenderRun } from '../recommender';
import { listDiversity } from './diversity';
import type { HeldOut } from './splitPerItem';

export const LIST_METRICS = ['ndcg', 'map', 'precision', 'recall', 'hitRate'] as const;
export type ListMetric = (typeof LIST_METRICS)[number];

/** The customers on whom lists are judged: those with hidden purchases. */
export interface Panel {
	/** Row numbers of the matrix that was split. */
	readonly customers: Uint32Array;
	/** One row a customer: what models see. */
	readonly histories: CsrMatrix;
	readonly hidden: readonly ReadonlySet<number>[];
	/** Per row the products that lists may not hold, ascending; default: all in the history. */
	readonly barred?: readonly Uint32Array[] | undefined;
	/** The whole training part: what popularity and diversity are measured by. */
	readonly train: CsrMatrix;
}

/** Customers with at least one hidden purchase; above `most` they are thinned out evenly. */
export function panelOf({ train, hidden }: HeldOut, most = Infinity): Panel {
	const all = Uint32Array.from({ length: hidden.nRows }, (_, row) => row).filter(
		(row) => (hidden.indptr[row + 1] ?? 0) > (hidden.indptr[row] ?? 0),
	);
	const step = Math.max(1, all.length / most);
	const customers = all.filter((_, i) => Math.floor(i / step) !== Math.floor((i - 1) / step));
	return {
		customers,
		histories: takeCsrRows(train, customers),
		hidden: Array.from(customers, (row) => new Set(historyOf(hidden, row).items)),
		train,
	};
}

/** What may not be in the list of a customer of the panel. */
export const barredOf = ({ barred, histories }: Panel, row: number): Uint32Array =>
	barred?.[row] ?? historyOf(histories, row).items;

export interface ListJudgement {
	/** Each customer's list, best first. */
	readonly lists: readonly (readonly number[])[];
	/** Each metric, customer by customer. */
	readonly values: Readonly<Record<ListMetric, Float64Array>>;
	/** Share of all products that appear in at least one list. */
	readonly coverage: number;
	/** Mean −log2(share of customers who have the product) over all recommendations: high = unexpected products. */
	readonly novelty: Interval;
	/** Mean 1 − cosine of the products of a list, by who bought them: high = mixed lists. */
	readonly diversity: Interval;
}

/** The best k products of each customer of the panel that are not barred. */
export function listsOf(
	model: Recommender,
	panel: Panel,
	k: number,
	run: RecommenderRun = {},
): number[][] {
	const { histories } = panel;
	const lists: number[][] = [];
	scoreBlocks(model, histories, run, (from, to, scores) => {
		for (let row = from; row < to; row++) {
			const own = scores.subarray(
				(row - from) * histories.nCols,
				(row - from + 1) * histories.nCols,
			);
			lists.push(topOfRow(own, k, barredOf(panel, row)));
		}
	});
	return lists;
}

/** nDCG of each list. */
export function ndcgOf(
	lists: readonly (readonly number[])[],
	{ hidden }: Pick<Panel, 'hidden'>,
	k: number,
): Float64Array {
	return Float64Array.from(lists, (list, i) => scoreList(list, hidden[i] ?? new Set(), k).ndcg);
}

/** Scores of lists against the panel's hidden products. */
export function judgeLists(
	lists: readonly (readonly number[])[],
	panel: Panel,
	k: number,
): ListJudgement {
	const empty = () => new Float64Array(lists.length);
	const values = {
		ndcg: empty(),
		map: empty(),
		precision: empty(),
		recall: empty(),
		hitRate: empty(),
	};
	lists.forEach((list, i) => {
		const hidden = panel.hidden[i] ?? new Set<number>();
		const scores = { ...scoreList(list, hidden, k), map: averagePrecision(list, hidden, k) };
		for (const metric of LIST_METRICS) values[metric][i] = scores[metric];
	});
	return {
		lists,
		values,
		coverage: new Set(lists.flat()).size / panel.train.nCols,
		novelty: interval(surprise(lists, panel.train)),
		diversity: interval(listDiversity(lists, panel.train)),
	};
}

/** Mean self-information of each list's products, in bits; products nobody has count as one customer's. */
function surprise(lists: readonly (readonly number[])[], { nRows, nCols, indices }: CsrMatrix) {
	const buyers = new Float64Array(nCols);
	for (const item of indices) buyers[item] = (buyers[item] ?? 0) + 1;
	const bits = buyers.map((count) => Math.log2(nRows / Math.max(1, count)));
	return lists
		.filter((list) => list.length > 0)
		.map((list) => list.reduce((sum, item) => sum + (bits[item] ?? 0), 0) / list.length);
}

/** Trains nothing: scores the panel's histories and judges the lists. */
export function judgeRecommender(
	model: Recommender,
	panel: Panel,
	k: number,
	run: RecommenderRun = {},
): ListJudgement {
	return judgeLists(listsOf(model, panel, k, run), panel, k);
}
