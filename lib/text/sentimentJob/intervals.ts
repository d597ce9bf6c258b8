import type { Interval } from './report';

const Z = 1.959963984540054;
/** Student's t at 0.975 for 1 … 10 degrees of freedom. */
const T = [12.7062, 4.3027, 3.1824, 2.7764, 2.5706, 2.4469, 2.3646, 2.306, 2.2622, 2.2281];

/** Student's t at 0.975; from 11 degrees of freedom on by its series around the normal quantile (error < 0.001). */
export function tQuantile(degrees: number): number {
	const known = T[degrees - 1];
	if (known !== undefined) return known;
	const first = (Z ** 3 + Z) / (4 * degrees);
	const second = (5 * Z ** 5 + 16 * Z ** 3 + 3 * Z) / (96 * degrees ** 2);
	const third = (3 * Z ** 7 + 19 * Z ** 5 + 17 * Z ** 3 - 15 * Z) / (384 * degrees ** 3);
	return Z + first + second + third;
}

/** A mean of values within −1 … 1 from their number, sum and sum of squares; without an interval for fewer than two. */
export function meanInterval(texts: number, sum: number, squares: number): Interval {
	const value = texts === 0 ? 0 : sum / texts;
	if (texts < 2) return { value, low: null, high: null, texts };
	const variance = Math.max(0, squares - (sum * sum) / texts) / (texts - 1);
	const half = tQuantile(texts - 1) * Math.sqrt(variance / texts);
	return { value, low: Math.max(-1, value - half), high: Math.min(1, value + half), texts };
}

/**
 * Share of positive less share of negative texts. The interval is that of a difference of shares of one sample, with one text of each
 * class added so that a few texts that agree do not look certain (as Agresti and Min, 2005).
 */
export function netInterval(positive: number, negative: number, texts: number): Interval {
	const value = texts === 0 ? 0 : (positive - negative) / texts;
	if (texts < 2) return { value, low: null, high: null, texts };
	const all = texts + 3;
	const centre = (positive - negative) / all;
	const half = Z * Math.sqrt(((positive + negative + 2) / all - centre * centre) / all);
	return {
		value,
		low: Math.max(-1, Math.min(value, centre - half)),
		high: Math.min(1, Math.max(value, centre + half)),
		texts,
	};
}
