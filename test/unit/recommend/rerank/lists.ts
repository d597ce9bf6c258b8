/** One person's lists over a made-up range of products: item i has score −i, so the plain ranking is 0, 1, 2, … */
import type { PickRules, Shopper } from '../../../../lib/recommend/pickRules';
import { NO_HISTORY } from '../../../../lib/recommend/history';
import { ListBuilder, type Candidate, type Chosen } from '../../../../lib/recommend/rerank';

export const PLAIN: PickRules = {
	topN: 5,
	filterBought: true,
	isConsumable: () => false,
	caps: [],
	whenNothingLeft: 'empty',
	explain: false,
};

export const someone: Shopper = { history: NO_HISTORY, segment: null, id: 'c1' };

export const noRerank = { boost: null, diversity: null, exploration: null, tally: null };

/** The list out of `items` (best first; their scores fall by one a place), as the recommenders ask for it. */
export function listFrom(
	items: readonly number[],
	rules: Partial<PickRules>,
	shopper: Shopper = someone,
): readonly Chosen[] {
	const builder = new ListBuilder({ ...PLAIN, ...rules });
	const all: Candidate[] = items.map((item, at) => ({ item, score: -at }));
	const scores = new Map(all.map(({ item, score }) => [item, score]));
	const best = all.slice(0, builder.shortlistLength);
	return builder.build(shopper, {
		best,
		complete: best.length === all.length,
		all: (wanted) => all.filter(({ item }) => wanted(item)),
		scoreOf: (item) => scores.get(item) ?? NaN,
	});
}

export const itemsOf = (list: readonly Chosen[]) => list.map(({ item }) => item);
export const range = (count: number) => Array.from({ length: count }, (_, item) => item);
