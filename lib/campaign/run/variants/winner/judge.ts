import { ALPHA, comparePairs } from '../../../results/pairs';
import type { Bounded } from '../../../results/bounded';
import { people, whole } from '../../../results/words';
import type { Standing, Standings } from './standings';
import type { WinnerMeasure, WinnerRules } from './winnerOptions';

/** `clear`: better than every other one. `best`, `first`: it could not be told, and so it was set. `named`: by hand. */
export type How = 'clear' | 'best' | 'first' | 'named';

/** The winner, or why there is none yet. */
export type Judgement =
	| {
			readonly kind: 'won';
			readonly winner: string;
			readonly how: How;
			/** The one that came closest, or did better than the first that was kept; null = there are no numbers. */
			readonly against: Against | null;
	  }
	| {
			readonly kind: 'open';
			readonly reason: string;
			/** UTC ms before which there is no use in asking again; null = not known. */
			readonly until: number | null;
	  };

export interface Against {
	readonly name: string;
	/** The winner's share less that of the other. */
	readonly difference: Bounded;
	/** Corrected for the number of comparisons (Holm). */
	readonly adjustedP: number;
}

export const MEASURED: Readonly<Record<WinnerMeasure, { noun: string; verb: string }>> = {
	clicked: { noun: 'clicks', verb: 'clicked' },
	opened: { noun: 'opens', verb: 'opened' },
	bought: { noun: 'purchases', verb: 'bought' },
};

const WAY_ON: Readonly<Record<WinnerMeasure, string>> = {
	clicked: 'turn on "Track Clicks" with a Campaign Trigger that uses the same store',
	opened: 'turn on "Track Opens" with a Campaign Trigger that uses the same store',
	bought: 'report conversions to a Campaign Trigger that uses the same store',
};

const open = (reason: string, until: number | null = null): Judgement => ({
	...{ kind: 'open', reason, until },
});

/** Decides by the rules; never without numbers, unless the winner is named by hand. */
export function judge(rules: WinnerRules, { since, variants }: Standings, now: number): Judgement {
	const ranked = rank(variants);
	if (rules.name !== null) return won(rules.name, 'named', ranked);
	if (since === null) return open('nobody of the test share has been mailed yet');
	const until = since + rules.wait;
	if (now < until) return open(`the test runs until ${minute(until)}`, until);
	const few = variants.find(({ sent }) => sent < rules.leastPeople);
	if (few)
		return open(
			`"${few.variant}" has reached ${people(few.sent)}, and each variant needs ${whole(rules.leastPeople)} ("Least People per Variant")`,
		);
	const { noun } = MEASURED[rules.by];
	if (variants.every(({ result }) => result.count === 0))
		return open(
			`no ${noun} are known to decide by: ${WAY_ON[rules.by]}, or name the winner in "Winner by Hand"`,
		);
	const [best] = ranked;
	const [first] = variants;
	if (!best || !first) return open('there are no variants');
	if (isClear(best, variants)) return won(best.variant, 'clear', ranked);
	return rules.whenUnclear === 'best'
		? won(best.variant, 'best', ranked)
		: won(first.variant, 'first', ranked);
}

/** The best first; of equals the one that stands first in the list. */
const rank = (variants: readonly Standing[]): Standing[] =>
	[...variants].sort((a, b) => b.result.value - a.result.value);

const pairsOf = (variants: readonly Standing[]) =>
	comparePairs(variants.map(({ variant, result }) => ({ name: variant, share: result })));

function isClear(best: Standing, variants: readonly Standing[]): boolean {
	const against = pairsOf(variants).filter(({ first, second }) =>
		[first.name, second.name].includes(best.variant),
	);
	return against.length > 0 && against.every(({ adjustedP }) => adjustedP < ALPHA);
}

function won(winner: string, how: How, ranked: readonly Standing[]): Judgement {
	const other = ranked.find(({ variant }) => variant !== winner);
	const pair = pairsOf(ranked).find(
		({ first, second }) =>
			[first.name, second.name].includes(winner) &&
			[first.name, second.name].includes(other?.variant ?? winner),
	);
	if (!other || !pair) return { kind: 'won', winner, how, against: null };
	const { difference: value, low, high } = pair.compared;
	const difference =
		pair.first.name === winner ? { value, low, high } : { value: -value, low: -high, high: -low };
	const against = { name: other.variant, difference, adjustedP: pair.adjustedP };
	return { kind: 'won', winner, how, against };
}

/** "2027-03-01 09:30 UTC" */
export const minute = (at: number): string =>
	`${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
