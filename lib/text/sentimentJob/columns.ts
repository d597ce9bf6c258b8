/**
 * Columns that job `text.sentiment` adds, beside the rows of the input. Those with several values a row are JSON columns: lists of
 * objects once they are items, empty where nothing was found or there is no text.
 */
export const COLUMNS = {
	/** `positive`, `neutral` or `negative`: one of them on every row. */
	sentiment: 'sentiment',
	/** −1 … 1. */
	score: 'sentiment_score',
	/** 0 … 1; 0 where there is no text. */
	confidence: 'sentiment_confidence',
	/** Whether much is said for and much against. */
	mixed: 'sentiment_mixed',
	/** Language that the text was read as: a code such as `en`, or `other`; missing where there is no text. */
	language: 'sentiment_language',
	/** Why a row was not, or not wholly, read ("No text"); missing on all others. */
	note: 'sentiment_note',
	/** JSON list of SentenceCell. */
	sentences: 'sentiment_sentences',
	/** JSON list of AspectCell. */
	aspects: 'sentiment_aspects',
	/** The strongest emotion; missing where none shows. */
	emotion: 'sentiment_emotion',
	/** 0 … 1. */
	urgency: 'sentiment_urgency',
	urgent: 'sentiment_urgent',
	/** JSON list of words and phrases. */
	keywords: 'sentiment_keywords',
} as const;

/** One sentence of a text. */
export interface SentenceCell {
	readonly text: string;
	readonly sentiment: 'positive' | 'neutral' | 'negative';
	readonly score: number;
	readonly confidence: number;
}

/** What a text says about one thing. */
export interface AspectCell {
	/** The word or phrase as written. */
	readonly target: string;
	readonly topic: string;
	readonly score: number;
	readonly quote: string;
}
