/**
 * Warm-up of a sending domain: mail providers mistrust a domain that was silent and suddenly sends to many. Each calendar day since the
 * domain's first message has a number of messages that it may not exceed.
 */
import { checkRange } from '../check';
import { LibraryError } from '../../../errors';
import type { Limit } from './budget';
import { dateOf, startOfDay } from './zoneTime';

const DAY = 86_400_000;

/** Messages on day 1, 2, 3 …; afterwards there is no limit. */
export const SCHEDULES = {
	/** For a new domain. */
	careful: [50, 100, 500, 1_000, 5_000, 10_000, 20_000, 40_000, 70_000, 100_000, 150_000],
	/** For a domain that is known, at a new provider or address. */
	fast: [500, 1_000, 5_000, 10_000, 25_000, 50_000, 100_000],
} as const;

export type ScheduleName = keyof typeof SCHEDULES;

/** The numbers of a schedule by its name or as they are. Throws INVALID_PARAMETER. */
export function readSchedule(schedule: ScheduleName | readonly number[]): readonly number[] {
	if (typeof schedule === 'string') return SCHEDULES[schedule];
	if (schedule.length > 0 && schedule.length <= 366)
		return schedule.map((most) => checkRange('Warm-Up Schedule', most, 0, 1e9));
	throw new LibraryError(
		'INVALID_PARAMETER',
		`The warm-up schedule has ${schedule.length} days.`,
		'Give 1 to 366 numbers, one for each day, e.g. 50, 100, 500, 1000.',
	);
}

/** Day 1, 2, 3 … of a warm-up whose first message went out at `first`, by the calendar of `timeZone`. */
export function dayOf(first: number, now: number, timeZone: string): number {
	const [from, to] = [dateOf(timeZone, first), dateOf(timeZone, now)];
	return Math.max(1, Math.round((to - from) / DAY) + 1);
}

/** The limit of this day; null when the warm-up is over. `first`: the domain's first message, null = there was none yet. */
export function warmUpLimit(
	schedule: readonly number[],
	timeZone: string,
	first: number | null,
	now: number,
): Limit | null {
	const day = dayOf(first ?? now, now, timeZone);
	const most = schedule[day - 1];
	if (most === undefined) return null;
	const count = most.toLocaleString('en-US');
	return {
		label: `${count} messages on day ${day} of the warm-up`,
		most,
		since: (at) => startOfDay(timeZone, at),
		freeAt: (at) => startOfDay(timeZone, startOfDay(timeZone, at) + DAY + DAY / 2),
	};
}
