/** What is added up over all rows for each theme: counts and scores by period, before and after a date. */
import { firstDay, periodOf, stepOf, type Step } from '../trend/steps';

/** The last periods that a trend is told over; more would cost time and tell nothing new. */
const MOST_PERIODS = 120;

export interface Moments {
	readonly step: Step;
	/** First period. */
	readonly first: number;
	readonly count: number;
}

/** The periods that the dates span (NaN: no date); null when there is no date. */
export function spanOf(dates: ArrayLike<number>): Moments | null {
	let [least, most] = [Infinity, -Infinity];
	for (let row = 0; row < dates.length; row++) {
		const ms = dates[row] ?? Number.NaN;
		if (!(Math.abs(ms) <= 8.64e15)) continue;
		least = Math.min(least, ms);
		most = Math.max(most, ms);
	}
	if (least > most) return null;
	const step = stepOf(least, most);
	const last = periodOf(most, step);
	const first = Math.max(periodOf(least, step), last - MOST_PERIODS + 1);
	return { step, first, count: last - first + 1 };
}

export const dayOf = ({ first, step }: Moments, at: number): string => firstDay(first + at, step);

/** Sums over the rows of one theme, or of all. */
export class Tally {
	rows = 0;
	before = 0;
	after = 0;
	readonly scores = { count: 0, sum: 0, squares: 0 };
	readonly periods: { rows: number; scored: number; sum: number }[];

	constructor(nPeriods: number) {
		this.periods = Array.from({ length: nPeriods }, () => ({ rows: 0, scored: 0, sum: 0 }));
	}

	/** `period`: −1 = none; `score`: NaN = none; `late`: null = no date. */
	add(period: number, score: number, late: boolean | null): void {
		this.rows++;
		if (late === true) this.after++;
		if (late === false) this.before++;
		const one = this.periods[period];
		if (one) one.rows++;
		if (!Number.isFinite(score)) return;
		this.scores.count++;
		this.scores.sum += score;
		this.scores.squares += score * score;
		if (!one) return;
		one.scored++;
		one.sum += score;
	}

	/** Mean score with its 95 % interval; null without scores. */
	meanScore(): { mean: number; low: number | null; high: number | null; texts: number } | null {
		const { count, sum, squares } = this.scores;
		if (count === 0) return null;
		const mean = sum / count;
		if (count < 3) return { mean, low: null, high: null, texts: count };
		const variance = Math.max(0, (squares - sum * mean) / (count - 1));
		const half = 1.96 * Math.sqrt(variance / count);
		return { mean, low: mean - half, high: mean + half, texts: count };
	}
}

/** Sums over all rows that have a text, and over those of each theme. */
export interface Tallies {
	readonly all: Tally;
	readonly themes: readonly Tally[];
}
