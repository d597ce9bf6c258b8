import type { Signs } from './signs';

const SHOUTING = 0.4;

const plural = (n: number, one: string, many: string) => (n === 1 ? one : `${n} ${many}`);

/** What is said of a text that counts as spam. `words`: the words that speak most for it. */
export function reasonsOf(signs: Signs, words: readonly string[]): string[] {
	const reasons: string[] = [];
	if (words.length > 0) reasons.push(`Words that spam uses: ${words.join(', ')}`);
	if (signs.links > 0) reasons.push(`It holds ${plural(signs.links, 'a link', 'links')}`);
	if (signs.sums > 0) reasons.push(`It speaks of ${plural(signs.sums, 'a sum', 'sums')} of money`);
	if (signs.phones > 0)
		reasons.push(`It holds ${plural(signs.phones, 'a phone number', 'phone numbers')}`);
	if (signs.percentages > 0) reasons.push('It promises percentages');
	if (signs.capitals > SHOUTING) reasons.push('Much of it is in capitals');
	if (signs.exclamations > 2) reasons.push(`It has ${signs.exclamations} exclamation marks`);
	if (signs.disguised > 0) reasons.push('It hides words behind digits');
	if (reasons.length === 0) reasons.push('It is worded as spam is');
	return reasons;
}
