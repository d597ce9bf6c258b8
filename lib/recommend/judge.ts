import type { JobContext } from '../ports';
import type { HoldOutRules, Judged } from './holdOut';
import { interval, scoreList, type ListScores } from './metrics';
import type { RecommendModel } from './model';
import { Picker } from './picks';
import { type Choices, type Recommended } from './pickRules';

/** Scores of each judged customer's list, and how much of the range the lists cover. */
export interface Judgement {
	readonly scores: readonly ListScores[];
	/** Share of all products that appear in at least one list. */
	readonly coverage: number;
}

function judgement(
	lists: readonly (readonly Recommended[])[],
	judged: readonly Judged[],
	k: number,
	products: number,
): Judgement {
	const items = lists.map((list) => list.map(({ item }) => item));
	return {
		scores: judged.map(({ hidden }, i) => scoreList(items[i] ?? [], hidden, k)),
		coverage: new Set(items.flat()).size / products,
	};
}

function everything(model: RecommendModel): Choices {
	const allowed = new Uint8Array(model.products.size).fill(1);
	return { items: Uint32Array.from(allowed.keys()), allowed };
}

/** Lists of k to be judged: nothing but the rules and the model decides. */
export function pickerFor(
	model: RecommendModel,
	k: number,
	{ filterBought, isConsumable }: HoldOutRules,
	eligible: Choices = everything(model),
): Picker {
	return new Picker(model, eligible, {
		filterBought,
		isConsumable,
		topN: k,
		caps: [],
		whenNothingLeft: 'empty',
		explain: false,
	});
}

/** Lists of k by the model. */
export function judgeModel(
	model: RecommendModel,
	judged: readonly Judged[],
	k: number,
	rules: HoldOutRules,
	context: JobContext,
): Judgement {
	const shoppers = judged.map(({ shopper }) => shopper);
	const lists = pickerFor(model, k, rules).pick(shoppers, context);
	return judgement(lists, judged, k, model.products.size);
}

/** Lists of k by popularity alone, under the same rules. */
export function judgePopularity(
	model: RecommendModel,
	judged: readonly Judged[],
	k: number,
	rules: HoldOutRules,
): Judgement {
	const lists = pickerFor(model, k, rules).pickPopular(judged.map(({ shopper }) => shopper));
	return judgement(lists, judged, k, model.products.size);
}

export function meanOf(scores: readonly ListScores[]): ListScores {
	const mean = (pick: (scores: ListScores) => number) => interval(scores.map(pick)).mean;
	return {
		precision: mean((s) => s.precision),
		recall: mean((s) => s.recall),
		ndcg: mean((s) => s.ndcg),
		hitRate: mean((s) => s.hitRate),
	};
}
