import type { Language } from '../language/languages';

/** One question of an FAQ with its answer. */
export interface FaqEntry {
	/** Stands for the entry in corrections and results; unique. */
	readonly id: string;
	readonly question: string;
	readonly answer: string;
	readonly topic: string | null;
	readonly language: Language;
	/** Other ways to ask the same. */
	readonly phrasings: readonly string[];
}

/** An entry that may answer a message. */
export interface Candidate {
	/** Its place in the FAQ. */
	readonly entry: number;
	/** The question or further phrasing that is nearest. */
	readonly phrasing: string;
	/** Probability that it is the right answer, calibrated. */
	readonly confidence: number;
}
