import { dayToMs, impossibleDay } from './calendar';
import { readDateText, type DateText } from './dateText';
import { serialKind, serialToMs, type SerialKind } from './serialDates';

export interface DateOptions {
	/** Two-digit years from here on are 19xx, below 20xx. 0–100, default 69. */
	readonly twoDigitYearPivot?: number;
	/** How plain numbers count time; `auto` (default) goes by their size. */
	readonly serial?: 'auto' | SerialKind;
	/** Local wall-clock ms → UTC ms, for times without a zone; default: they are UTC. */
	readonly toUtc?: (local: number) => number;
}

/** One text read as UTC ms with the day first and with the month first; NaN = no such date. A day without a time is its midnight UTC. */
export interface DateReading {
	readonly dayFirst: number;
	readonly monthFirst: number;
}

const UNREADABLE: DateReading = { dayFirst: NaN, monthFirst: NaN };
const NUMBER = /^\d{5,13}(?:[.,]\d+)?$/;

function addTime(day: number, parts: DateText, options: DateOptions): number {
	if (parts.time === null) return day;
	const local = day + parts.time;
	if (parts.offset !== null) return local - parts.offset * 60_000;
	return Number.isNaN(local) || !options.toUtc ? local : options.toUtc(local);
}

function readSerial(text: string, options: DateOptions): number {
	const value = Number(text.replace(',', '.'));
	const setting = options.serial ?? 'auto';
	const kind = setting === 'auto' ? serialKind(value) : setting;
	return kind ? serialToMs(value, kind) : NaN;
}

/** Reads a tidied text as a date: ISO, numeric in any order, 年月日, month names in six languages, serial numbers. */
export function readDate(text: string, options: DateOptions = {}): DateReading {
	if (NUMBER.test(text) && (text.length !== 8 || (options.serial ?? 'auto') !== 'auto')) {
		const serial = readSerial(text, options);
		if (!Number.isNaN(serial)) return { dayFirst: serial, monthFirst: serial };
	}
	const parts = readDateText(text, options.twoDigitYearPivot ?? 69);
	if (!parts) return UNREADABLE;
	const { year, a, b, order } = parts;
	const monthThenDay = addTime(dayToMs(year, a, b), parts, options);
	if (order === 'fixed') return { dayFirst: monthThenDay, monthFirst: monthThenDay };
	const dayThenMonth = addTime(dayToMs(year, b, a), parts, options);
	const dotted = order === 'dayFirst' && !Number.isNaN(dayThenMonth);
	return { dayFirst: dayThenMonth, monthFirst: dotted ? dayThenMonth : monthThenDay };
}

/** Why a text is no date when read with this order, in words for the report. */
export function explainDate(
	text: string,
	choice: 'dayFirst' | 'monthFirst',
	options: DateOptions = {},
): string {
	const parts = readDateText(text, options.twoDigitYearPivot ?? 69);
	if (!parts) return 'not a date that can be read';
	if (parts.time !== null && Number.isNaN(parts.time))
		return 'not a date: there is no such time of day';
	const { year, a, b, order } = parts;
	const monthFirst = order === 'fixed' || choice === 'monthFirst';
	const [month, day] = monthFirst ? [a, b] : [b, a];
	const read = dayToMs(year, month, day);
	if (Number.isNaN(read)) return `not a date: ${impossibleDay(year, month, day)}`;
	return 'could be two different days, and the column mixes both orders';
}
