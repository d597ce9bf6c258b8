/**
 * Hours in which nobody is to be mailed, by the clock of the person's own place. Time zones by the runtime's own tables (IANA names or
 * offsets such as "+05:30"), so summer time and its changes are theirs.
 */
import { LibraryError } from '../../errors';

const MINUTE = 60_000;
const DAY_MINUTES = 1440;

export interface QuietHours {
	/** First quiet minute of the day, 0 … 1439. */
	readonly from: number;
	/** First minute that is not quiet any more, 0 … 1439; before `from` = over midnight. */
	readonly to: number;
}

/** "21:00" as minutes of the day. Throws INVALID_PARAMETER. */
export function minuteOfDay(label: string, text: string): number {
	const match = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(text.trim());
	if (match) return Number(match[1]) * 60 + Number(match[2]);
	throw new LibraryError(
		'INVALID_PARAMETER',
		`${label} must be a time such as 21:00, got "${text.slice(0, 40)}".`,
		`Write "${label}" as hours and minutes from 00:00 to 23:59.`,
	);
}

/** Tells the minute of the day in time zones; remembers their rules. */
export class ZoneClock {
	private readonly formats = new Map<string, Intl.DateTimeFormat | null>();

	/** Whether this is the name of a time zone that the runtime knows. */
	knows(zone: string): boolean {
		return this.format(zone) !== null;
	}

	/** 0 … 1439, or null for an unknown zone. `at`: UTC ms. */
	minute(zone: string, at: number): number | null {
		const parts = this.format(zone)?.formatToParts(at);
		if (!parts) return null;
		const read = (type: string) => Number(parts.find((part) => part.type === type)?.value ?? 0);
		return read('hour') * 60 + read('minute');
	}

	private format(zone: string): Intl.DateTimeFormat | null {
		const known = this.formats.get(zone);
		if (known !== undefined) return known;
		const made = formatOf(zone);
		this.formats.set(zone, made);
		return made;
	}
}

function formatOf(timeZone: string): Intl.DateTimeFormat | null {
	if (timeZone === '' || timeZone.length > 64) return null;
	try {
		const style = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
		return new Intl.DateTimeFormat('en-GB', { ...style, timeZone, calendar: 'gregory' });
	} catch {
		return null; // the runtime's word for an unknown zone
	}
}

export function isQuiet({ from, to }: QuietHours, minute: number): boolean {
	return from <= to ? minute >= from && minute < to : minute >= from || minute < to;
}

/**
 * When a person may be mailed: `at` itself outside quiet hours, else the first whole minute after them, both UTC ms. Where the clock is
 * changed meanwhile, the first minute that is not quiet on the changed clock. `zone` must be known.
 */
export function allowedAt(hours: QuietHours, zone: string, clock: ZoneClock, at: number): number {
	let time = at;
	// A change of the clock can lead back into the quiet hours; then the rest of them is waited for as well.
	for (let step = 0; step < 4; step++) {
		const minute = clock.minute(zone, time);
		if (minute === null || !isQuiet(hours, minute))
			return step === 0 ? at : earliest(hours, zone, clock, [at, time]);
		const wait = (hours.to - minute + DAY_MINUTES) % DAY_MINUTES;
		time = Math.floor(time / MINUTE) * MINUTE + wait * MINUTE;
	}
	return time;
}

/** Where a change of the clock made the estimate late: the first minute after the quiet ones, at most three hours before it, after `at`. */
function earliest(
	hours: QuietHours,
	zone: string,
	clock: ZoneClock,
	[at, time]: readonly [number, number],
): number {
	let first = time;
	for (let back = 15; back <= 180; back += 15) {
		const before = time - back * MINUTE;
		const minute = clock.minute(zone, before);
		if (before <= at || minute === null || isQuiet(hours, minute)) break;
		first = before;
	}
	return first;
}
