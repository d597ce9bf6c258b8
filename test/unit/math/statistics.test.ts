import fc from 'fast-check';
import {
	mean,
	median,
	medianAbsoluteDeviation,
	quantile,
	standardDeviation,
	sum,
	variance,
} from '../../../lib/math';

const numbers = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1 });

describe('sum', () => {
	it('keeps what plain addition loses', () => {
		expect(sum([1, 1e100, 1, -1e100])).toBe(2);
		expect(sum(new Array<number>(10).fill(0.1))).toBe(1);
	});

	it('is 0 for nothing and infinite for infinity', () => {
		expect(sum([])).toBe(0);
		expect(sum([1, Infinity])).toBe(Infinity);
	});
});

describe('mean and variance', () => {
	it('match values worked out by hand', () => {
		// 2, 4, 4, 4, 5, 5, 7, 9: mean 5, squares of differences add up to 32.
		const values = [2, 4, 4, 4, 5, 5, 7, 9];
		expect(mean(values)).toBe(5);
		expect(variance(values, 0)).toBe(4);
		expect(variance(values)).toBeCloseTo(32 / 7, 12);
		expect(standardDeviation(values, 0)).toBe(2);
	});

	it('has no variance with one value', () => {
		expect(variance([3])).toBeNaN();
		expect(variance([3], 0)).toBe(0);
	});

	it('keeps the digits of values far from 0', () => {
		expect(variance([1e9 + 1, 1e9 + 2, 1e9 + 3])).toBe(1);
	});

	it('scales with the square when values are scaled', () => {
		fc.assert(
			fc.property(numbers, (values) => {
				const doubled = values.map((value) => value * 2);
				expect(variance(doubled, 0)).toBeCloseTo(4 * variance(values, 0), 0);
			}),
		);
	});
});

describe('quantile', () => {
	it('between numbers further apart than the greatest number is finite', () => {
		expect(quantile([-1.5e308, 1.5e308], 0.75)).toBeCloseTo(7.5e307, -300);
		expect(quantile([-1.5e308, 1.5e308], 0.5)).toBe(0);
	});

	it('is R-7', () => {
		// numpy.quantile([1, 2, 3, 4], [.25, .5, .9]) → 1.75, 2.5, 3.7
		expect(quantile([4, 1, 3, 2], 0.25)).toBeCloseTo(1.75, 12);
		expect(quantile([4, 1, 3, 2], 0.5)).toBe(2.5);
		expect(quantile([4, 1, 3, 2], 0.9)).toBeCloseTo(3.7, 12);
	});

	it('runs from the least to the greatest value and never falls', () => {
		fc.assert(
			fc.property(numbers, (values) => {
				const steps = [0, 0.1, 0.5, 0.9, 1].map((p) => quantile(values, p));
				expect(steps[0]).toBe(Math.min(...values));
				expect(steps[4]).toBe(Math.max(...values));
				expect([...steps].sort((a, b) => a - b)).toEqual(steps);
			}),
		);
	});

	it('is NaN when a value is missing or there is none', () => {
		expect(quantile([1, Number.NaN], 0.5)).toBeNaN();
		expect(quantile([], 0.5)).toBeNaN();
	});

	it('refuses a share outside 0..1', () => {
		expect(() => quantile([1], 25)).toThrow('Quantile must be 0..1, got 25.');
	});
});

describe('median and median absolute deviation', () => {
	it('match values worked out by hand', () => {
		// Median of 1, 1, 2, 2, 4, 6, 9 is 2; differences 1, 1, 0, 0, 2, 4, 7 have the median 1.
		expect(median([9, 1, 2, 6, 4, 2, 1])).toBe(2);
		expect(medianAbsoluteDeviation([9, 1, 2, 6, 4, 2, 1])).toBe(1);
	});
});
