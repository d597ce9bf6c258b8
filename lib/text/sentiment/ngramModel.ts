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

	/** Both weights of a bucket in one number: the first times 256, and the second. */
	private readonly pairs: Int16Array;

	constructor(private readonly weights: NgramWeights) {
		const { planes } = weights;
		this.pairs = Int16Array.from(
			{ length: planes.length / 2 },
			(_, bucket) => ((planes[2 * bucket] ?? 0) << 8) | ((planes[2 * bucket + 1] ?? 0) & 0xff),
		);
	}

	read({ buckets, count }: NgramBuckets): void {
		const { scales, biases } = this.weights;
		const { pairs } = this;
		let [polarity, leaning] = [0, 0];
		for (let i = 0; i < count; i++) {
			const pair = pairs[buckets[i] ?? 0] ?? 0;
			polarity += pair >> 8;
			leaning += (pair << 24) >> 24;
		}
		const share = 1 / Math.sqrt(Math.max(1, count));
		this.polarity = polarity * scales[0] * share + biases[0];
		this.leaning = leaning * scales[1] * share + biases[1];
	}
}
