/** The lists that a replay compares: the model's, popular products, and what each customer bought last. */
import type { JobContext } from '../../ports';
import type { Eligible } from '../eligible';
import { historyOf, NO_HISTORY } from '../history';
import type { HoldOutRules } from '../holdOut';
import { itemsOf, judgingPicker } from '../judge';
import type { RecommendModel } from '../model';
import type { Shopper } from '../pickRules';
import type { NewCustomer } from './newEvents';

export interface ReplayLists {
	/** Name of the lists, as in "Better than popular products". */
	readonly name: string;
	/** Product numbers of the model, best first, one list a customer. */
	readonly lists: readonly (readonly number[])[];
}

/** Rules of the lists; `k`: their length. */
export interface ReplayRules extends HoldOutRules {
	readonly k: number;
	readonly eligible: Eligible;
}

/** The customer as the model knows them. */
export function shopperOf(model: RecommendModel, { place }: NewCustomer): Shopper {
	return { history: place < 0 ? NO_HISTORY : historyOf(model.history, place), segment: null };
}

/** The model's lists and popular ones, for customers whom the model knows. */
export function modelLists(
	model: RecommendModel,
	customers: readonly NewCustomer[],
	rules: ReplayRules,
	context: JobContext,
): { model: ReplayLists; popular: ReplayLists } {
	const picker = judgingPicker(model, rules.k, rules, rules.eligible);
	const shoppers = customers.map((customer) => shopperOf(model, customer));
	return {
		model: { name: 'the model', lists: itemsOf(picker.pick(shoppers, context)) },
		popular: { name: 'popular products', lists: itemsOf(picker.pickPopular(shoppers)) },
	};
}

/** What the model remembers of a customer, strongest first: in place of dates. */
function boughtMost(model: RecommendModel, customer: NewCustomer): number[] {
	const { items, weights } = shopperOf(model, customer).history;
	return Array.from(items, (item, at) => ({ item, weight: weights[at] ?? 0 }))
		.filter(({ weight }) => weight > 0)
		.sort((a, b) => b.weight - a.weight || a.item - b.item)
		.map(({ item }) => item);
}

/**
 * Lists of the products last bought, by the earlier events of the input; without such events, of those bought most, by the model's
 * memory. Filled up with popular products. Null when no product may be shown twice: nothing to compare with.
 */
export function boughtBeforeLists(
	model: RecommendModel,
	customers: readonly NewCustomer[],
	popular: ReplayLists,
	{ k, filterBought, isConsumable, eligible }: ReplayRules,
): ReplayLists | null {
	const dated = customers.some(({ lastBought }) => lastBought.length > 0);
	const mayRepeat = (item: number) =>
		eligible.allowed[item] === 1 && (!filterBought || isConsumable(item));
	const own = customers.map((customer) =>
		(dated ? customer.lastBought : boughtMost(model, customer)).filter(mayRepeat).slice(0, k),
	);
	if (own.every((list) => list.length === 0)) return null;
	const lists = own.map((list, i) => {
		const rest = (popular.lists[i] ?? []).filter((item) => !list.includes(item));
		return [...list, ...rest].slice(0, k);
	});
	return { name: dated ? 'the products last bought' : 'the products bought most', lists };
}
