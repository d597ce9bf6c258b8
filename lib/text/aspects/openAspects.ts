import { openPacks, type PackSource } from '../lexicons/packs';
import { languageOfCode, type Language } from '../language/languages';
import { stopWordsOf } from '../language/stopWords';
import type { Aspect } from './aspect';
import { AspectFinder } from './aspectFinder';
import type { AspectWords, OwnTopic } from './aspectWords';
import type { LearnedWords } from './learned';
import { ASPECT_WORDS } from './words/index';

export interface AspectOptions {
	/** Topics of the user's own with their words and phrases; they win over ours. Default: none. */
	readonly topics?: readonly OwnTopic[];
	/** Whether only aspects of the user's own topics are told. Default: false. */
	readonly onlyOwn?: boolean;
	/** What `learnAspects` learned from the texts; our lists win over it. Default: nothing. */
	readonly learned?: readonly LearnedWords[];
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

/** The finder of a language; undefined where there are no rules at all. */
export function openFinder(
	packs: PackSource,
	language: Language,
	options: AspectOptions,
): AspectFinder | undefined {
	const pack = packs.get(language);
	if (!pack) return undefined;
	const learned = options.learned?.find((one) => one.language === language);
	return new AspectFinder(pack, ASPECT_WORDS.get(language) ?? NO_WORDS, {
		stopWords: stopWordsOf(language),
		own: options.topics ?? [],
		learned: learned?.topics ?? [],
		opinions: learned?.opinions ?? [],
	});
}

/** Opens the word lists of all languages; a language is set up at its first text. */
export async function openAspects(options: AspectOptions = {}): Promise<Aspects> {
	const packs = await openPacks();
	const finders = new Map<Language, AspectFinder>();
	const finderOf = (code: string): AspectFinder | undefined => {
		const language = languageOfCode(code);
		const finder = finders.get(language) ?? openFinder(packs, language, options);
		if (finder) finders.set(language, finder);
		return finder;
	};
	const own = new Set(options.topics?.map(({ name }) => name));
	const isAsked = ({ topic }: Aspect) => options.onlyOwn !== true || own.has(topic);
	return {
		find: (text, language) => finderOf(language)?.find(text).filter(isAsked) ?? [],
	};
}
