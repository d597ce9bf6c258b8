import { rarity, type Background } from './background';
import { countPhrases, type Phrase } from './phraseCounts';
import { rakeWords } from './rake';
import { readable, runsOf, type PhraseWord, type WordSource } from './runs';
import { textRankWords } from './textRank';

export const KEYWORD_METHODS = ['rake', 'textRank', 'tfidf'] as const;
export type KeywordMethod = (typeof KEYWORD_METHODS)[number];

export interface KeywordOptions {
	readonly method: KeywordMethod;
	/** At most so many, ≥ 1; and at most a third of the different words of the text, but one at least (both papers' rule). */
	readonly most: number;
	/** For 'tfidf'. */
	readonly background?: Background | undefined;
}

export interface Keyword {
	/** As the text writes it. */
	readonly phrase: string;
	/** Stems of its words: the same for "late deliveries" and "late delivery". */
	readonly key: string;
	/** Comparable within a text only: see the method. */
	readonly score: number;
	/** How often the text has it. */
	readonly count: number;
}

const NOTHING: Background = { texts: 0, textsWith: () => 0 };

function scorer(
	runs: readonly (readonly PhraseWord[])[],
	{ method, background = NOTHING }: KeywordOptions,
): (phrase: Phrase) => number {
	if (method === 'tfidf') return (phrase) => tfidfScore(phrase, background);
	const words = method === 'rake' ? rakeWords(runs) : textRankWords(runs);
	return ({ words: keys }) => keys.reduce((sum, key) => sum + (words.get(key) ?? 0), 0);
}

/** (1 + ln count) · mean rarity of its words · (1 + ln words) */
function tfidfScore({ count, words }: Phrase, background: Background): number {
	const rare = words.reduce((sum, key) => sum + rarity(background, key), 0) / words.length;
	return (1 + Math.log(count)) * rare * (1 + Math.log(words.length));
}

/** Every phrase of a text with its score, best first; of equals the one that stands first. */
export function scorePhrases(text: string, source: WordSource, options: KeywordOptions): Keyword[] {
	const read = readable(text);
	const runs = runsOf(read, source);
	const score = scorer(runs, options);
	return countPhrases(read, runs)
		.map((phrase) => ({ phrase, score: score(phrase) }))
		.sort((a, b) => b.score - a.score || a.phrase.from - b.phrase.from)
		.map(({ phrase: { surface, key, count }, score: value }) => {
			return { phrase: surface, key, score: value, count };
		});
}

/**
 * The phrases of one to four words that tell most about a text. `rake`: Rose et al. 2010, sum of degree / frequency of the words.
 * `textRank`: Mihalcea and Tarau 2004, sum of the words' ranks. `tfidf`: (1 + ln count) · mean rarity of the words against the
 * background · (1 + ln number of words). Same text, same result.
 */
export function keywordsOf(text: string, source: WordSource, options: KeywordOptions): Keyword[] {
	const all = scorePhrases(text, source, options);
	return all.slice(0, keptOf(all, options.most));
}

/** How many of a text's phrases count as keywords: a third of its different words, one at least. */
export function keptOf(all: readonly Keyword[], most: number): number {
	const words = new Set(all.flatMap(({ key }) => key.split(' ')));
	return Math.min(most, Math.max(1, Math.ceil(words.size / 3)), all.length);
}
