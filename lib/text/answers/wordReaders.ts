import { LANGUAGES, type Language } from '../language/languages';
import { openWords, type WordReader } from '../reading/words';

/** The readers of all languages, opened once. */
export interface WordReaders {
	of(language: Language): WordReader;
}

/** Opens a reader of each language. */
export async function openWordReaders(): Promise<WordReaders> {
	const other = await openWords('other');
	const all = await Promise.all(
		LANGUAGES.map(async (language) => [language, await openWords(language)] as const),
	);
	const readers = new Map<Language, WordReader>(all);
	return { of: (language) => readers.get(language) ?? other };
}
