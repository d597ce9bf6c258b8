/**
 * The words of a text, their stems and which of them are stop words, per language. Where words are written apart, a scan of
 * our own reads them; Chinese, Japanese and Thai are cut by our dictionary (Chinese) and Intl.Segmenter.
 */
import { foldArabic, foldDevanagari } from '../rules/fold';
import type { Language } from '../language/languages';
import { foldWord, stopWordsOf } from '../language/stopWords';
import { MOST_CHARACTERS } from '../normalise';
import { stemArabic, stemHindi } from './lightStems';
import { spacedWords } from './spacedWords';
import { chineseCutter, segmenterOf, type UnspacedCutter } from './unspacedWords';
import type { Word } from './word';

/** Reads the words of one language. */
export interface WordReader {
	/** Words in order, without marks and emoji. The first MOST_CHARACTERS units of a text are read. */
	words(text: string): readonly Word[];
	/** What the forms of a word share, lower case; not always a word. */
	stem(word: string): string;
	isStopWord(word: string): boolean;
	/** What cuts text without spaces: the user's own @node-rs/jieba for Chinese where it is installed, else Intl.Segmenter. */
	readonly cutter: 'intl' | 'jieba';
	/** Why jieba is not used though it is installed. */
	readonly cutterNote?: string;
}

/** Stems that are remembered, so that a set's common words are stemmed once. */
const MOST_STEMS = 50_000;
/** Longest word that is stemmed; longer ones are no words. */
const LONGEST_WORD = 40;

/** A reader of a language's words. Loads stemmers on first use. */
export async function openWords(language: Language): Promise<WordReader> {
	const cutter: UnspacedCutter = language === 'zh' ? await chineseCutter() : segmenterOf();
	const stop = stopWordsOf(language);
	const stemmed = remembered(await stemmerOf(language));
	return {
		words: (text) => spacedWords(text.slice(0, MOST_CHARACTERS), language, cutter.cut),
		stem: stemmed,
		isStopWord: (word) => stop.has(word.toLowerCase().replaceAll('’', "'")),
		cutter: cutter.name,
		...(cutter.note !== undefined && { cutterNote: cutter.note }),
	};
}

type Stemmer = (word: string) => string;

async function stemmerOf(language: Language): Promise<Stemmer> {
	switch (language) {
		case 'ar':
			return (word) => foldWord(stemArabic(word), foldArabic);
		case 'hi':
			return (word) => stemHindi(foldWord(word, foldDevanagari));
		case 'zh':
		case 'other':
			return (word) => word;
		default:
			return naturalStemmer(language);
	}
}

async function naturalStemmer(language: 'en' | 'es' | 'fr' | 'de' | 'it' | 'pt'): Promise<Stemmer> {
	const all = await import('./stemmers.vendor.js');
	const stemmers = {
		en: all.english,
		es: all.spanish,
		fr: all.french,
		de: all.german,
		it: all.italian,
		pt: all.portuguese,
	};
	const stemmer = stemmers[language];
	return (word) => stemmer.stem(word.replaceAll('’', "'"));
}

/** Stems of lower-case words, the latest ones remembered. */
function remembered(stemmer: Stemmer): Stemmer {
	const known = new Map<string, string>();
	return (word) => {
		const small = word.toLowerCase();
		if (small.length > LONGEST_WORD || small.length < 3) return small;
		const before = known.get(small);
		if (before !== undefined) return before;
		if (known.size >= MOST_STEMS) known.clear();
		const stem = stemmer(small);
		known.set(small, stem);
		return stem;
	};
}
