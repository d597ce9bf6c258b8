import type { Members } from './members';
import type { Purchases } from './purchases';
import type { ResultsRules } from './resultsOptions';
import type { VariantResult } from './results';
import { people, whole } from './words';

const DAY = 86_400_000;

export interface NoteFacts {
	readonly rules: ResultsRules;
	readonly variants: readonly VariantResult[];
	readonly rest: readonly VariantResult[];
	readonly heldOut: number;
	readonly members: Members | null;
	readonly purchases: Purchases | null;
	/** UTC ms. */
	readonly now: number;
}

/** What a reader must know before he trusts the numbers. */
export function notesOf(facts: NoteFacts): string[] {
	return [...memberNotes(facts), ...eventNotes(facts), ...orderNotes(facts)];
}

function memberNotes({ rest, members }: NoteFacts): string[] {
	const notes: string[] = [];
	const count = rest.reduce((sum, one) => sum + one.people, 0);
	if (count > 0)
		notes.push(
			`${people(count)} got the winner of the test afterwards: they stand apart and are not part of the comparison.`,
		);
	if (members && members.mixed > 0)
		notes.push(
			`${people(members.mixed)} ${members.mixed === 1 ? 'was' : 'were'} in several variants over the steps, or mailed and held out too, and left out.`,
		);
	return notes;
}

function eventNotes({ variants: tested, rest }: NoteFacts): string[] {
	const variants = [...tested, ...rest];
	const total = (pick: (one: VariantResult) => number) =>
		variants.reduce((sum, one) => sum + pick(one), 0);
	const notes: string[] = [];
	if (total((one) => one.opened.count) > 0)
		notes.push(
			'Opens are counted by a picture that some mail programs load by themselves and others never: judge by clicks or orders.',
		);
	if (total((one) => one.opened.count + one.clicked.count + one.delivered.count) === 0)
		notes.push(
			'No opens, clicks or deliveries are known: they come from a Campaign Trigger that uses the same store.',
		);
	const refused = total((one) => one.people - one.sent);
	if (refused > 0)
		notes.push(
			`${people(refused)} ${refused === 1 ? 'was' : 'were'} to be mailed, and the server did not take the message.`,
		);
	return notes;
}

function orderNotes({ rules, heldOut, members, purchases, now }: NoteFacts): string[] {
	if (!rules.orders || !members || !purchases) return [];
	const { windowDays } = rules.orders;
	const open = members.since.filter((since) => since + windowDays * DAY > now).length;
	const notes: string[] = [];
	if (heldOut === 0)
		notes.push(
			'Nobody was held out: what people bought cannot be compared with what they would have bought anyway.',
		);
	if (open > 0)
		notes.push(
			`The ${windowDays} days of ${people(open)} are not over: the numbers will still change.`,
		);
	if (purchases.wholeDays)
		notes.push(
			'The orders have no time of day: those of the whole day of the message count, for mailed and held-out people alike.',
		);
	if (purchases.unreadable > 0)
		notes.push(
			`${whole(purchases.unreadable)} orders without a readable date or amount were left out.`,
		);
	if (purchases.strangers > 0)
		notes.push(`${whole(purchases.strangers)} orders are of people who are not in this campaign.`);
	return notes;
}
