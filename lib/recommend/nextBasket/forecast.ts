import { chanceOf, type NextBasket, type NextBasketLimits } from './nextBasket';
import type { BasketSettings } from './basketOptions';
import type { Purchased } from './purchases';
import { basketReason } from './reason';

/** One product that a customer is expected to buy. */
export interface ExpectedProduct {
	readonly product: number;
	/** Probability of a purchase within the horizon, 0 … 1. */
	readonly chance: number;
	readonly times: number;
	/** Day (since 1970 UTC) of the last own purchase. */
	readonly lastDay: number | null;
	readonly usualDays: number | null;
	readonly daysSinceLast: number | null;
	/** Day on which it is due again: last day + usual days. */
	readonly dueDay: number | null;
	readonly reason: string;
	/** True: it is there because others buy it. */
	readonly fallback: boolean;
}

export interface Forecaster extends BasketSettings {
	readonly model: NextBasket;
	/** First day of the horizon. */
	readonly asOfDay: number;
	/** What rates are multiplied by, see `levelOf`. */
	readonly level: number;
	readonly allowed: NextBasketLimits['allowed'];
}

/** The list of one customer, best first. */
export function expectedProducts(
	own: readonly Purchased[],
	{ model, asOfDay, level, allowed, topN, horizonDays, minChance, boughtBeforeOnly }: Forecaster,
): ExpectedProduct[] {
	return model
		.recommend(own, topN, { allowed, boughtBeforeOnly })
		.map(({ product, rate, times, lastDay, usualDays }) => {
			// The as-of day is the first one that is not known: a purchase on the day before is one of today.
			const daysSinceLast = lastDay === null ? null : asOfDay - 1 - lastDay;
			const due = lastDay === null || usualDays === null ? null : lastDay + Math.round(usualDays);
			return {
				product,
				chance: chanceOf(rate * level, horizonDays),
				...{ times, lastDay, usualDays, daysSinceLast, dueDay: due },
				reason: basketReason({ times, usualDays, daysSinceLast }),
				fallback: times === 0,
			};
		})
		.filter(({ chance }) => chance >= minChance);
}
