import { parseAsOf } from '../../features';

/** UTC ms of an as-of date: a day (its end), a date-time or UTC ms; undefined when none is given. Throws INVALID_PARAMETER. */
export function asOfTime(asOf: string | number | undefined): number | undefined {
	if (asOf === undefined || asOf === '' || asOf === 'latest') return undefined;
	return parseAsOf(asOf);
}
