import { LibraryError } from '../errors';

const QUARTER = 900_000;

function formatterOf(timeZone: string): Intl.DateTimeFormat {
	try {
		return new Intl.DateTimeFormat('en-US', {
			timeZone,
			calendar: 'gregory',
			hourCycle: 'h23',
			year: 'numeric',
			month: 'numeric',
			day: 'numeric',
			hour: 'numeric',
			minute: 'numeric',
			second: 'numeric',
		});
	} catch {
		throw new LibraryError(
			'INVALID_PARAMETER',
			`"${timeZone}" is not a time zone that this computer knows.`,
			'Give an IANA name such as "Europe/Berlin", or "UTC".',
		);
	}
}

/** Offset of local time from UTC in ms at a moment, read from the formatter's parts. */
function offsetAt(formatter: Intl.DateTimeFormat, ms: number): number {
	const parts = new Map(
		formatter.formatToParts(ms).map(({ type, value }) => [type, Number(value)]),
	);
	const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
	const local = Date.UTC(
		part('year'),
		part('month') - 1,
		part('day'),
		part('hour'),
		part('minute'),
		part('second'),
	);
	return local - Math.floor(ms / 1000) * 1000;
}

/**
 * Turns local wall-clock ms (a UTC reading of the local time) into UTC ms. Times that a clock change skips move forward
 * by the change, times that happen twice are the earlier one. Offsets are remembered per quarter hour, so a million
 * times of a few thousand hours cost a few thousand look-ups. Throws INVALID_PARAMETER for an unknown zone.
 */
export function localToUtc(timeZone: string): (local: number) => number {
	if (timeZone === 'UTC') return (local) => local;
	const formatter = formatterOf(timeZone);
	const known = new Map<number, number>();
	const offset = (ms: number) => {
		const quarter = Math.floor(ms / QUARTER);
		const hit = known.get(quarter);
		if (hit !== undefined) return hit;
		const found = offsetAt(formatter, quarter * QUARTER);
		known.set(quarter, found);
		return found;
	};
	return (local) => {
		const before = offset(local - 86_400_000);
		const after = offset(local + 86_400_000);
		const early = local - Math.max(before, after);
		const late = local - Math.min(before, after);
		if (early + offset(early) === local) return early;
		return late + offset(late) === local ? late : local - before;
	};
}
