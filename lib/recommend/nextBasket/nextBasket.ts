/**
 * What a customer will buy next, most often again: the customer's own purchases, each counting half after so many days, plus
 * what everybody buys as a prior. It ranks by the mean of a gamma-Poisson purchase rate: (prior weight × what the average customer
 * bought + own purchases) / (prior weight × the average customer's time + own time), with purchases and time aged alike.
 * Personal frequency of this kind is hard to beat (Li et al. 2023, "A next basket recommendation reality check").
 */
import { median } from '../../math';
import { checkNumber } from '../options';
import type { PurchaseHistories, Purchased } from './purchases';

export interface NextBasketOptions {
	/** Days after which a purchase counts half, above 0; default 60. */
	readonly halfLifeDays?: number;
	/** How many customers' worth of average behaviour is added to the own purchases, ≥ 0; default 1. */
	readonly popularityWeight?: number;
}

export interface NextBasketLimits {
	/** Which products may be in the list; default: all. */
	readonly allowed?: ((product: number) => boolean) | undefined;
	/** Whether only products that the customer bought before may be in the list; default false. */
	readonly boughtBeforeOnly?: boolean | undefined;
}

export interface NextProduct {
	readonly product: number;
	/** Ranks the products of one customer. */
	readonly score: number;
	/** Expected purchases (days with one) a day from now on; see `chanceOf`. */
	readonly rate: number;
	/** Own purchases of it (different days), 0 = it is there because others buy it; and the day of the last one. */
	readonly times: number;
	readonly lastDay: number | null;
	/** Median of the days between own purchases; null with fewer than two. */
	readonly usualDays: number | null;
}

interface Scored {
	readonly product: number;
	readonly score: number;
	/** Own days with it. */
	readonly days: readonly number[];
}

const NO_DAYS: readonly number[] = [];

interface Average {
	readonly purchases: Float64Array;
	readonly days: number;
}

const NOBODY: Average = { purchases: new Float64Array(0), days: 0 };
const byScore = (a: Scored, b: Scored) => b.score - a.score || a.product - b.product;

/** Probability of at least one purchase within `days` at a rate, 0 … 1. */
export const chanceOf = (rate: number, days: number): number => -Math.expm1(-rate * days);

function usualDaysOf(days: readonly number[]): number | null {
	return days.length < 2 ? null : median(days.slice(1).map((day, i) => day - (days[i] ?? day)));
}

/** `agedDays`: what scores are purchases of. */
const nextProduct = ({ product, score, days }: Scored, agedDays: number): NextProduct => ({
	product,
	score,
	rate: agedDays > 0 ? score / agedDays : 0,
	times: days.length,
	lastDay: days.at(-1) ?? null,
	usualDays: usualDaysOf(days),
});

export class NextBasket {
	private readonly halfLifeDays: number;
	private readonly popularityWeight: number;
	private asOf = 0;
	/** The average customer: decayed purchases of each product, and aged days. */
	private average: Average = NOBODY;
	/** Products that anybody bought, by the average customer's purchases, best first. */
	private popular: readonly number[] = [];

	/** Stores and checks the options. Throws INVALID_PARAMETER. */
	constructor({ halfLifeDays = 60, popularityWeight = 1 }: NextBasketOptions = {}) {
		checkNumber('halfLifeDays', halfLifeDays, Number.MIN_VALUE, Number.MAX_VALUE, false);
		checkNumber('popularityWeight', popularityWeight, 0, Number.MAX_VALUE, false);
		this.halfLifeDays = halfLifeDays;
		this.popularityWeight = popularityWeight;
	}

	/** Learns what everybody buys. `asOf`: the day (since 1970 UTC) from which purchases are aged. */
	fit(histories: PurchaseHistories, nProducts: number, asOf: number): this {
		this.asOf = asOf;
		const sums = new Float64Array(nProducts);
		let days = 0;
		for (const own of histories) {
			for (const purchased of own) {
				sums[purchased.product] = (sums[purchased.product] ?? 0) + this.strength(purchased);
			}
			days += this.agedDays(own);
		}
		const customers = Math.max(1, histories.length);
		const purchases = sums.map((sum) => sum / customers);
		this.average = { purchases, days: days / customers };
		this.popular = [...purchases.keys()]
			.filter((product) => (purchases[product] ?? 0) > 0)
			.sort((a, b) => (purchases[b] ?? 0) - (purchases[a] ?? 0) || a - b);
		return this;
	}

	/** The same model with another `popularityWeight`. */
	reweighted(popularityWeight: number): NextBasket {
		const other = new NextBasket({ halfLifeDays: this.halfLifeDays, popularityWeight });
		other.asOf = this.asOf;
		other.average = this.average;
		other.popular = this.popular;
		return other;
	}

	/** The `k` products that this customer (known or new) will most probably buy next, best first; ties to the lower number. */
	recommend(
		own: readonly Purchased[],
		k: number,
		{ allowed, boughtBeforeOnly = false }: NextBasketLimits = {},
	): NextProduct[] {
		const scored: Scored[] = [];
		for (const purchased of own) {
			const { product } = purchased;
			if (allowed && !allowed(product)) continue;
			const score = this.strength(purchased) + this.prior(product);
			scored.push({ product, score, days: purchased.days });
		}
		if (!boughtBeforeOnly) this.addPopular(scored, own, k, allowed);
		const days = this.agedDays(own) + this.popularityWeight * this.average.days;
		return scored
			.sort(byScore)
			.slice(0, k)
			.map((one) => nextProduct(one, days));
	}

	/** Adds the first `k` of everybody's products that are not among the own ones. */
	private addPopular(
		scored: Scored[],
		own: readonly Purchased[],
		k: number,
		allowed: NextBasketLimits['allowed'],
	): void {
		const known = new Set<number>();
		for (const { product } of own) known.add(product);
		let left = k;
		for (const product of this.popularityWeight > 0 ? this.popular : []) {
			if (left === 0) break;
			if (known.has(product) || (allowed && !allowed(product))) continue;
			scored.push({ product, score: this.prior(product), days: NO_DAYS });
			left--;
		}
	}

	private prior(product: number): number {
		return this.popularityWeight * (this.average.purchases[product] ?? 0);
	}

	/** Purchases, each halved after every half-life. */
	private strength({ days }: Purchased): number {
		let sum = 0;
		for (const day of days) sum += 0.5 ** ((this.asOf - day) / this.halfLifeDays);
		return sum;
	}

	/** Days since the customer's first purchase, each halved after every half-life. */
	private agedDays(own: readonly Purchased[]): number {
		let first = this.asOf;
		for (const { days } of own) first = Math.min(first, days[0] ?? first);
		const lives = (this.asOf - first) / this.halfLifeDays;
		return (this.halfLifeDays / Math.LN2) * -Math.expm1(-Math.LN2 * lives);
	}
}
