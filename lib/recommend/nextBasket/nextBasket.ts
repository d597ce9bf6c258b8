/**
 * What a customer will buy next, most often again: the customer's own purchases, each counting half after so many days, plus
 * what everybody buys as a prior. It is the ranking by the mean of a gamma-Poisson purchase rate: (prior rate × weight + own
 * purchases) / time. Personal frequency of this kind is hard to beat (Li et al. 2023, "A next basket recommendation reality check").
 */
import { checkNumber } from '../options';
import type { PurchaseHistories, Purchased } from './purchases';

export interface NextBasketOptions {
	/** Days after which a purchase counts half, above 0; default 60. */
	readonly halfLifeDays?: number;
	/** How many customers' worth of average behaviour is added to the own purchases, ≥ 0; default 1. */
	readonly popularityWeight?: number;
}

export interface NextProduct {
	readonly product: number;
	readonly score: number;
	/** Own purchases of it (different days), 0 = it is there because others buy it; and the day of the last one. */
	readonly times: number;
	readonly lastDay: number | null;
}

const byScore = (a: { score: number; product: number }, b: { score: number; product: number }) =>
	b.score - a.score || a.product - b.product;

export class NextBasket {
	private readonly halfLifeDays: number;
	private readonly popularityWeight: number;
	private asOf = 0;
	/** What everybody buys, best first: decayed purchases a customer. */
	private popular: readonly { readonly product: number; readonly score: number }[] = [];
	private prior = new Float64Array(0);

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
		this.prior = new Float64Array(nProducts);
		for (const own of histories) {
			for (const purchased of own) {
				const { product } = purchased;
				this.prior[product] = (this.prior[product] ?? 0) + this.strength(purchased);
			}
		}
		const scale = this.popularityWeight / Math.max(1, histories.length);
		this.prior.forEach((value, product) => (this.prior[product] = value * scale));
		this.popular = Array.from(this.prior, (score, product) => ({ product, score }))
			.filter(({ score }) => score > 0)
			.sort(byScore);
		return this;
	}

	/** The `k` products that this customer (known or new) will most probably buy next, best first; ties to the lower number. */
	recommend(own: readonly Purchased[], k: number): NextProduct[] {
		const known = new Set(own.map(({ product }) => product));
		const personal = own.map((purchased) => ({
			product: purchased.product,
			score: this.strength(purchased) + (this.prior[purchased.product] ?? 0),
			times: purchased.days.length,
			lastDay: purchased.days.at(-1) ?? null,
		}));
		const others: NextProduct[] = [];
		for (const { product, score } of this.popular) {
			if (others.length === k) break;
			if (!known.has(product)) others.push({ product, score, times: 0, lastDay: null });
		}
		return [...personal, ...others].sort(byScore).slice(0, k);
	}

	/** Purchases, each halved after every half-life. */
	private strength({ days }: Purchased): number {
		let sum = 0;
		for (const day of days) sum += 0.5 ** ((this.asOf - day) / this.halfLifeDays);
		return sum;
	}
}
