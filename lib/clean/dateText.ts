import { asciiDigits } from './digits';
import { dropWeekday, monthOf } from './monthNames';

/** A date as it is written: three numbers whose order may be open, and a time. */
export interface DateText {
	readonly year: number;
	/** Month and day when the writing leaves no choice, else the numbers as they stand, first and second. */
	readonly a: number;
	readonly b: number;
	/** `fixed`: a = month, b = day. `open`: which is which depends on the column. `dayFirst`: open, but the writing suggests day first. */
	readonly order: 'fixed' | 'open' | 'dayFirst';
	/** ms since midnight; null = a day without a time. */
	readonly time: number | null;
	/** Offset from UTC in minutes; null = local time of an unnamed zone. */
	readonly offset: number | null;
}

interface Clock {
	readonly date: string;
	readonly time: number;
	readonly offset: number | null;
}

const MAX_LENGTH = 80;
const TIME =
	/(?:[t\s]|\s*,\s*|(?<=[日號号일])|\s(?:at|um|à|às|a las|alle|alle ore)\s)\s?(\d{1,2})(?::(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?|h(\d{2})?|时(?:(\d{1,2})分)?(?:(\d{1,2})秒)?)\s?(am|pm|a\.m\.|p\.m\.)?(?:\s?uhr)?\s?(z|utc|gmt)?\s?([+-]\d{2}(?::?\d{2})?)?(?:\s?\([^)]*\))?$/u;
const ISO_TIME =
	/^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|[+-]\d{2}:?\d{2})?)?$/;
const ISO = /^(\d{4})-(\d{2})-(\d{2})$/;
const YEAR_FIRST = /^(\d{4})([-/. ])(\d{1,2})\2(\d{1,2})$/;
const YEAR_LAST = /^(\d{1,2})([-/. ])\s?(\d{1,2})\2\s?(\d{4}|\d{2})$/;
const EAST_ASIAN =
	/^(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日号號일]?\s?(?:星期[一二三四五六日天]|[週周][一二三四五六日]|[月火水木金土日]曜日|[월화수목금토일]요일|\(\p{L}\))?$/u;
const FILLERS = new Set(['de', 'del', 'of', 'the', 'den', 'di', 'do', 'le', 'el', 'am', 'il']);

function readOffset(zone: string | undefined, offset: string | undefined): number | null {
	if (offset === undefined) return zone === undefined ? null : 0;
	const sign = offset.startsWith('-') ? -1 : 1;
	const digits = offset.replace(/\D/g, '');
	return sign * (Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2) || '0'));
}

function readHour(hour: number, half: string | undefined): number {
	if (half === undefined) return hour;
	if (hour < 1 || hour > 12) return NaN;
	return (hour % 12) + (half.startsWith('p') ? 12 : 0);
}

/** ms since midnight; NaN when there is no such time of day (24:00 is the next midnight). */
function timeOf(hour: number, minute: number, second: number, millis: number): number {
	const whole = hour === 24 && minute === 0 && second === 0 && millis === 0;
	const possible = (hour < 24 || whole) && minute < 60 && second < 60;
	return possible ? ((hour * 60 + minute) * 60 + second) * 1000 + millis : NaN;
}

/** Splits the time off the end; NaN time = there is a time but an impossible one. */
function splitTime(text: string): Clock | null {
	const match = TIME.exec(text);
	if (!match) return null;
	const [, hourText, m1, s1, fraction, m2, m3, s3, half, zone, offset] = match;
	const hour = readHour(Number(hourText), half);
	const minute = Number(m1 ?? m2 ?? m3 ?? '0');
	const second = Number(s1 ?? s3 ?? '0');
	const millis = fraction ? Math.floor(Number(`0.${fraction}`) * 1000) : 0;
	const time = timeOf(hour, minute, second, millis);
	return { date: text.slice(0, match.index).trim(), time, offset: readOffset(zone, offset) };
}

type Day = Pick<DateText, 'year' | 'a' | 'b' | 'order'>;

/** 24 → 2024, 97 → 1997: two-digit years from `pivot` on are in the 1900s. */
function fullYear(text: string, pivot: number): number {
	const year = Number(text);
	return text.length > 2 ? year : year + (year >= pivot ? 1900 : 2000);
}

function readYearLast(match: RegExpExecArray, pivot: number): Day {
	const [, first = '', separator, second = '', last = ''] = match;
	if (last.length === 2 && Number(first) > 31) {
		return { year: fullYear(first, pivot), a: Number(second), b: Number(last), order: 'fixed' };
	}
	const order = separator === '.' ? 'dayFirst' : 'open';
	return { year: fullYear(last, pivot), a: Number(first), b: Number(second), order };
}

