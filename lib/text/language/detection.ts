import type { Language } from './languages';

/** What a text is written in. */
export interface Detection {
	readonly language: Language;
	/** 0 … 1: how likely it is. */
	readonly confidence: number;
	/** ISO 639-1 of a language that is not one of ours, where it is known: "ja", "ru", "nl". */
	readonly name?: string;
}

/** What is likely before a text is read: the share of each language in its set, as `priorOf` gives it. */
export type LanguagePrior = ReadonlyMap<Language, number>;

/** The prior of a set from how many of its texts are in each language. */
export function priorOf(counts: ReadonlyMap<Language, number>): LanguagePrior {
	const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
	return new Map([...counts].map(([language, count]) => [language, count / Math.max(1, all)]));
}
