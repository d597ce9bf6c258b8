/** Languages that have word lists and trained weights of their own, by ISO 639-1. */
export const LANGUAGES = ['en', 'zh', 'es', 'fr', 'de', 'it', 'pt', 'ar', 'hi'] as const;

export type KnownLanguage = (typeof LANGUAGES)[number];

/** One of ours, or "other": Japanese, Russian, Dutch, Turkish …, and texts without words. */
export type Language = KnownLanguage | 'other';

const KNOWN: ReadonlySet<string> = new Set(LANGUAGES);

export const isKnownLanguage = (code: string): code is KnownLanguage => KNOWN.has(code);

/** The language of a code as people and files write it: "EN", "pt-BR", "zh_Hans" → en, pt, zh; anything else is "other". */
export function languageOfCode(code: string): Language {
	const primary = code.trim().toLowerCase().split(/[-_]/u)[0] ?? '';
	return isKnownLanguage(primary) ? primary : 'other';
}

/** English names, for reports. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
	en: 'English',
	zh: 'Chinese',
	es: 'Spanish',
	fr: 'French',
	de: 'German',
	it: 'Italian',
	pt: 'Portuguese',
	ar: 'Arabic',
	hi: 'Hindi',
	other: 'Other',
};
