import { loadPacks } from '../lexicons/packs';
import { languageOfCode } from '../language/languages';
import { stopWordsOf } from '../language/stopWords';
import type { Aspect } from './aspect';
import { AspectFinder } from './aspectFinder';
import type { AspectWords, OwnTopic } from './aspectWords';
import { ASPECT_WORDS } from './words/index';

export interface AspectOptions {
	/** Topics of the user's own with their words and phrases; they win over ours. Default: none. */
	readonly topics?: readonly OwnTopic[];
}

/** Finds what texts have opinions on. */
export interface Aspects {
	/** Aspects of one text in order of reading. `language` = ISO 639-1, anything else counts as "other". */
	find(text: string, language: string): Aspect[];
}

/** A language without lists of its own: only the user's words are known there. */
const NO_WORDS: AspectWords = {
	language: 'other',
	topics: '',
	implied: '',
	functions: '',
	copulas: '',
	determiners: '',
	joins: '',
};

/** Opens the word lists of all languages; a language is set up at its first text. */
export async function openAspects(options: AspectOptions = {}): Promise<Aspects> {
	const packs = await loadPacks();
	const finders = new Map<string, AspectFinder>();
	const finderOf = (code: string): AspectFinder | undefined => {
		const language = languageOfCode(code);
		const [known, pack] = [finders.get(language), packs.get(language)];
		if (known || !pack) return known;
		const words = ASPECT_WORDS.get(language) ?? NO_WORDS;
		const sources = { stopWords: stopWordsOf(language), own: options.topics ?? [], learned: [] };
		const finder = new AspectFinder(pack, words, sources);
		finders.set(language, finder);
		return finder;
	};
	return { find: (text, language) => finderOf(language)?.find(text) ?? [] };
}
