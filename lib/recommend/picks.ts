/** Chooses each customer's products: personal ones by the model, popular ones for customers without a history. */
import type { JobContext } from '../ports';
import { hasPurchases } from './history';
import type { RecommendModel } from './model';
import { PersonalPicks } from './personalPicks';
import type { Choices, PickRules, Recommended, Shopper } from './pickRules';
import { PopularPicks } from './popularPicks';
import { ScoredPicks } from './scoredPicks';

/** Customers whose lists are chosen at once: bounds the memory and the time to a cancellation. */
const BATCH = 16_384;

/** Null where the model is popularity itself. */
function personalPicks(model: RecommendModel, eligible: Choices, rules: PickRules) {
	if (model.recommender === null) return new PersonalPicks(model, eligible, rules);
	if (model.recommender.kind === 'popularity') return null;
	return new ScoredPicks(model, eligible, rules);
}

export class Picker {
	private readonly personal: PersonalPicks | ScoredPicks | null;
	private readonly popular: PopularPicks;

	constructor(model: RecommendModel, eligible: Choices, rules: PickRules) {
		this.personal = personalPicks(model, eligible, rules);
		this.popular = new PopularPicks(model, eligible, rules);
	}

	/** For a picker that serves request after request; see `PersonalPicks.hold`. */
	hold(): void {
		if (this.personal instanceof PersonalPicks) this.personal.hold();
	}

	/** One list a shopper, in order. Works in batches and asks for cancellation between them. */
	pick(shoppers: readonly Shopper[], context: JobContext): Recommended[][] {
		const lists: Recommended[][] = [];
		for (let from = 0; from < shoppers.length; from += BATCH) {
			context.signal.throwIfCancelled();
			context.progress(
				from / shoppers.length,
				`Choosing products for ${shoppers.length} customers`,
			);
			for (const list of this.pickBatch(shoppers.slice(from, from + BATCH), context))
				lists.push(list);
		}
		return lists;
	}

	/** What each shopper would get without a model: popular products, by the same rules. */
	pickPopular(shoppers: readonly Shopper[]): Recommended[][] {
		return shoppers.map((shopper) => this.popular.pick(shopper));
	}

	private pickBatch(shoppers: readonly Shopper[], context: JobContext): Recommended[][] {
		const warm = this.personal ? shoppers.filter(({ history }) => hasPurchases(history)) : [];
		const lists = this.personal?.pick(warm, context) ?? [];
		const personal = new Map(warm.map((shopper, i) => [shopper, lists[i] ?? []]));
		return shoppers.map((shopper) => {
			const picks = personal.get(shopper) ?? this.popular.pick(shopper);
			return picks.length > 0 ? picks : this.popular.boughtBefore(shopper);
		});
	}
}
