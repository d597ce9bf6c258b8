import type { Language } from '../language/languages';

export const SENTIMENT_CLASSES = ['negative', 'neutral', 'positive'] as const;
export type SentimentClass = (typeof SENTIMENT_CLASSES)[number];

/** What a text says about what it is about. */
export interface Sentiment {
	/** −1 … 1: how strongly the text speaks against or for; 0 = neither. */
	readonly score: number;
	readonly class: SentimentClass;
	/** Probability of the class, calibrated: of texts with 0.8, about 80 in 100 are of that class. */
	readonly confidence: number;
	/** The three probabilities; they add up to 1. */
	readonly negative: number;
	readonly neutral: number;
	readonly positive: number;
	/** Whether much is said for and much against. */
	readonly mixed: boolean;
	/** The language that it was read as. */
	readonly language: Language;
	/** Whether only the first MOST_CHARACTERS were read. */
	readonly cut: boolean;
}

/** Sentiment of a part of a text; places in UTF-16 units. */
export interface SentenceSentiment extends Sentiment {
	readonly from: number;
	readonly to: number;
}

export interface AnalyseOptions {
	/** Default: detected from the text. */
	readonly language?: Language | undefined;
	/** The writer's own rating, 1 … 5, as evidence beside the words: see stars.ts. */
	readonly stars?: number | undefined;
	/** Lowest and highest rating where it is not 1 … 5, e.g. [0, 10]. */
	readonly starScale?: readonly [number, number] | undefined;
}
