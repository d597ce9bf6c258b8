/** Student's t distribution, by the incomplete beta function (Press et al., Numerical Recipes 6.4: continued fraction, modified Lentz). */

const LANCZOS = [
	...[0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313],
	...[-176.61502916214059, 12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6],
	1.5056327351493116e-7,
];

/** ln Γ(x) for x > 0, relative error about 1e-14 (Lanczos, g = 7). */
export function logGamma(x: number): number {
	if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
	const at = x - 1;
	const t = at + 7.5;
	const series = LANCZOS.reduce(
		(sum, factor, i) => sum + (i === 0 ? factor : factor / (at + i)),
		0,
	);
	return 0.5 * Math.log(2 * Math.PI) + (at + 0.5) * Math.log(t) - t + Math.log(series);
}

/** I_x(a, b), the regularised incomplete beta function. */
export function incompleteBeta(x: number, a: number, b: number): number {
	if (x <= 0) return 0;
	if (x >= 1) return 1;
	if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a);
	const front = logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x);
	return (Math.exp(front) * fraction(x, a, b)) / a;
}

const TINY = 1e-300;
const notZero = (value: number) => (Math.abs(value) < TINY ? TINY : value);

function fraction(x: number, a: number, b: number): number {
	let c = 1;
	let d = 1 / notZero(1 - ((a + b) * x) / (a + 1));
	let result = d;
	for (let m = 1; m <= 10_000; m++) {
		const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
		d = 1 / notZero(1 + even * d);
		c = notZero(1 + even / c);
		result *= d * c;
		const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
		d = 1 / notZero(1 + odd * d);
		c = notZero(1 + odd / c);
		result *= d * c;
		if (Math.abs(d * c - 1) < 1e-15) break;
	}
	return result;
}

/** P(|T| > |t|) for `df` > 0 degrees of freedom, which need not be whole. */
export function studentTwoSided(t: number, df: number): number {
	return incompleteBeta(df / (df + t * t), df / 2, 0.5);
}

/** The t that |T| stays below with probability `level` (0 … 1), by bisection. */
export function studentReach(level: number, df: number): number {
	let [low, high] = [0, 1];
	while (studentTwoSided(high, df) > 1 - level && high < 1e12) high *= 2;
	for (let i = 0; i < 200 && high - low > 1e-13 * high; i++) {
		const middle = (low + high) / 2;
		if (studentTwoSided(middle, df) > 1 - level) low = middle;
		else high = middle;
	}
	return (low + high) / 2;
}
