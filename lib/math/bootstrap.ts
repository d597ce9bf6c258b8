/**
 * The difference of two means where most values are zero and a few are large (spending a person), with the bootstrap's BCa interval (bias
 * corrected and accelerated; Efron 1987). Zeros are not drawn one by one: how many of them a resample holds is binomial, which gives the
 * same distribution at the cost of the values that are not zero.
 */
import { normalReach } from './compareShares';
import { quantileSorted } from './quantile';
import type { Random } from './random';
import { normalTail } from './trendTest';

/** A group of people: what those spent who spent, and how many there are in all. */
export interface SparseSample {
	/** Values other than zero. */
	readonly values: Float64Array;
	/** With the zeros; >= values.length. */
	readonly count: number;
}

export interface BootstrapInterval {
	/** First mean less the second. */
	readonly value: number;
	/** 95 % interval. */
	readonly low: number;
	readonly high: number;
}

const sumOf = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0);
const meanOf = ({ values, count }: SparseSample) => sumOf(values) / count;

/** Null when a group has fewer than two people or nothing spreads. `resamples`: 100 or more; the same seed gives the same interval. */
export function bootstrapDifference(
	first: SparseSample,
	second: SparseSample,
	random: Random,
	resamples: number,
): BootstrapInterval | null {
	if (first.count < 2 || second.count < 2) return null;
	const value = meanOf(first) - meanOf(second);
	const acceleration = accelerationOf(first, second);
	if (!Number.isFinite(acceleration)) return null;
	const [a, b] = [new MeanSampler(first), new MeanSampler(second)];
	const drawn = new Float64Array(resamples);
	for (let i = 0; i < resamples; i++) drawn[i] = a.draw(random) - b.draw(random);
	drawn.sort();
	const bias = -normalReach(shareBelow(drawn, value));
	const at = (z: number) => {
		const shifted = bias + z;
		const level = bias + shifted / (1 - acceleration * shifted);
		return quantileSorted(drawn, Math.min(1, Math.max(0, 1 - normalTail(level))));
	};
	const z = normalReach(0.025);
	return { value, low: at(-z), high: at(z) };
}

/** Of sorted values; equal ones count half. Kept off 0 and 1, where no correction is known. */
function shareBelow(sorted: Float64Array, value: number): number {
	let [below, equal] = [0, 0];
	for (const one of sorted) {
		if (one < value) below++;
		else if (one === value) equal++;
	}
	const share = (below + equal / 2) / sorted.length;
	const least = 0.5 / sorted.length;
	return Math.min(1 - least, Math.max(least, share));
}

/** From the jackknife, which for means has a closed form: a sixth of the skewness of what single people do to the difference. */
function accelerationOf(first: SparseSample, second: SparseSample): number {
	const [a, b] = [centralSums(first), centralSums(second)];
	const cubes = a.cubes / first.count ** 3 - b.cubes / second.count ** 3;
	const squares = a.squares / first.count ** 2 + b.squares / second.count ** 2;
	return cubes / (6 * squares ** 1.5);
}

function centralSums(sample: SparseSample): { squares: number; cubes: number } {
	const mean = meanOf(sample);
	const zeros = sample.count - sample.values.length;
	let [squares, cubes] = [zeros * mean ** 2, -zeros * mean ** 3];
	for (const value of sample.values) {
		const off = value - mean;
		squares += off ** 2;
		cubes += off ** 3;
	}
	return { squares, cubes };
}

/** Means of resamples. */
class MeanSampler {
	/** Probability of at most `from + i` values other than zero. */
	private readonly cumulative: Float64Array;
	private readonly from: number;

	constructor(private readonly sample: SparseSample) {
		const { values, count } = sample;
		const share = values.length / count;
		const spread = Math.sqrt(count * share * (1 - share));
		this.from = Math.max(0, Math.floor(values.length - 12 * spread - 12));
		const to = Math.min(count, Math.ceil(values.length + 12 * spread + 12));
		this.cumulative = binomial(count, share, this.from, to);
	}

	draw(random: Random): number {
		const { values, count } = this.sample;
		if (values.length === 0) return 0;
		const drawn = this.from + firstAbove(this.cumulative, random.uniform());
		let sum = 0;
		for (let i = 0; i < drawn; i++) sum += values[random.integer(values.length)] ?? 0;
		return sum / count;
	}
}

/** Cumulative probabilities of `from` … `to` hits, outward from the likeliest so that nothing under- or overflows; they end at 1. */
function binomial(n: number, share: number, from: number, to: number): Float64Array {
	const chances = new Float64Array(to - from + 1);
	if (share >= 1) return chances.fill(1, n - from);
	const likeliest = Math.min(to, Math.floor((n + 1) * share));
	const odds = share / (1 - share);
	chances[likeliest - from] = 1;
	for (let k = likeliest + 1; k <= to; k++)
		chances[k - from] = ((chances[k - 1 - from] ?? 0) * (n - k + 1) * odds) / k;
	for (let k = likeliest - 1; k >= from; k--)
		chances[k - from] = ((chances[k + 1 - from] ?? 0) * (k + 1)) / ((n - k) * odds);
	const total = sumOf(chances);
	let sum = 0;
	for (let i = 0; i < chances.length; i++) {
		sum += (chances[i] ?? 0) / total;
		chances[i] = sum;
	}
	chances[chances.length - 1] = 1;
	return chances;
}

function firstAbove(cumulative: Float64Array, level: number): number {
	let [low, high] = [0, cumulative.length - 1];
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((cumulative[middle] ?? 1) > level) high = middle;
		else low = middle + 1;
	}
	return low;
}
