import { SENTIMENT_CLASSES, type SentimentClass } from './sentiment';

/** Probabilities of the three classes from two log-odds: either side against neutral, and for against against. */
export interface ClassProbabilities {
	readonly negative: number;
	readonly neutral: number;
	readonly positive: number;
	readonly class: SentimentClass;
	/** That of the class. */
	readonly confidence: number;
}

export const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));

/** Neutral first, then the side: P(positive) = σ(leaning) · σ(polarity). Equal probabilities go to the more neutral class. */
export function classProbabilities(leaning: number, polarity: number): ClassProbabilities {
	const leans = sigmoid(leaning);
	const positive = leans * sigmoid(polarity);
	const neutral = 1 - leans;
	const negative = leans - positive;
	const [, unclear, good] = SENTIMENT_CLASSES;
	const side = positive > negative ? positive : negative;
	const found = neutral >= side ? unclear : positive > negative ? good : SENTIMENT_CLASSES[0];
	return { negative, neutral, positive, class: found, confidence: Math.max(neutral, side) };
}
