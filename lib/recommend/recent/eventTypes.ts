/** What an event means by its type: how much it counts, and whether something was bought. */
import { LibraryError } from '../../errors';
import { checkNumber } from '../options';
import type { EventType } from './options';

export interface Meaning {
	readonly weight: number;
	readonly bought: boolean;
}

const BOUGHT = [
	'purchase',
	'purchased',
	'buy',
	'bought',
	'order',
	'ordered',
	'sale',
	'transaction',
];
const LOOKED_AT = [
	...['view', 'viewed', 'page_view', 'view_item', 'product_view', 'detail', 'impression', 'seen'],
	...['click', 'clicked', 'search', 'wishlist', 'favorite', 'favourite', 'like', 'save'],
	...['cart', 'add_to_cart', 'addtocart', 'basket', 'add_to_basket', 'checkout', 'begin_checkout'],
];

const keyOf = (type: string) => type.trim().toLowerCase();

/** Looks up what a type means; '' = an event without one. Throws INVALID_PARAMETER. */
export function meanings(
	types: readonly EventType[],
	otherwise: 'bought' | 'lookedAt',
): (type: string) => Meaning {
	const known = new Map<string, Meaning>();
	for (const name of BOUGHT) known.set(name, { weight: 1, bought: true });
	for (const name of LOOKED_AT) known.set(name, { weight: 1, bought: false });
	const unnamed = { weight: 1, bought: otherwise === 'bought' };
	const given = new Set<string>();
	for (const { type, weight = 1, means } of types) {
		const key = keyOf(type);
		checkNumber(`the weight of "${type}"`, weight, 0, 1e6, false);
		if (given.has(key)) throw twice(type);
		given.add(key);
		const usual = known.get(key) ?? unnamed;
		known.set(key, { weight, bought: means === undefined ? usual.bought : means === 'bought' });
	}
	return (type) => known.get(keyOf(type)) ?? unnamed;
}

const twice = (type: string) =>
	new LibraryError(
		'INVALID_PARAMETER',
		`The event type "${type}" is given twice.`,
		'Give each type once; upper and lower case are the same.',
	);
