import { LibraryError } from '../../errors';
import { dateText } from '../../table';
import { DAY_MS, dayOf } from '../rfm/days';
import type { Span } from './customerFeatures';

/** The text of a UTC day by its number. */
export const dayText = (day: number): string => dateText(day * DAY_MS, true) ?? '';

/**
 * The UTC days at whose end customers are looked at, ascending, a horizon apart: the last one a full horizon before the day of the
 * latest order, the first one with at least a horizon of orders up to it. Throws EMPTY_INPUT without orders, INVALID_PARAMETER when the
 * orders span less than two horizons.
 */
export function cutOffDays(
	{ first, last }: Pick<Span, 'first' | 'last'>,
	horizonDays: number,
	most: number,
): number[] {
	if (!(last >= first)) {
		throw new LibraryError(
			'EMPTY_INPUT',
			'There is no order with a customer, a date and an amount.',
			'Check the columns of the orders and the as-of date.',
		);
	}
	const lastDay = dayOf(last);
	const days = lastDay - dayOf(first) + 1;
	const count = Math.min(most, Math.floor(days / horizonDays) - 1);
	if (count < 1) throw tooYoung(days, dayOf(first), lastDay, horizonDays);
	return Array.from({ length: count }, (_, i) => lastDay - horizonDays * (count - i));
}

function tooYoung(days: number, first: number, last: number, horizonDays: number): LibraryError {
	const possible = Math.floor(days / 2);
	const shorter = possible >= 1 ? `Ask about at most ${possible} days, or w` : 'W';
	return new LibraryError(
		'INVALID_PARAMETER',
		`The orders span ${days} days (${dayText(first)} to ${dayText(last)}); a question about ${horizonDays} days needs ${2 * horizonDays}: ${horizonDays} to look at customers and ${horizonDays} to see what they did.`,
		`${shorter}ait until there are ${2 * horizonDays} days of orders.`,
		{ days, needed: 2 * horizonDays },
	);
}
