import { dateText, int32, isMissing, type DateColumn } from '../../table';
import type { Blocks } from './blocks';
import type { Step } from './report';

/** Which period of the trend a row belongs to. */
export interface Periods {
	readonly step: Step;
	/** First days, `2026-03-01`, without gaps. */
	readonly starts: readonly string[];
	/** Place in `starts` of each row, −1 = no date. */
	readonly ofRow: Int32Array;
	readonly withoutDate: number;
}

const MS_PER_DAY = 86_400_000;
const NO_PERIOD = -1;
const NO_DAY = -(2 ** 31);
/** Longest span in days that is shown by day, week and month. */
const DAYS = 45;
const WEEKS = 400;
const MONTHS = 3700;
/** 1970-01-01 was a Thursday; weeks begin on Monday. */
const MONDAY = 3;

/** Days → number of the period, and back to its first day. */
const STEPS = {
	day: { of: (day: number) => day, start: (period: number) => period },
	week: {
		of: (day: number) => Math.floor((day + MONDAY) / 7),
		start: (period: number) => period * 7 - MONDAY,
	},
	month: {
		of: (day: number) => monthOf(day),
		start: (period: number) => firstOf(Math.floor(period / 12), period % 12),
	},
	year: {
		of: (day: number) => Math.floor(monthOf(day) / 12),
		start: (period: number) => firstOf(period, 0),
	},
};

/** The periods of a column of dates, by day, week, month or year as its span asks for. Throws WRONG_TYPE; null = no dates at all. */
export function periodsOf(blocks: Blocks, dateColumn: string): Periods | null {
	const days = daysOf(blocks, dateColumn);
	let [first, last, withoutDate] = [Infinity, -Infinity, 0];
	for (const day of days) {
		if (day === NO_DAY) withoutDate++;
		else {
			first = Math.min(first, day);
			last = Math.max(last, day);
		}
	}
	if (withoutDate === days.length) return null;
	const step = stepFor(last - first);
	const { of, start } = STEPS[step];
	const from = of(first);
	const ofRow = days.map((day) => (day === NO_DAY ? NO_PERIOD : of(day) - from));
	const starts = Array.from({ length: of(last) - from + 1 }, (_, i) => dayText(start(from + i)));
	return { step, starts, ofRow, withoutDate };
}

/** Days since 1970-01-01 of each row. */
function daysOf(blocks: Blocks, dateColumn: string): Int32Array {
	const days = int32(blocks.numRows).fill(NO_DAY);
	blocks.tables.forEach((table, i) => {
		const all = table.column(dateColumn);
		let dates: DateColumn | undefined;
		for (let row = 0; row < all.length; row++) {
			if (isMissing(all, row)) continue;
			// A column without any date may be of any type.
			dates ??= table.typed(dateColumn, 'date');
			days[(blocks.starts[i] ?? 0) + row] = Math.floor((dates.values[row] ?? 0) / MS_PER_DAY);
		}
	});
	return days;
}

function stepFor(days: number): Step {
	if (days <= DAYS) return 'day';
	if (days <= WEEKS) return 'week';
	return days <= MONTHS ? 'month' : 'year';
}

const dayText = (day: number) => dateText(day * MS_PER_DAY, true) ?? '';

/** Months since year 0. */
function monthOf(day: number): number {
	const date = new Date(day * MS_PER_DAY);
	return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

function firstOf(year: number, month: number): number {
	// Date.UTC takes the years 0 … 99 for 1900 … 1999; 400 years are a whole number of days.
	return Date.UTC(year + 400, month) / MS_PER_DAY - 146_097;
}
