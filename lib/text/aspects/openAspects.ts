import { loadPacks } from '../lexicons/packs';
import { AspectFinder, type Aspect } from './aspectFinder';
import type { OwnTopic } from './aspectWords';
import { ASPECT_WORDS } from './words/index';

export interface AspectOptions {
	/** Topics of the user's own with their words and phrases; they win over ours. Default: none. */
	readonly topics?: readonly OwnTopic[];
	/** Whether only the user's own topics are looked for; default false. */
	readonly onlyOwn?: boolean;
}

/** Finds what texts have opinions on. */
export interface Aspects {
	/** Aspects of one text in order of reading. `language` = ISO 639-1, anything else counts as "other". */
	find(text: string, language: string): Aspect[];
}

/** Opens the word lists of all languages; a language is set up at its first text. */
export async function openAspects(options: AspectOptions = {}): Promise<Aspects> {
	const packs = await loadPacks();
	const finders = new Map<string, AspectFinder | null>();
	const open = (language: string) => {
		const [pack, words] = [packs.get(language), ASPECT_WORDS.get(language)];
		return pack && words ? new AspectFinder(pack, words, options.topics ?? []) : null;
	};
	const finderOf = (language: string): AspectFinder | null => {
		const known = finders.get(language);
		if (known !== undefined) return known;
		const finder = open(language);
		finders.set(language, finder);
		return finder;
	};
	return {
		find: (text, language) =>
			(finderOf(packs.has(language) ? language : 'other') ?? finderOf('en'))?.find(text) ?? [],
	};
}
