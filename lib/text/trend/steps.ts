/** Days, weeks, months or years that a span of time falls into, in UTC. */
import { daysFromCivil } from '../../table';

export type Step = 'day' | 'week' | 'month' | 'year';

const DAY = 86_400_000;

/** By days up to six weeks, by weeks up to a year, by months up to ten years, else by years. `from`, `to`: UTC ms. */
export function stepOf(from: number, to: number): Step {
	const days = (to - from) / DAY;
	if (days <= 45) return 'day';
	if (days <= 400) return 'week';
	return days <= 3700 ? 'month' : 'year';
}

/** Number of the period that a moment lies in, counted from 1970. */
export function periodOf(ms: number, step: Step): number {
	const day = Math.floor(ms / DAY);
	if (step === 'day') return day;
	// 1970-01-01 was a Thursday: weeks begin on Mondays.
	if (step === 'week') return Math.floor((day + 3) / 7);
	const date = new Date(ms);
	const year = date.getUTCFullYear();
	return step === 'year' ? year : year * 12 + date.getUTCMonth();
}

/** First day of a period: 2026-03-01. */
export function firstDay(period: number, step: Step): string {
	return new Date(firstDayNumber(period, step) * DAY).toISOString().slice(0, 10);
}

function firstDayNumber(period: number, step: Step): number {
	if (step === 'day') return period;
	if (step === 'week') return period * 7 - 3;
	if (step === 'year') return daysFromCivil(period, 1, 1);
	return daysFromCivil(Math.floor(period / 12), (period % 12) + 1, 1);
}
