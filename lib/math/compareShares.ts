/** Two shares against each other: difference, interval, test, and how many people a test needs. */
import { logGamma } from './studentT';
import { normalTail } from './trendTest';
import { wilson } from './wilson';

export interface Hits {
	readonly count: number;
	readonly of: number;
}

export interface ShareComparison {
	/** First share less the second. */
	readonly difference: number;
	/** 95 % interval of the difference (Newcombe 1998, method 10: from Wilson's intervals). */
	readonly low: number;
	readonly high: number;
	/** Two-sided: pooled z test, or Fisher's exact test where fewer than five are expected in a cell. */
	readonly pValue: number;
	readonly test: 'z' | 'fisher';
}

/** Null when one of the groups is empty. */
export function compareShares(first: Hits, second: Hits): ShareComparison | null {
	if (first.of <= 0 || second.of <= 0) return null;
	const [a, b] = [wilson(first.count, first.of), wilson(second.count, second.of)];
	const difference = a.value - b.value;
	const exact = leastExpected(a, b) < 5;
	return {
		difference,
		low: difference - Math.hypot(a.value - a.low, b.high - b.value),
		high: difference + Math.hypot(a.high - a.value, b.value - b.low),
		pValue: exact ? fisherExact(a, b) : pooledZ(a, b),
		test: exact ? 'fisher' : 'z',
	};
}

function leastExpected(a: Hits, b: Hits): number {
	const share = (a.count + b.count) / (a.of + b.of);
	return Math.min(a.of, b.of) * Math.min(share, 1 - share);
}

function pooledZ(a: Hits, b: Hits): number {
	const share = (a.count + b.count) / (a.of + b.of);
	const spread = Math.sqrt(share * (1 - share) * (1 / a.of + 1 / b.of));
	return Math.min(1, 2 * normalTail(Math.abs(a.count / a.of - b.count / b.of) / spread));
}

/** Two-sided Fisher's exact test: all tables with these margins that are no likelier than the one seen. */
export function fisherExact(a: Hits, b: Hits): number {
	const hits = a.count + b.count;
	const choose = (n: number, k: number) => logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);
	const all = choose(a.of + b.of, hits);
	const chance = (k: number) => Math.exp(choose(a.of, k) + choose(b.of, hits - k) - all);
	// As much room for rounding as R and scipy leave.
	const seen = chance(a.count) * (1 + 1e-7);
	let sum = 0;
	for (let k = Math.max(0, hits - b.of); k <= Math.min(hits, a.of); k++) {
		const one = chance(k);
		if (one <= seen) sum += one;
	}
	return Math.min(1, sum);
}

/** p values adjusted for testing several at once so that even one false alarm is rare (Holm 1979), in the order given. */
export function holm(pValues: readonly number[]): number[] {
	const order = Array.from(pValues.keys()).sort((a, b) => (pValues[a] ?? 1) - (pValues[b] ?? 1));
	const adjusted = new Array<number>(pValues.length).fill(1);
	let most = 0;
	order.forEach((at, rank) => {
		most = Math.max(most, Math.min(1, (pValues[at] ?? 1) * (pValues.length - rank)));
		adjusted[at] = most;
	});
	return adjusted;
}

/** The z that a standard normal exceeds with probability `tail` (0 < tail < 1), to about 1e-7. */
export function normalReach(tail: number): number {
	let [low, high] = [-40, 40];
	for (let i = 0; i < 100; i++) {
		const middle = (low + high) / 2;
		if (normalTail(middle) > tail) low = middle;
		else high = middle;
	}
	return (low + high) / 2;
}

/**
 * People in each of two equal groups so that a two-sided test at `alpha` tells shares `p` and `q` apart with this `power` (Fleiss 1981,
 * without continuity correction; R's power.prop.test). Infinity for equal shares.
 */
export function peopleNeeded(p: number, q: number, alpha = 0.05, power = 0.8): number {
	if (p === q) return Infinity;
	const middle = (p + q) / 2;
	const [zAlpha, zPower] = [normalReach(alpha / 2), normalReach(1 - power)];
	const spread =
		zAlpha * Math.sqrt(2 * middle * (1 - middle)) + zPower * Math.sqrt(p * (1 - p) + q * (1 - q));
	return Math.ceil((spread / (p - q)) ** 2);
}

/** The smallest rise above the share `p` that `people` in each group would show; null when not even a rise to 1 would. */
export function detectableRise(
	p: number,
	people: number,
	alpha = 0.05,
	power = 0.8,
): number | null {
	if (p >= 1 || peopleNeeded(p, 1, alpha, power) > people) return null;
	let [low, high] = [p, 1];
	for (let i = 0; i < 60; i++) {
		const middle = (low + high) / 2;
		if (peopleNeeded(p, middle, alpha, power) > people) low = middle;
		else high = middle;
	}
	return high - p;
}
