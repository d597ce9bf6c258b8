/** Lists for the customers of a hold-out, by the rules that real lists follow. */
import type { JobContext } from '../ports';
import type { HoldOutRules, Judged } from './holdOut';
import type { RecommendModel } from './model';
import { Picker } from './picks';
import type { Recommended } from './pickRules';

function pickerFor(model: RecommendModel, k: number, rules: HoldOutRules): Picker {
	const { filterBought, isConsumable } = rules;
	const allowed = new Uint8Array(model.products.size).fill(1);
	const eligible = { items: Uint32Array.from(allowed.keys()), allowed };
	return new Picker(model, eligible, {
		filterBought,
		isConsumable,
		topN: k,
		caps: rules.caps ?? [],
		rerank: rules.rerank ?? null,
		whenNothingLeft: 'empty',
		explain: false,
	});
}

const itemsOf = (lists: readonly (readonly Recommended[])[]) =>
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
	return itemsOf(pickerFor(model, k, rules).pick(shoppers, context));
}

/** Lists of k by popularity alone, under the same rules. */
export function popularLists(
	model: RecommendModel,
	judged: readonly Judged[],
	k: number,
	rules: HoldOutRules,
): number[][] {
	const shoppers = judged.map(({ shopper }) => shopper);
	return itemsOf(pickerFor(model, k, rules).pickPopular(shoppers));
}
