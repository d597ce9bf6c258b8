import fc from 'fast-check';
import { canonicalOrder, countDistinct, everyNth, gatherRows } from '../../../lib/segment/rowOrder';

const small = fc.array(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 })), {
	minLength: 1,
	maxLength: 60,
});

describe('the canonical row order', () => {
	it('is a permutation that depends on the values only', () => {
		fc.assert(
			fc.property(small, (rows) => {
				const matrix = Float32Array.from(rows.flat());
				const order = canonicalOrder(matrix, 2);
				expect(Array.from(order).sort((a, b) => a - b)).toEqual(rows.map((_, i) => i));
				const reversed = Float32Array.from([...rows].reverse().flat());
				const again = gatherRows(reversed, 2, canonicalOrder(reversed, 2));
				expect(again).toEqual(gatherRows(matrix, 2, order));
			}),
		);
	});

	it('counts different rows', () => {
		fc.assert(
			fc.property(small, (rows) => {
				const matrix = Float32Array.from(rows.flat());
				const distinct = countDistinct(gatherRows(matrix, 2, canonicalOrder(matrix, 2)), 2);
				expect(distinct).toBe(new Set(rows.map(String)).size);
			}),
		);
	});

	it('samples every value in proportion', () => {
		const matrix = Float32Array.from({ length: 9000 }, (_, i) => i % 3);
		const order = canonicalOrder(matrix, 1);
		const sample = gatherRows(matrix, 1, everyNth(order, 900));
		for (const value of [0, 1, 2]) {
			const count = sample.filter((x) => x === value).length;
			expect(Math.abs(count - 300)).toBeLessThanOrEqual(1);
		}
	});
});
