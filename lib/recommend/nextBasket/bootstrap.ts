import { Random } from '../../math';
import type { Interval } from '../metrics';

const RESAMPLES = 1_000;

/**
 * 95 % interval of the mean by the percentile bootstrap (Efron 1979): customers are drawn anew with replacement, 1,000 times.
 * The same values and seed give the same interval. Empty: all NaN. Cost: 1,000 × values.
 */
export function bootstrapInterval(values: readonly number[], seed: number): Interval {
	const n = values.length;
	const random = new Random(seed);
	const means = Float64Array.from({ length: RESAMPLES }, () => {
		let sum = 0;
		for (let draw = 0; draw < n; draw++) sum += values[random.integer(n)] ?? 0;
		return sum / n;
	}).sort();
	const mean = values.reduce((sum, value) => sum + value, 0) / n;
	const at = (share: number) => means[Math.round(share * (RESAMPLES - 1))] ?? mean;
	return { mean, low: at(0.025), high: at(0.975) };
}
