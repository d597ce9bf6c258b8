/** What a list of recommendations may hold, and what it is chosen for. */
import type { Eligible } from './eligible';
import type { History } from './history';
import type { GroupCap } from './rerank/caps';

export type Source = 'personal' | 'segment' | 'popular' | 'boughtBefore';

export interface Recommended {
	/** Product number of the model. */
	readonly item: number;
	/** Personal: the model's preference, about 0 … 1. Popular: share of customers (of the segment) who bought it. */
	readonly score: number;
	readonly source: Source;
	/** Products bought before that the score comes from, strongest first; empty for popular ones. */
	readonly because: readonly number[];
	/** Those that the customer only looked at. */
	readonly lookedAt?: ReadonlySet<number>;
}

export interface Shopper {
	readonly history: History;
	readonly segment: string | null;
}

export interface PickRules {
	readonly topN: number;
	readonly filterBought: boolean;
	readonly isConsumable: (item: number) => boolean;
	readonly caps: readonly GroupCap[];
	readonly whenNothingLeft: 'boughtBefore' | 'empty';
	/** Whether the reasons of personal picks are computed. */
	readonly explain: boolean;
}

export type Choices = Pick<Eligible, 'items' | 'allowed'>;

/** Products that this customer is not to get, ascending: bought ones unless consumable, and whatever came back. */
export function excludedItems(
	{ history }: Shopper,
	rules: Pick<PickRules, 'filterBought' | 'isConsumable'>,
): Uint32Array {
	const { items, weights, lookedAt, hidden } = history;
	return items.filter((item, entry) => {
		const returned = (weights[entry] ?? 0) <= 0;
		const bought = !lookedAt?.has(item);
		return (
			returned || hidden?.has(item) || (bought && rules.filterBought && !rules.isConsumable(item))
		);
	});
}
