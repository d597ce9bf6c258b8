import { chance, people, percent, pointRange } from '../../../results/words';
import type { Bounded } from '../../../results/bounded';
import type { ContestFacts } from './contest';
import type { Decision } from './decisions';
import { MEASURED, minute, type How } from './judge';
import type { WinnerMeasure } from './winnerOptions';

/** How far the test of the variants is. Times are ISO texts. */
export interface ContestReport {
	/** `testing`: the wait is not over. `waiting`: something is missing, see `text`. */
	readonly state: 'testing' | 'waiting' | 'decided';
	/** In plain English. */
	readonly text: string;
	readonly by: WinnerMeasure;
	readonly testPercent: number;
	/** When the first message of the test share went out; null = none yet. */
	readonly testingSince: string | null;
	/** When the wait is over; null = not known, or decided. */
	readonly waitingUntil: string | null;
	readonly winner: string | null;
	readonly decidedAt: string | null;
	readonly how: How | null;
	/** The people of the test share when it was decided, or now. */
	readonly variants: readonly {
		readonly variant: string;
		readonly sent: number;
		readonly count: number;
		readonly of: number;
		readonly share: number;
		readonly low: number;
		readonly high: number;
	}[];
	/** The winner's share less that of the closest other; null = there are no numbers. */
	readonly difference: Bounded | null;
	/** Corrected for the number of comparisons. */
	readonly pValue: number | null;
}

const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString());

export function contestReport({
	rules,
	standings,
	decision,
	waiting,
	now,
}: ContestFacts): ContestReport {
	const { by, share } = decision ?? rules;
	const until = decision ? null : (waiting?.until ?? null);
	return {
		state: decision ? 'decided' : until !== null && now < until ? 'testing' : 'waiting',
		text: decision
			? decidedText(decision) + (waiting ? ` The rest ${waiting.reason}.` : '')
			: openText(standings.since, waiting?.reason ?? ''),
		...{ by, testPercent: Math.round(share * 1e4) / 100 },
		...{ testingSince: iso(standings.since), waitingUntil: iso(until) },
		...{ winner: decision?.winner ?? null, decidedAt: iso(decision?.decidedAt ?? null) },
		how: decision?.how ?? null,
		variants: standings.variants.map(({ variant, sent, result }) => {
			const { count, of, value, low, high } = result;
			return { variant, sent, count, of, share: value, low, high };
		}),
		difference: decision?.against?.difference ?? null,
		pValue: decision?.against?.adjustedP ?? null,
	};
}

function openText(since: number | null, reason: string): string {
	const began = since === null ? 'The test begins' : `Testing since ${minute(since)}`;
	return `${began}. The rest ${reason}.`;
}

const HOW: Readonly<Record<How, string>> = {
	clear: 'The difference is clear.',
	best: 'The difference is not clear, it may be chance: the best so far was taken.',
	first: 'The difference is not clear, it may be chance: the first variant was kept.',
	named: 'It was named by hand.',
};

/** What was decided, and on which numbers. */
export function decidedText(decision: Decision): string {
	const { winner, how, by, decidedAt, standings, against } = decision;
	const resultOf = (name: string) => standings.find(({ variant }) => variant === name)?.result;
	const [own, other] = [resultOf(winner), against && resultOf(against.name)];
	const head = `The rest gets "${winner}", decided at ${minute(decidedAt)}`;
	if (!own || !other || !against || own.of === 0) return `${head}. ${HOW[how]}`;
	const { verb } = MEASURED[by];
	return `${head}: ${percent(own.value)} of ${people(own.of)} ${verb}, against ${percent(other.value)} of ${people(other.of)} with "${against.name}", a difference of ${pointRange(against.difference)}; ${chance(against.adjustedP)}. ${HOW[how]}`;
}
