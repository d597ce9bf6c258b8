/**
 * Gauss-Legendre quadrature on [0, 1]: n points give the integral of a polynomial of degree 2n − 1 exactly. Roots of the Legendre
 * polynomial by Newton's method from Tricomi's estimate; weights 1 / ((1 − x²) p'(x)²) (half of those on [−1, 1]).
 */
export interface Quadrature {
	/** Ascending, inside (0, 1). */
	readonly points: Float64Array;
	/** Add up to 1. */
	readonly weights: Float64Array;
}

const known = new Map<number, Quadrature>();

/** The rule with `n` >= 1 points. */
export function quadrature(n: number): Quadrature {
	let rule = known.get(n);
	if (!rule) known.set(n, (rule = make(n)));
	return rule;
}

function make(n: number): Quadrature {
	const points = new Float64Array(n);
	const weights = new Float64Array(n);
	for (let i = 0; i < n; i++) {
		let x = Math.cos((Math.PI * (i + 0.75)) / (n + 0.5));
		for (let step = 0; step < 100; step++) {
			const { value, slope } = legendre(n, x);
			const next = x - value / slope;
			if (Math.abs(next - x) < 1e-16) break;
			x = next;
		}
		const { slope } = legendre(n, x);
		points[n - 1 - i] = (1 + x) / 2;
		weights[n - 1 - i] = 1 / ((1 - x * x) * slope * slope);
	}
	return { points, weights };
}

function legendre(n: number, x: number): { value: number; slope: number } {
	let [before, value] = [1, x];
	for (let k = 2; k <= n; k++)
		[before, value] = [value, ((2 * k - 1) * x * value - (k - 1) * before) / k];
	return { value, slope: (n * (x * value - before)) / (x * x - 1) };
}
