const DAY = 86_400_000;
/** Excel's day number of 1970-01-01 (1900 system). */
const EXCEL_EPOCH = 25_569;

export type SerialKind = 'excel' | 'unix-s' | 'unix-ms';

/** Which count of time a number is, by its size: Excel days 10000–99999 (1927–2173), seconds from 1973, ms from 1973; else null. */
export function serialKind(value: number): SerialKind | null {
	if (value >= 10_000 && value < 100_000) return 'excel';
	if (!Number.isInteger(value)) return value >= 1e8 && value < 1e10 ? 'unix-s' : null;
	if (value >= 1e8 && value < 1e10) return 'unix-s';
	return value >= 1e11 && value < 1e13 ? 'unix-ms' : null;
}

/** UTC ms of a serial date, to the nearest ms. Excel numbers from 1 March 1900 (61) on; before that Excel counts a day that never was. */
export function serialToMs(value: number, kind: SerialKind): number {
	if (!Number.isFinite(value)) return NaN;
	if (kind === 'unix-ms') return Math.round(value);
	if (kind === 'unix-s') return Math.round(value * 1000);
	return value >= 61 && value < 2_958_466 ? Math.round((value - EXCEL_EPOCH) * DAY) : NaN;
}
