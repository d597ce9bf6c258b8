import { isKnownLanguage, type Language } from './languages';

/** What a text is written in. */
export interface Detection {
	readonly language: Language;
	/** 0 … 1: how sure it is. */
	readonly confidence: number;
	/** ISO 639-1 of a language that is not one of ours, where it is known: "ja", "ru", "nl". */
	readonly name?: string;
}

/** What is likely before a text is read: the share of each language in its set. */
export type LanguagePrior = ReadonlyMap<Language, number>;

/** Tells the language of texts, one after the other. */
export interface LanguageDetector {
	/** `prior` decides where the text itself says too little, as "super" does. Time is bounded: the first 1,500 units count. */
	detect(text: string, prior?: LanguagePrior): Detection;
}

/** A detector, ready for any number of texts. Loads its data on first use. */
export async function openLanguageDetector(): Promise<LanguageDetector> {
	const { eld } = await import('./eld.vendor.js');
	return {
		detect(text) {
			const name = eld.detect(text.slice(0, 1500)).language;
			if (isKnownLanguage(name)) return { language: name, confidence: 0.9 };
			return name === ''
				? { language: 'other', confidence: 0 }
				: { language: 'other', confidence: 0.5, name };
		},
	};
}
