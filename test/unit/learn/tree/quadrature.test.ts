import { quadrature } from '../../../../lib/learn/tree/quadrature';

describe('Gauss-Legendre quadrature on [0, 1]', () => {
	it('has the published points and weights of the rule with three points', () => {
		// On [−1, 1]: 0 and ±√(3/5) with weights 8/9 and 5/9.
		const { points, weights } = quadrature(3);
		const away = Math.sqrt(3 / 5) / 2;
		[0.5 - away, 0.5, 0.5 + away].forEach((x, i) => expect(points[i]).toBeCloseTo(x, 15));
		[5 / 18, 8 / 18, 5 / 18].forEach((w, i) => expect(weights[i]).toBeCloseTo(w, 15));
	});

	it.each([1, 2, 7, 20, 64])('integrates powers up to 2n − 1 exactly with %i points', (n) => {
		const { points, weights } = quadrature(n);
		for (const power of [0, 1, n, 2 * n - 1]) {
			const sum = points.reduce((total, x, i) => total + (weights[i] ?? 0) * x ** power, 0);
			expect(sum).toBeCloseTo(1 / (power + 1), 13);
		}
	});
});
