import type { JobContext } from '../ports';
import type { ScoredModel } from './model';
import { rowsPerBlock } from './models/scoreBlocks';
import { topOfRow } from './models/topOfRow';
import {
	excludedItems,
	type Choices,
	type PickRules,
	type Recommended,
	type Shopper,
} from './pickRules';
import { reasonsFor } from './reasons';
import { ListBuilder, type Candidate, type Chosen } from './rerank';
import { openScorer, stackHistories, type Scorer } from './scorer';

/** The products with the highest scores by a recommender, and which purchases they come from. */
export class ScoredPicks {
	private readonly scorer: Scorer;
	private readonly lists: ListBuilder;
	/** Products that nobody may get. */
	private readonly barred: Uint32Array;

	constructor(
		model: ScoredModel,
		eligible: Choices,
		private readonly rules: PickRules,
	) {
		this.scorer = openScorer(model);
		this.lists = new ListBuilder(rules);
		const all = Uint32Array.from({ length: model.products.size }, (_, item) => item);
		this.barred = all.filter((item) => eligible.allowed[item] !== 1);
	}

	/** One list a shopper (each with at least one purchase), block by block. */
	pick(shoppers: readonly Shopper[], context: JobContext): Recommended[][] {
		const size = rowsPerBlock(this.scorer.nProducts);
		const lists: Recommended[][] = [];
		for (let from = 0; from < shoppers.length; from += size) {
			context.signal.throwIfCancelled();
			const block = this.pickBlock(shoppers.slice(from, from + size), context);
			for (const list of block) lists.push(list);
		}
		return lists;
	}

	private pickBlock(
		shoppers: readonly Shopper[],
		{ signal, threads }: JobContext,
	): Recommended[][] {
		const { scorer, rules } = this;
		const { nProducts } = scorer;
		const histories = shoppers.map(({ history }) => history);
		const matrix = stackHistories(histories, nProducts);
		const scores = scorer.score(matrix, { signal, threads });
		const lists = shoppers.map((shopper, i) =>
			this.best(shopper, scores.subarray(i * nProducts, (i + 1) * nProducts)),
		);
		const items = lists.map((list) => list.map(({ item }) => item));
		const reasons = rules.explain
			? reasonsFor(histories, items, (wanted, each) =>
					scorer.explain(matrix, wanted, each, { signal, threads }),
				)
			: [];
		return lists.map((list, i) =>
			list.map(({ item, score, explored }, rank) => ({
				item,
				score,
				source: explored ? 'exploration' : 'personal',
				because: explored ? [] : (reasons[i]?.[rank] ?? []),
			})),
		);
	}

	/** The list of one person; scores of what may not be in it become NaN, which ranks nowhere. */
	private best(shopper: Shopper, scores: Float32Array): readonly Chosen[] {
		for (const item of this.barred) scores[item] = NaN;
		for (const item of excludedItems(shopper, this.rules)) scores[item] = NaN;
		const { shortlistLength } = this.lists;
		const short = topOfRow(scores, shortlistLength);
		return this.lists.build(shopper, {
			best: short.map((item) => ({ item, score: scores[item] ?? 0 })),
			complete: short.length < shortlistLength,
			all: (wanted) => ranked(scores, wanted),
			scoreOf: (item) => scores[item] ?? NaN,
		});
	}
}

/** Every product that has a score, best first, ties to the lower number. */
function ranked(scores: Float32Array, wanted: (item: number) => boolean): Candidate[] {
	const all: Candidate[] = [];
	scores.forEach((score, item) => {
		if (!Number.isNaN(score) && wanted(item)) all.push({ item, score });
	});
	return all.sort((a, b) => b.score - a.score || a.item - b.item);
}
