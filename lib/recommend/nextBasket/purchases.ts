import { DAY_MS, type Events } from '../events';
import { LibraryError } from '../../errors';

/** One product of a customer's past. */
export interface Purchased {
	readonly product: number;
	/** Different days (days since 1970 UTC) on which it was bought, ascending; at least one. */
	readonly days: readonly number[];
}

/** Per customer number the products bought, ascending. */
export type PurchaseHistories = readonly (readonly Purchased[])[];

interface Pair {
	readonly days: Set<number>;
	pieces: number;
}

/**
 * What each customer bought on which days. A product that came back altogether (pieces add up to 0 or less) does not
 * count; several rows of a day count once. Does not depend on the order of events. Throws INVALID_PARAMETER without dates.
 */
export function purchaseHistories(events: Events): PurchaseHistories {
	const { customers, customer, product, quantity, date } = events;
	if (!date) throw undated();
	const pairs = customers.map(() => new Map<number, Pair>());
	for (let event = 0; event < customer.length; event++) {
		const own = pairs[customer[event] ?? 0];
		const item = product[event] ?? 0;
		const pair = own?.get(item) ?? { days: new Set<number>(), pieces: 0 };
		const pieces = quantity[event] ?? 0;
		pair.pieces += pieces;
		if (pieces > 0) pair.days.add(Math.floor((date[event] ?? 0) / DAY_MS));
		own?.set(item, pair);
	}
	return pairs.map((own) =>
		[...own]
			.filter(([, { days, pieces }]) => days.size > 0 && pieces > 0)
			.map(([item, { days }]) => ({ product: item, days: [...days].sort((a, b) => a - b) }))
			.sort((a, b) => a.product - b.product),
	);
}

function undated(): LibraryError {
	return new LibraryError(
		'INVALID_PARAMETER',
		'The next basket needs dates, and no date column was picked.',
		'Pick the column with the date of the order.',
	);
}

/** The histories as they were at the start of `day`. */
export function beforeDay(histories: PurchaseHistories, day: number): PurchaseHistories {
	return histories.map((own) =>
		own
			.map(({ product, days }) => ({ product, days: days.filter((d) => d < day) }))
			.filter(({ days }) => days.length > 0),
	);
}

/** Per customer the products bought on a day from `from` to `to` − 1. */
export function boughtBetween(
	histories: PurchaseHistories,
	from: number,
	to: number,
): ReadonlySet<number>[] {
	const inside = (day: number) => day >= from && day < to;
	return histories.map(
		(own) => new Set(own.filter(({ days }) => days.some(inside)).map(({ product }) => product)),
	);
}
