/** What the certainty of an aspect is judged by. */
export interface Evidence {
	/** Sum of the opinions' values. */
	readonly sum: number;
	/** Distance to the nearest opinion; below 0 = the opinion itself names the topic. */
	readonly cost: number;
	readonly opinions: number;
}

/** Probability that an aspect with this evidence is right. */
export function confidenceOf({ sum, cost, opinions }: Evidence): number {
	const strength = Math.min(Math.abs(sum), 4) / 4;
	const mean = Math.abs(sum) / Math.max(1, opinions);
	const logit = 1.2 + 1.4 * strength + 0.2 * Math.min(mean, 3) - 0.3 * Math.max(0, cost);
	return 1 / (1 + Math.exp(-logit));
}
