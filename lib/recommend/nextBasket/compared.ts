/** The two simple lists that a next basket must beat. */
import type { NextBasketLimits } from './nextBasket';
import type { PurchaseHistories, Purchased } from './purchases';

/** Products by the number of customers who bought them, ties to the lower number: a list for everybody. */
export function mostBought(past: PurchaseHistories, nProducts: number): number[] {
	const buyers = new Uint32Array(nProducts);
	for (const own of past)
		for (const { product } of own) buyers[product] = (buyers[product] ?? 0) + 1;
	return [...buyers.keys()].sort((a, b) => (buyers[b] ?? 0) - (buyers[a] ?? 0) || a - b);
}

/** The first `k` of everybody's list that may be shown to the customer. */
export function popularList(
	own: readonly Purchased[],
	popular: readonly number[],
	k: number,
	{ allowed = () => true, boughtBeforeOnly = false }: NextBasketLimits,
): number[] {
	const known = new Set(own.map(({ product }) => product));
	const list: number[] = [];
	for (const product of popular) {
		if (list.length === k) break;
		if (allowed(product) && !(boughtBeforeOnly && !known.has(product))) list.push(product);
	}
	return list;
}

/** The customer's products by the day they were last bought, newest first (ties: more often, lower number); then bestsellers. */
export function lastBoughtList(
	own: readonly Purchased[],
	popular: readonly number[],
	k: number,
	limits: NextBasketLimits,
): number[] {
	const { allowed = () => true } = limits;
	const sorted = own
		.filter(({ product }) => allowed(product))
		.sort(
			(a, b) =>
				(b.days.at(-1) ?? 0) - (a.days.at(-1) ?? 0) ||
				b.days.length - a.days.length ||
				a.product - b.product,
		);
	const list = sorted.slice(0, k).map(({ product }) => product);
	const listed = new Set(list);
	const rest = popularList(own, popular, 2 * k, limits).filter((product) => !listed.has(product));
	return [...list, ...rest].slice(0, k);
}
