/** Lists for the customers of a hold-out, by the rules that real lists follow. */
import type { JobContext } from '../ports';
import type { HoldOutRules, Judged } from './holdOut';
import type { RecommendModel } from './model';
import { Picker } from './picks';
import type { Choices, Recommended } from './pickRules';

/** A picker for judging: nothing but the rules and the model decides. `eligible`: default, all products of the model. */
export function judgingPicker(
	model: RecommendModel,
	k: number,
	{ filterBought, isConsumable, caps = [], rerank = null }: HoldOutRules,
	eligible: Choices = everyProduct(model),
): Picker {
	return new Picker(model, eligible, {
		...{ filterBought, isConsumable, caps, rerank },
		topN: k,
		whenNothingLeft: 'empty',
		explain: false,
	});
}

function everyProduct({ products }: RecommendModel): Choices {
	const allowed = new Uint8Array(products.size).fill(1);
	return { items: Uint32Array.from(allowed.keys()), allowed };
}

/** Product numbers of lists. */
export const itemsOf = (lists: readonly (readonly Recommended[])[]) =>
	lists.map((list) => list.map(({ item }) => item));

/** Lists of k by the model. */
export function modelLists(
	model: RecommendModel,
	judged: readonly Judged[],
	k: number,
	rules: HoldOutRules,
	context: JobContext,
): number[][] {
	const shoppers = judged.map(({ shopper }) => shopper);
	return itemsOf(judgingPicker(model, k, rules).pick(shoppers, context));
}

/** Lists of k by popularity alone, under the same rules. */
export function popularLists(
	model: RecommendModel,
	judged: readonly Judged[],
	k: number,
	rules: HoldOutRules,
): number[][] {
	const shoppers = judged.map(({ shopper }) => shopper);
	return itemsOf(judgingPicker(model, k, rules).pickPopular(shoppers));
}
