/** Numbers for people, the same on every machine: no locale is asked. */

const withCommas = (digits: string): string => digits.replace(/\B(?=(\d{3})+(?!\d))/g, ',');

const grouped = (text: string): string => {
	const [whole = '', ...rest] = text.split('.');
	return [withCommas(whole), ...rest].join('.');
};

const minus = (text: string): string => text.replace(/^-/, '−');

/** A whole number: 12,605. */
export const wholeText = (value: number): string => minus(grouped(String(Math.round(value))));

/** Four significant digits; very large and very small ones as a power of ten: 1,234, 0.9315, 2.5e+12. */
export function numberText(value: number | null): string {
	if (value === null || !Number.isFinite(value)) return '–';
	if (value === 0) return '0';
	const size = Math.abs(value);
	if (size >= 1e9 || size < 1e-4) return minus(Number(value.toPrecision(3)).toExponential());
	if (size >= 1000)
		return minus(grouped(value.toFixed(size >= 10_000 ? 0 : 1).replace(/\.0$/, '')));
	return minus(String(Number(value.toPrecision(4))));
}

/** A share: 0.8463 is "84.6 %". */
export function percentText(share: number | null, digits = 1): string {
	if (share === null || !Number.isFinite(share)) return '–';
	return `${minus((share * 100).toFixed(digits))} %`;
}

/** "83.5 % to 85.6 %"; '–' without bounds. */
export const rangeText = (
	low: number | null,
	high: number | null,
	format: (value: number | null) => string = numberText,
): string => (low === null || high === null ? '–' : `${format(low)} to ${format(high)}`);

/** UTC, to the minute. */
export function momentText(ms: number): string {
	if (!(Math.abs(ms) <= 8.64e15)) return 'at an unknown time';
	return `${new Date(ms).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
