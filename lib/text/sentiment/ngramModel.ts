import type { NgramBuckets } from './ngramBuckets';

/** What n-grams say, as two decisions: for against against, and either against neutral. */
export interface NgramWeights {
	/** Two a bucket: polarity, leaning. */
	readonly planes: Int8Array;
	/** What a unit of the planes is worth. */
	readonly scales: readonly [number, number];
	readonly biases: readonly [number, number];
}

/** Weights of n-grams, applied: sum of the buckets' weights ÷ √(number of n-grams) + bias. */
export class NgramModel {
	polarity = 0;
	leaning = 0;

	constructor(private readonly weights: NgramWeights) {}

	read({ buckets, count }: NgramBuckets): void {
		const { planes, scales, biases } = this.weights;
		let [polarity, leaning] = [0, 0];
		for (let i = 0; i < count; i++) {
			const at = 2 * (buckets[i] ?? 0);
			polarity += planes[at] ?? 0;
			leaning += planes[at + 1] ?? 0;
		}
		const share = 1 / Math.sqrt(Math.max(1, count));
		this.polarity = polarity * scales[0] * share + biases[0];
		this.leaning = leaning * scales[1] * share + biases[1];
	}
}
