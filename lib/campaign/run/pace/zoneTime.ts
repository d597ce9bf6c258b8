/** Dates and hours of places, by the runtime's own time zone tables; summer time and its changes are theirs. */
const MINUTE = 60_000;
const DAY = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

function format(timeZone: string): Intl.DateTimeFormat {
	const known = formats.get(timeZone);
	if (known) return known;
	const made = new Intl.DateTimeFormat('en-GB', {
		...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' },
		...{ hourCycle: 'h23', calendar: 'gregory', timeZone },
	});
	formats.set(timeZone, made);
	return made;
}

/** What clock and calendar of a place show at `at` (UTC ms), as if it were UTC, to the minute. `timeZone` must be known. */
export function wallTime(timeZone: string, at: number): number {
	const parts = new Map<string, string>(
		format(timeZone)
			.formatToParts(at)
			.map(({ type, value }) => [type, value] as const),
	);
	const read = (type: string) => Number(parts.get(type) ?? 0);
	return Date.UTC(read('year'), read('month') - 1, read('day'), read('hour'), read('minute'));
}

/** Midnight (as if UTC) of the date that a place's calendar shows. */
export const dateOf = (timeZone: string, at: number) =>
	Math.floor(wallTime(timeZone, at) / DAY) * DAY;

/**
 * When the clock of a place shows `wall` (as if UTC), in UTC ms: the first time where it does so twice; where it skips that time, the
 * moment after the gap that is as long after it as the time is in it.
 */
export function instantOf(timeZone: string, wall: number): number {
	const offset = (at: number) => wallTime(timeZone, at) - Math.floor(at / MINUTE) * MINUTE;
	const [before, after] = [offset(wall - DAY), offset(wall + DAY)];
	const early = wall - Math.max(before, after);
	if (wallTime(timeZone, early) === wall) return early;
	const late = wall - Math.min(before, after);
	return wallTime(timeZone, late) === wall ? late : wall - before;
}

/** The first moment of the day that a place has at `at`, UTC ms. */
export const startOfDay = (timeZone: string, at: number) =>
	instantOf(timeZone, dateOf(timeZone, at));