/** 31 January 2024, Jan 31st, 2024, 31 de enero de 2024, 2024-Jan-31. */
function readMonthName(text: string, pivot: number): Day | null {
	const words = text.split(/[\s.,/-]+/u).filter((word) => word !== '' && !FILLERS.has(word));
	if (words.length !== 3) return null;
	const at = words.findIndex((word) => monthOf(word) !== undefined);
	const month = monthOf(words[at] ?? '');
	const numbers = words
		.filter((_, index) => index !== at)
		.map((word) => word.replace(/(?<=^\d{1,2})(?:st|nd|rd|th|er|º|o|ª)$/u, ''));
	const [first = '', last = ''] = numbers;
	if (month === undefined || !/^\d{1,4}$/.test(first) || !/^\d{1,4}$/.test(last)) return null;
	const [day, year] = first.length === 4 ? [last, first] : [first, last];
	if (day.length > 2 || year.length === 3 || year.length === 1) return null;
	return { year: fullYear(year, pivot), a: month, b: Number(day), order: 'fixed' };
}

/** 20240131, 31012024 and 20240131103000. */
function readDigits(text: string): (Day & { time: number | null }) | null {
	const part = (from: number, to: number) => Number(text.slice(from, to));
	if (text.length === 14) {
		const [h, m, s] = [part(8, 10), part(10, 12), part(12, 14)];
		const time = h < 24 && m < 60 && s < 60 ? ((h * 60 + m) * 60 + s) * 1000 : NaN;
		return { year: part(0, 4), a: part(4, 6), b: part(6, 8), order: 'fixed', time };
	}
	if (text.length !== 8) return null;
	const yearFirst = part(0, 4) >= 1500 && part(0, 4) <= 2500 && part(4, 6) <= 12;
	if (yearFirst)
		return { year: part(0, 4), a: part(4, 6), b: part(6, 8), order: 'fixed', time: null };
	return { year: part(4, 8), a: part(0, 2), b: part(2, 4), order: 'open', time: null };
}

function readDay(text: string, pivot: number): Day | null {
	const yearFirst = ISO.exec(text) ?? EAST_ASIAN.exec(text);
	if (yearFirst) {
		return {
			year: Number(yearFirst[1]),
			a: Number(yearFirst[2]),
			b: Number(yearFirst[3]),
			order: 'fixed',
		};
	}
	const loose = YEAR_FIRST.exec(text);
	if (loose)
		return { year: Number(loose[1]), a: Number(loose[3]), b: Number(loose[4]), order: 'fixed' };
	const yearLast = YEAR_LAST.exec(text);
	return yearLast ? readYearLast(yearLast, pivot) : readMonthName(text, pivot);
}

/** The common case without the looser patterns: 2024-01-31, 2024-01-31T10:30:00.000Z, 2024-01-31 10:30. */
function readIso(match: RegExpExecArray): DateText {
	const [, year, month, day, hour, minute, second = '0', fraction, zone] = match;
	const base = { year: Number(year), a: Number(month), b: Number(day), order: 'fixed' as const };
	if (hour === undefined) return { ...base, time: null, offset: null };
	const millis = fraction ? Math.floor(Number(`0.${fraction}`) * 1000) : 0;
	const time = timeOf(Number(hour), Number(minute), Number(second), millis);
	return {
		...base,
		time,
		offset: zone === undefined ? null : readOffset('z', zone === 'Z' ? undefined : zone),
	};
}

/**
 * Takes a tidied text (see tidyText) apart as a date. Null = not a date. The numbers are not checked against the calendar.
 * `pivot`: two-digit years from here on are 19xx, below 20xx.
 */
export function readDateText(text: string, pivot: number): DateText | null {
	const iso = ISO_TIME.exec(text);
	if (iso) return readIso(iso);
	if (text.length > MAX_LENGTH || !/\d/.test(asciiDigits(text))) return null;
	const lower = dropWeekday(asciiDigits(text).toLowerCase());
	if (/^\d+$/.test(lower)) {
		const day = readDigits(lower);
		return day && { ...day, offset: null };
	}
	const clock = splitTime(lower);
	const day = readDay(clock ? clock.date.replace(/,$/, '') : lower, pivot);
	if (day) return { ...day, time: clock?.time ?? null, offset: clock?.offset ?? null };
	return null;
}
