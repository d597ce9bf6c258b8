const DAY = 86_400_000;
const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const MONTH_NAMES = [
	'January',
	'February',
	'March',
	'April',
	'May',
	'June',
	'July',
	'August',
	'September',
	'October',
	'November',
	'December',
];

function daysInMonth(year: number, month: number): number {
	const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
	return month === 2 && leap ? 29 : (MONTH_DAYS[month - 1] ?? 0);
}

/** UTC ms at midnight of a day of the Gregorian calendar, or NaN when there is no such day. Years 1–9999. */
export function dayToMs(year: number, month: number, day: number): number {
	if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return NaN;
	// Date.UTC takes years 0–99 for 1900–1999: count from a year 400 (one whole cycle of the calendar) later.
	return Date.UTC(year + 400, month - 1, day) - 146_097 * DAY;
}

/** Why `dayToMs` gave NaN, in words. */
export function impossibleDay(year: number, month: number, day: number): string {
	if (year < 1) return 'there is no year 0';
	if (month < 1 || month > 12) return `there is no month ${month}`;
	const days = daysInMonth(year, month);
	return `${MONTH_NAMES[month - 1] ?? ''} ${year} has ${days} days, not ${day}`;
}

/** ISO 8601 of UTC ms: the day alone at midnight, else with the time ("2024-02-01T10:30:00.000Z"). Years 0–9999. */
export function msToIso(ms: number): string {
	const days = Math.floor(ms / DAY);
	const [year, month, day] = civilOf(days);
	const pad = (value: number, width = 2) => String(value).padStart(width, '0');
	const date = `${pad(year, 4)}-${pad(month)}-${pad(day)}`;
	const rest = ms - days * DAY;
	if (rest === 0) return date;
	const [hours, minutes] = [Math.floor(rest / 3_600_000), Math.floor(rest / 60_000) % 60];
	const [seconds, millis] = [Math.floor(rest / 1000) % 60, Math.floor(rest) % 1000];
	return `${date}T${pad(hours)}:${pad(minutes)}:${pad(seconds)}.${pad(millis, 3)}Z`;
}

/** Year, month, day of a day number since 1970-01-01 (Howard Hinnant's days-to-civil algorithm). */
function civilOf(days: number): readonly [number, number, number] {
	const shifted = days + 719_468;
	const era = Math.floor(shifted / 146_097);
	const dayOfEra = shifted - era * 146_097;
	const yearOfEra = Math.floor(
		(dayOfEra -
			Math.floor(dayOfEra / 1460) +
			Math.floor(dayOfEra / 36_524) -
			Math.floor(dayOfEra / 146_096)) /
			365,
	);
	const dayOfYear =
		dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
	const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
	const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
	const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
	const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
	return [year, month, day];
}
