import fc from 'fast-check';
import { medianInPlace, selectInPlace } from '../../../lib/math';

const sorted = (values: Iterable<number>) => Float64Array.from(values).sort();

/** Long lists too: from 600 values on a sample is used. Few different values: many ties. */
const lists = fc.oneof(
	fc.array(fc.double({ noNaN: true }), { minLength: 1, maxLength: 60 }),
	fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 3000 }),
	fc.array(fc.double({ noNaN: true, min: -1, max: 1 }), { minLength: 601, maxLength: 3000 }),
);

describe('selection in place', () => {
	it('puts the value of the rank between the smaller and the larger ones', () => {
		fc.assert(
			fc.property(lists, fc.nat(), (list, any) => {
				const values = Float64Array.from(list, (value) => value + 0);
				const rank = any % values.length;
				const expected = sorted(values);
				expect(selectInPlace(values, rank)).toBe(expected[rank]);
				const chosen = values[rank] ?? NaN;
				expect(values.subarray(0, rank).every((value) => value <= chosen)).toBe(true);
				expect(values.subarray(rank).every((value) => value >= chosen)).toBe(true);
				expect(sorted(values)).toEqual(expected);
			}),
		);
	});

	it.each([
		['ascending', (i: number) => i],
		['descending', (i: number) => -i],
		['an organ pipe', (i: number) => Math.min(i, 100_000 - i)],
		['a saw', (i: number) => i % 7],
		['equal', () => 3],
	])('finds the median of 100,001 values that are %s', (_name, valueAt) => {
		const values = Float64Array.from({ length: 100_001 }, (_, i) => valueAt(i));
		expect(medianInPlace(values.slice())).toBe(sorted(values)[50_000]);
	});

	it('takes the mean of the two middle values of an even number', () => {
		expect(medianInPlace(Float64Array.from([9, 1, 3, 4]))).toBe(3.5);
		expect(medianInPlace(Float64Array.from([7]))).toBe(7);
		expect(medianInPlace(new Float64Array(0))).toBeNaN();
	});
});
