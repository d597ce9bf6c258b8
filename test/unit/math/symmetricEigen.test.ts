import fc from 'fast-check';
import { multiply, Random, symmetricEigen, transpose } from '../../../lib/math';

function randomSymmetric(n: number, rank: number, seed: number): Float64Array {
	const random = new Random(seed);
	const a = Float64Array.from({ length: n * rank }, () => random.normal());
	return multiply(a, transpose(a, n, rank), [n, rank, n]);
}

describe('symmetricEigen', () => {
	it('finds 1 and 3 for [[2, 1], [1, 2]]', () => {
		const { values, vectors } = symmetricEigen([2, 1, 1, 2], 2);
		expect([...values].sort((a, b) => a - b).map((value) => value.toFixed(12))).toEqual([
			'1.000000000000',
			'3.000000000000',
		]);
		const three = values[0]! > 2 ? 0 : 1;
		expect(Math.abs(vectors[three * 2]! + vectors[three * 2 + 1]!)).toBeCloseTo(Math.SQRT2, 12);
	});

	it('gives orthonormal vectors v with A v = value · v, also for singular and for repeated ones', () => {
		const sizes = fc.record({
			n: fc.integer({ min: 1, max: 40 }),
			rank: fc.integer({ min: 0, max: 40 }),
			seed: fc.nat(1e6),
		});
		fc.assert(
			fc.property(sizes, ({ n, rank, seed }) => {
				const a = randomSymmetric(n, rank, seed);
				const { values, vectors } = symmetricEigen(a, n);
				const size = 1e-12 * (1 + a.reduce((sum, value) => sum + Math.abs(value), 0));
				const turned = multiply(vectors, a, [n, n, n]);
				const inner = multiply(vectors, transpose(vectors, n, n), [n, n, n]);
				for (let i = 0; i < n; i++) {
					for (let j = 0; j < n; j++) {
						const off = turned[i * n + j]! - values[i]! * vectors[i * n + j]!;
						expect(Math.abs(off)).toBeLessThan(size);
						expect(Math.abs(inner[i * n + j]! - (i === j ? 1 : 0))).toBeLessThan(1e-12);
					}
				}
			}),
			{ numRuns: 60 },
		);
	});

	it('gives the diagonal of a diagonal matrix, and nothing for nothing', () => {
		expect([...symmetricEigen([5, 0, 0, 0, 0, 0, 0, 0, -2], 3).values]).toEqual([5, 0, -2]);
		expect(symmetricEigen([], 0).values).toHaveLength(0);
	});
});
