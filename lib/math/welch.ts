import { studentReach, studentTwoSided } from './studentT';

/** Sums over one group, from which mean and variance follow. */
export interface Moments {
	readonly count: number;
	readonly mean: number;
	/** Sample variance (n − 1). */
	readonly variance: number;
}

export interface MeanComparison {
	/** First mean less the second. */
	readonly difference: number;
	/** 95 % interval. */
	readonly low: number;
	readonly high: number;
	readonly pValue: number;
	readonly df: number;
}

/** Two means of groups with different variances (Welch 1947). Null with fewer than two values in a group or without any spread. */
export function welch(first: Moments, second: Moments): MeanComparison | null {
	if (first.count < 2 || second.count < 2) return null;
	const [a, b] = [first.variance / first.count, second.variance / second.count];
	const squared = a + b;
	if (!(squared > 0)) return null;
	const df = squared ** 2 / (a ** 2 / (first.count - 1) + b ** 2 / (second.count - 1));
	const difference = first.mean - second.mean;
	const error = Math.sqrt(squared);
	const reach = studentReach(0.95, df) * error;
	return {
		...{ difference, df },
		low: difference - reach,
		high: difference + reach,
		pValue: studentTwoSided(difference / error, df),
	};
}
