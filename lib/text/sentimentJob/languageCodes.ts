import { LANGUAGES, type Language } from '../language/languages';

/** Languages as bytes: places in this list. */
export const LANGUAGE_LIST: readonly Language[] = [...LANGUAGES, 'other'];

/** Byte of a row whose language is to be found in its text. */
export const TO_BE_FOUND = 255;

const CODES: ReadonlyMap<Language, number> = new Map(
	LANGUAGE_LIST.map((language, code) => [language, code]),
);

export const codeOf = (language: Language): number => CODES.get(language) ?? TO_BE_FOUND;

export const languageAt = (code: number): Language => LANGUAGE_LIST[code] ?? 'other';
