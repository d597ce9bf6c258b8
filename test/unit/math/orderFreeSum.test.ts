import fc from 'fast-check';
import { OrderFreeSum, orderFreeMean } from '../../../lib/math';

const numbers = fc.array(fc.double({ noNaN: true, min: -1e9, max: 1e9 }), {
	minLength: 1,
	maxLength: 300,
});

describe('the order-free sum', () => {
	it('has the same bits in any order', () => {
		fc.assert(
			fc.property(
				numbers.chain((list) =>
					fc.tuple(
						fc.constant(list),
						fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length }),
					),
				),
				([list, shuffled]) => {
					expect(orderFreeMean(Float64Array.from(shuffled))).toBe(
						orderFreeMean(Float64Array.from(list)),
					);
				},
			),
		);
	});

	it('errs by less than 1e-15 of the largest term a term', () => {
		// Whole numbers up to 2^50: their exact sum is known from BigInt.
		const whole = fc.array(fc.bigInt({ min: -(2n ** 50n), max: 2n ** 50n }), { minLength: 1 });
		fc.assert(
			fc.property(whole, fc.constantFrom(1, 2 ** -90, 2 ** 400), (list, unit) => {
				const terms = list.map((value) => Number(value) * unit);
				const largest = Math.max(...terms.map(Math.abs));
				const sum = new OrderFreeSum(largest, terms.length);
				for (const term of terms) sum.add(term);
				const exact = Number(list.reduce((a, b) => a + b, 0n)) * unit;
				const most = 1e-15 * largest * terms.length;
				expect(Math.abs(sum.total - exact)).toBeLessThanOrEqual(most);
			}),
		);
	});

	it('keeps small terms between large ones that cancel', () => {
		const sum = new OrderFreeSum(1e9, 4);
		for (const value of [1e9, 1e-7, -1e9, 1e-7]) sum.add(value);
		expect(sum.total).toBeCloseTo(2e-7, 18);
	});

	it('is 0 for zeros and NaN for the mean of nothing', () => {
		expect(orderFreeMean(new Float64Array(3))).toBe(0);
		expect(orderFreeMean(new Float64Array(0))).toBeNaN();
	});

	it('holds for a million terms', () => {
		const values = Float64Array.from({ length: 1e6 }, (_, i) => (i + 1) / 1e6);
		// 0.5 · (1e6 + 1) / 1e6
		expect(orderFreeMean(values)).toBeCloseTo(0.5000005, 13);
		expect(orderFreeMean(values.slice().reverse())).toBe(orderFreeMean(values));
	});
});
