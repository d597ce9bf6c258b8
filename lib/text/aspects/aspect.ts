import type { Span } from './links';

/** Something that a text has an opinion on. */
export interface Aspect {
	/** The words that name it, in lower case, or those that imply it: "arrived late". */
	readonly target: string;
	/** "product" where the offer itself is meant. */
	readonly topic: string;
	/** −1 … 1. */
	readonly score: number;
	/** Probability that something of this sign is said of this topic, 0 … 1. */
	readonly confidence: number;
	/** Place of the target in the text, in UTF-16 units. */
	readonly from: number;
	readonly to: number;
	/** The sentence, or its part before or after a "but". */
	readonly quote: string;
	/** Whether the topic is implied and not named. */
	readonly implied: boolean;
}

/** A thing in a text with what is said of it. */
export interface Target extends Span {
	readonly topic: string;
	/** Whether it is only the name of a product. */
	readonly minor: boolean;
	/** Whether its topic is what an opinion implies. */
	readonly implied: boolean;
	/** Whether no list knows it. */
	readonly guessed: boolean;
	opinions: Opinion[];
	/** Distance to the nearest opinion. */
	cost: number;
}

/** Words that count. */
export interface Opinion extends Span {
	readonly value: number;
	/** Topic that the words imply. */
	readonly topic?: string | undefined;
	/** Values by topic of words that say something of these topics alone. */
	readonly depends?: ReadonlyMap<string, number> | undefined;
}
