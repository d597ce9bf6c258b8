import { Random } from '../math';
import type { Interval } from './metrics';

const RESAMPLES = 1_000;

/**
 * 95 % intervals by the percentile bootstrap (Efron 1979): `n` customers are drawn anew with replacement, 1,000 times. `statistics`
 * gets how often each was drawn, and gives the numbers of interest; it is first asked with each drawn once, for the means.
 * The same seed gives the same intervals. Cost: 1,000 × n.
 */
export function bootstrap(
	n: number,
	seed: number,
	statistics: (times: Uint32Array) => readonly number[],
): Interval[] {
	const random = new Random(seed);
	const found = Array.from({ length: RESAMPLES }, () => {
		const times = new Uint32Array(n);
		for (let draw = 0; draw < n; draw++) {
			const drawn = random.integer(n);
			times[drawn] = (times[drawn] ?? 0) + 1;
		}
		return statistics(times);
	});
	return statistics(new Uint32Array(n).fill(1)).map((mean, which) => {
		const sorted = Float64Array.from(found, (one) => one[which] ?? NaN).sort();
		const at = (share: number) => sorted[Math.round(share * (RESAMPLES - 1))] ?? mean;
		return { mean, low: at(0.025), high: at(0.975) };
	});
}

/** 95 % interval of the mean of one value a customer. Empty: all NaN. */
export function bootstrapInterval(values: readonly number[], seed: number): Interval {
	const n = values.length;
	const [found] = bootstrap(n, seed, (times) => {
		let sum = 0;
		for (let i = 0; i < n; i++) sum += (times[i] ?? 0) * (values[i] ?? 0);
		return [sum / n];
	});
	return found ?? { mean: NaN, low: NaN, high: NaN };
}
