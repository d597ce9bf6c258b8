import { isMissing, type DateColumn } from '../column';

const MS_PER_DAY = 86_400_000;
const MAX_MS = 8.64e15;
const wholeDays = new WeakMap<DateColumn, boolean>();

/** True when every date of the column is a midnight in UTC: then dates are written without a time. Looked at once a column. */
export function isWholeDays(column: DateColumn): boolean {
	const known = wholeDays.get(column);
	if (known !== undefined) return known;
	const whole = column.values.every((ms, row) => ms % MS_PER_DAY === 0 || isMissing(column, row));
	wholeDays.set(column, whole);
	return whole;
}

/** `2024-03-01` or `2024-03-01T10:00:00.000Z`; null for a number that is no date. */
export function dateText(ms: number, daysOnly: boolean): string | null {
	if (!(Math.abs(ms) <= MAX_MS)) return null;
	const text = new Date(ms).toISOString();
	return daysOnly ? text.slice(0, -14) : text;
}
