import fc from 'fast-check';
import { adjustedP, kendallTrend, normalTail, sharesP } from '../../../lib/math';

describe('the tail of the normal distribution', () => {
	it('has the published values', () => {
		expect(normalTail(0)).toBeCloseTo(0.5, 6);
		expect(normalTail(1.959964)).toBeCloseTo(0.025, 7);
		expect(normalTail(3)).toBeCloseTo(0.0013498980316, 8);
		expect(normalTail(-1)).toBeCloseTo(0.8413447461, 6);
	});
});

describe("Kendall's trend", () => {
	it('of five rising values is sure in 2 of 120 orders', () => {
		const trend = kendallTrend([1, 2, 4, 7, 11]);
		expect(trend?.tau).toBe(1);
		expect(trend?.pValue).toBeCloseTo(2 / 120, 12);
		// Slopes of pairs: 1 2 3 4, 1.5 2.5 3.5, 2 3, 2.5 → median of 1 1.5 2 2 2.5 2.5 3 3 3.5 4.
		expect(trend?.slope).toBeCloseTo(2.5, 12);
	});

	it('of 1 3 2 4 is seen in 8 of 24 orders', () => {
		// One falling pair: orders of 4 with 0 or 1 falling pairs are 1 + 3, twice.
		expect(kendallTrend([1, 3, 2, 4])?.pValue).toBeCloseTo(8 / 24, 12);
	});

	it('with ties follows the normal distribution: S = 9 of 1 1 2 3 4, variance 47 / 3', () => {
		// n = 5: (5 · 4 · 15 − 2 · 1 · 9) / 18 = 282 / 18; z = 8 / √(282 / 18)
		expect(kendallTrend([1, 1, 2, 3, 4])?.pValue).toBeCloseTo(
			2 * normalTail(8 / Math.sqrt(282 / 18)),
			12,
		);
	});

	it('of equal values is none, and of three values is not told', () => {
		expect(kendallTrend([2, 2, 2, 2])).toMatchObject({ tau: 0, pValue: 1, slope: 0 });
		expect(kendallTrend([1, 2, 3])).toBeNull();
	});

	it('turns round with the series, and its slope lies in its interval', () => {
		const list = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), {
			minLength: 4,
			maxLength: 40,
		});
		fc.assert(
			fc.property(list, (values) => {
				const [there, back] = [kendallTrend(values), kendallTrend([...values].reverse())];
				expect(back?.tau).toBeCloseTo(-(there?.tau ?? 0), 12);
				expect(back?.pValue).toBeCloseTo(there?.pValue ?? 0, 9);
				expect(there?.low).toBeLessThanOrEqual(there?.slope ?? 0);
				expect(there?.high).toBeGreaterThanOrEqual(there?.slope ?? 0);
			}),
		);
	});
});

describe('adjusted p values', () => {
	it('are those of Benjamini and Hochberg by hand', () => {
		// 0.01 · 4 / 1, 0.02 · 4 / 2, 0.03 · 4 / 3, 0.5 · 4 / 4
		const found = adjustedP([0.03, 0.01, 0.5, 0.02]);
		[0.04, 0.04, 0.5, 0.04].forEach((value, i) => expect(found[i]).toBeCloseTo(value, 12));
	});
});

describe('two shares', () => {
	it('of 10 of 100 and 30 of 100 differ by chance in 4 of 10,000 cases', () => {
		// pooled 0.2, spread √(0.16 · 0.02) = 0.056569, z = 3.5355
		expect(sharesP(10, 100, 30, 100)).toBeCloseTo(2 * normalTail(0.2 / Math.sqrt(0.0032)), 12);
		expect(sharesP(10, 100, 30, 100)).toBeCloseTo(0.000407, 5);
		expect(sharesP(0, 0, 3, 9)).toBe(1);
	});
});
