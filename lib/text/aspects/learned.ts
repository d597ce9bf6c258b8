import type { Language } from '../language/languages';
import type { OwnTopic } from './aspectWords';

/** What was learned from a set of texts: words for things, and words that say something of things. */
export interface LearnedWords {
	readonly language: Language;
	/** Words for things by topic; "product" where no topic prevails. */
	readonly topics: readonly OwnTopic[];
	/** Words that say something good (above 0) or bad. */
	readonly opinions: readonly (readonly [word: string, value: number])[];
}
