/** What a list of recommendations may hold, and what it is chosen for. */
import type { Eligible } from './eligible';
import type { History } from './history';
import type { GroupCap } from './rerank/caps';
import { isExcluded, priceFits, type ShopperLimits } from './rerank/limits';
import type { Rerank } from './rerank/rerank';

export type Source =
	'personal' | 'content' | 'segment' | 'profile' | 'popular' | 'boughtBefore' | 'exploration';

export interface Recommended {
	/** Product number of the model; from its size on: a product that nobody bought yet (source `content`). */
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
	/** The customer's id: what is drawn for a customer depends on it. */
	readonly id?: string;
	/** What only this customer may not get. */
	readonly limits?: ShopperLimits | null;
}

export interface PickRules {
	readonly topN: number;
	readonly filterBought: boolean;
	readonly isConsumable: (item: number) => boolean;
	readonly caps: readonly GroupCap[];
	/** What changes the order beyond the scores. */
	readonly rerank?: Rerank | null;
	/** Whether customers have price ranges of their own. */
	readonly ownPrices?: boolean;
	readonly whenNothingLeft: 'boughtBefore' | 'empty';
	/** Whether the reasons of personal picks are computed. */
	readonly explain: boolean;
}

/** The part of the rules that changes the order. */
export type Reordering = Required<Pick<PickRules, 'caps' | 'rerank'>>;

export type Choices = Pick<Eligible, 'items' | 'allowed'>;

type BoughtRules = Pick<PickRules, 'filterBought' | 'isConsumable'>;

/**
 * Products that this customer is not to get, ascending: bought ones unless consumable, whatever came back, and what is
 * excluded for this customer only.
 */
export function excludedItems(shopper: Shopper, rules: BoughtRules): Uint32Array {
	const bought = boughtItems(shopper, rules);
	const own = shopper.limits?.excluded;
	if (!own || own.length === 0) return bought;
	return Uint32Array.from(new Set([...bought, ...own])).sort();
}

/** Whether the product is not left out for this customer only, whatever was bought. */
export const isAllowedFor = ({ limits }: Shopper, item: number) =>
	!isExcluded(limits, item) && priceFits(limits, item);

function boughtItems({ history }: Shopper, rules: BoughtRules): Uint32Array {
	const { items, weights, lookedAt, hidden } = history;
	return items.filter((item, entry) => {
		const returned = (weights[entry] ?? 0) <= 0;
		const bought = !lookedAt?.has(item);
		return (
			returned || hidden?.has(item) || (bought && rules.filterBought && !rules.isConsumable(item))
		);
	});
}
