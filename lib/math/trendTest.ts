/** Whether a series rises or falls, without assuming a line or normal errors. */

/** P(Z > z) of a standard normal Z, relative error below 2e-7 (Press et al., Numerical Recipes, erfcc). */
export function normalTail(z: number): number {
	const x = Math.abs(z) / Math.SQRT2;
	const t = 1 / (1 + 0.5 * x);
	const powers = [
		...[-1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806],
		...[0.27886807, -1.13520398, 1.48851587, -0.82215223, 0.17087277],
	];
	const exponent = powers.reduceRight((sum, factor) => sum * t + factor, 0);
	const upper = 0.5 * t * Math.exp(-x * x + exponent);
	return z >= 0 ? upper : 1 - upper;
}

export interface Trend {
	/** Kendall's tau, −1 … 1: pairs that rise less pairs that fall, as a share of all pairs. */
	readonly tau: number;
	/** Two-sided: how often chance alone gives as clear a trend. */
	readonly pValue: number;
	/** Change per step: median of all pairwise slopes (Theil 1950, Sen 1968). */
	readonly slope: number;
	/** 95 % interval of the slope (Sen 1968). */
	readonly low: number;
	readonly high: number;
}

const MOST_EXACT = 30;
const Z95 = 1.959963984540054;

/** Mann-Kendall test of a series against its order; null for fewer than four values. Exact to 30 values without ties, else normal. */
export function kendallTrend(values: readonly number[]): Trend | null {
	const n = values.length;
	if (n < 4) return null;
	const slopes: number[] = [];
	let score = 0;
	for (let j = 1; j < n; j++) {
		for (let i = 0; i < j; i++) {
			const change = (values[j] ?? 0) - (values[i] ?? 0);
			score += Math.sign(change);
			slopes.push(change / (j - i));
		}
	}
	slopes.sort((a, b) => a - b);
	const spread = Math.sqrt(varianceOfScore(values));
	const tied = new Set(values).size < n;
	const pValue = !tied && n <= MOST_EXACT ? exactP(score, n) : normalP(score, spread);
	const reach = Z95 * spread;
	const at = (rank: number) => slopes[Math.min(slopes.length - 1, Math.max(0, rank))] ?? 0;
	const middle = (slopes.length - 1) / 2;
	return {
		...{ tau: score / slopes.length, pValue },
		slope: (at(Math.floor(middle)) + at(Math.ceil(middle))) / 2,
		low: at(Math.floor((slopes.length - reach) / 2) - 1),
		high: at(Math.ceil((slopes.length + reach) / 2)),
	};
}

/** Var S = (n(n − 1)(2n + 5) − Σ t(t − 1)(2t + 5)) / 18 over groups of t equal values. */
function varianceOfScore(values: readonly number[]): number {
	const groups = new Map<number, number>();
	for (const value of values) groups.set(value, (groups.get(value) ?? 0) + 1);
	const term = (t: number) => t * (t - 1) * (2 * t + 5);
	return [...groups.values()].reduce((sum, t) => sum - term(t), term(values.length)) / 18;
}

const normalP = (score: number, spread: number): number =>
	spread === 0 ? 1 : Math.min(1, 2 * normalTail(Math.max(0, Math.abs(score) - 1) / spread));

/** From the number of orders of n values with each number of falling pairs (Kendall and Gibbons 1990). */
function exactP(score: number, n: number): number {
	const pairs = (n * (n - 1)) / 2;
	let shares = [1];
	for (let m = 2; m <= n; m++) {
		const next = new Array<number>(shares.length + m - 1).fill(0);
		shares.forEach((share, at) => {
			for (let j = 0; j < m; j++) next[at + j] = (next[at + j] ?? 0) + share / m;
		});
		shares = next;
	}
	const falling = (pairs - Math.abs(score)) / 2;
	const tail = shares.slice(0, falling + 1).reduce((sum, share) => sum + share, 0);
	return Math.min(1, 2 * tail);
}

/** p values adjusted for testing several at once (Benjamini and Hochberg 1995), in the order given. */
export function adjustedP(pValues: readonly number[]): number[] {
	const order = Array.from(pValues.keys()).sort((a, b) => (pValues[b] ?? 1) - (pValues[a] ?? 1));
	const adjusted = new Array<number>(pValues.length).fill(1);
	let least = 1;
	order.forEach((at, i) => {
		const rank = pValues.length - i;
		least = Math.min(least, ((pValues[at] ?? 1) * pValues.length) / rank);
		adjusted[at] = least;
	});
	return adjusted;
}

/** Two-sided p value of two shares being equal (pooled z test), 1 where it cannot be told. */
export function sharesP(hits: number, of: number, otherHits: number, otherOf: number): number {
	const pooled = (hits + otherHits) / Math.max(1, of + otherOf);
	const spread = Math.sqrt(
		pooled * (1 - pooled) * (1 / Math.max(1, of) + 1 / Math.max(1, otherOf)),
	);
	if (of === 0 || otherOf === 0 || spread === 0) return 1;
	return Math.min(1, 2 * normalTail(Math.abs(hits / of - otherHits / otherOf) / spread));
}
