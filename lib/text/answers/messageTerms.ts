import type { Language } from '../language/languages';
import { normaliseText } from '../normalise';
import type { Concepts } from './concepts';
import type { WordReaders } from './wordReaders';

/** A text as the index reads it. */
export interface Terms {
	/** Stems of the telling words, in order, with repeats; of a text without telling words, of all words. */
	readonly stems: readonly string[];
	/** Of each stem, in order, the things of customer service that its word stands for. */
	readonly meanings: readonly (readonly string[])[];
	/** Things of customer service that it speaks of, each once. */
	readonly concepts: readonly string[];
	/** As `normaliseText` gives it; text without spaces as its words and its characters. */
	readonly normalised: string;
}

/** Words that are read of one text: a question needs few, and time must be bounded. */
const MOST_WORDS = 400;

/** Reads the words of texts for the index. */
export class TermReader {
	constructor(
		private readonly readers: WordReaders,
		private readonly concepts: Concepts,
	) {}

	read(text: string, language: Language): Terms {
		const normalised = normaliseText(text);
		const reader = this.readers.of(language);
		const words = reader.words(normalised).slice(0, MOST_WORDS);
		const telling = words.filter((word) => !reader.isStopWord(word.text));
		const told = telling.length > 0 ? telling : words;
		const stems = told.map(({ text: word }) => reader.stem(word));
		const meanings = told.map(({ text: word }) => this.concepts.of(word, language));
		const concepts = new Set(words.flatMap(({ text: word }) => this.concepts.of(word, language)));
		const spaced =
			language === 'zh' ? [...words.map(({ text: word }) => word), ...normalised] : null;
		return {
			...{ stems, meanings, concepts: [...concepts] },
			normalised: spaced?.join(' ') ?? normalised,
		};
	}
}
