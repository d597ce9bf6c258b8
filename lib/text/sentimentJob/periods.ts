import { int32, isMissing, type DateColumn } from '../../table';
import { firstDay, periodOf, stepOf, type Step } from '../trend/steps';
import type { Blocks } from './blocks';

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
	const step = stepOf(first * MS_PER_DAY, last * MS_PER_DAY);
	const of = (day: number) => periodOf(day * MS_PER_DAY, step);
	const from = of(first);
	const ofRow = days.map((day) => (day === NO_DAY ? NO_PERIOD : of(day) - from));
	const starts = Array.from({ length: of(last) - from + 1 }, (_, i) => firstDay(from + i, step));
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
