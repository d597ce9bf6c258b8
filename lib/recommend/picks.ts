/** Chooses each customer's products: personal ones by the model, popular ones for customers without a history. */
import type { JobContext } from '../ports';
import type { Eligible } from './eligible';
import { hasPurchases, type History } from './history';
import type { RecommendModel } from './model';
import { PersonalPicks } from './personalPicks';
import { PopularPicks } from './popularPicks';

export type Source = 'personal' | 'segment' | 'popular' | 'boughtBefore';

export interface Recommended {
	/** Product number of the model. */
	readonly item: number;
	/** Personal: the model's preference, about 0 … 1. Popular: share of customers (of the segment) who bought it. */
	readonly score: number;
	readonly source: Source;
	/** Products bought before that the score comes from, strongest first; empty for popular ones. */
	readonly because: readonly number[];
}

export interface Shopper {
	readonly history: History;
	readonly segment: string | null;
}

export interface PickRules {
	readonly topN: number;
	readonly filterBought: boolean;
	readonly isConsumable: (item: number) => boolean;
	readonly categoryOf: (item: number) => string | null;
	/** 0 = any number. */
	readonly maxPerCategory: number;
	readonly whenNothingLeft: 'boughtBefore' | 'empty';
	/** Whether the reasons of personal picks are computed. */
	readonly explain: boolean;
}

export type Choices = Pick<Eligible, 'items' | 'allowed'>;

/** Products that this customer is not to get, ascending: bought ones unless consumable, and whatever came back. */
export function excludedItems({ items, weights }: History, rules: PickRules): Uint32Array {
	return items.filter((item, entry) => {
		const returned = (weights[entry] ?? 0) <= 0;
		return returned || (rules.filterBought && !rules.isConsumable(item));
	});
}

/** Bytes of Cholesky factors kept at once. */
const BATCH_BYTES = 2 ** 26;

export class Picker {
	private readonly personal: PersonalPicks;
	private readonly popular: PopularPicks;
	private readonly batch: number;

	constructor(model: RecommendModel, eligible: Choices, rules: PickRules) {
		this.personal = new PersonalPicks(model, eligible, rules);
		this.popular = new PopularPicks(model, eligible, rules);
		const fitting = Math.floor(BATCH_BYTES / (8 * model.factors ** 2));
		this.batch = Math.max(16, Math.min(4096, fitting));
	}

	/** One list a shopper, in order. Works in batches and asks for cancellation between them. */
	pick(shoppers: readonly Shopper[], context: JobContext): Recommended[][] {
		const lists: Recommended[][] = [];
		for (let from = 0; from < shoppers.length; from += this.batch) {
			context.signal.throwIfCancelled();
			context.progress(
				from / shoppers.length,
				`Choosing products for ${shoppers.length} customers`,
			);
			lists.push(...this.pickBatch(shoppers.slice(from, from + this.batch), context));
		}
		return lists;
	}

	/** What each shopper would get without a model: popular products, by the same rules. */
	pickPopular(shoppers: readonly Shopper[]): Recommended[][] {
		return shoppers.map((shopper) => this.popular.pick(shopper));
	}

	private pickBatch(shoppers: readonly Shopper[], context: JobContext): Recommended[][] {
		const warm = shoppers.filter(({ history }) => hasPurchases(history));
		const histories = warm.map(({ history }) => history);
		const lists = this.personal.pick(histories, context);
		const personal = new Map(warm.map((shopper, i) => [shopper, lists[i] ?? []]));
		return shoppers.map((shopper) => {
			const picks = personal.get(shopper) ?? this.popular.pick(shopper);
			return picks.length > 0 ? picks : this.popular.boughtBefore(shopper.history);
		});
	}
}
