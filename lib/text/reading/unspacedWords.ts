import { CHINESE_WORDS } from '../lexicons/chineseWords';
import { readWords, wordSet } from '../rules/pack';
import { CHINESE_TERMS } from './chineseTerms';
import { Dictionary } from './dictionary';
import type { Word } from './word';

/** Cuts runs of text without spaces into words. */
export interface UnspacedCutter {
	readonly name: 'intl' | 'jieba';
	cut(run: string): readonly Word[];
	/** Why jieba is not used though it is installed. */
	readonly note?: string;
}

/** Units given to Intl.Segmenter at once: its time grows faster than the text. */
const MOST_AT_ONCE = 500;

/** Intl.Segmenter as it is: it holds dictionaries for Chinese, Japanese, Thai and others. */
export function segmenterOf(): UnspacedCutter {
	const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
	return { name: 'intl', cut: (run) => segmented(run, segmenter) };
}

function segmented(run: string, segmenter: Intl.Segmenter): Word[] {
	const words: Word[] = [];
	for (let start = 0; start < run.length; start += MOST_AT_ONCE) {
		for (const part of segmenter.segment(run.slice(start, start + MOST_AT_ONCE))) {
			const from = start + part.index;
			words.push({ text: part.segment, from, to: from + part.segment.length });
		}
	}
	return words;
}

/** Words of our dictionary first, the longest at each place, the rest by the user's jieba or Intl.Segmenter. */
export async function chineseCutter(): Promise<UnspacedCutter> {
	const dictionary = new Dictionary([
		...wordSet(CHINESE_TERMS),
		...readWords(CHINESE_WORDS).map(([word]) => word),
	]);
	const rest = (await jiebaCutter()) ?? segmenterOf();
	return { ...rest, cut: (run) => cutBoth(run, dictionary, rest) };
}

async function jiebaCutter(): Promise<UnspacedCutter | null> {
	const { requireJieba } = await import('./jieba.vendor.js');
	try {
		const cut = requireJieba();
		return cut && { name: 'jieba', cut: (run) => placed(cut(run)) };
	} catch (cause) {
		const reason = cause instanceof Error ? cause.message : String(cause);
		return { ...segmenterOf(), note: `jieba is installed but does not load: ${reason}` };
	}
}

/** Words that follow each other, with their places. */
function placed(words: readonly string[]): Word[] {
	let from = 0;
	return words.map((text) => {
		const word = { text, from, to: from + text.length };
		from = word.to;
		return word;
	});
}

function cutBoth(run: string, dictionary: Dictionary, rest: UnspacedCutter): Word[] {
	const words: Word[] = [];
	let from = 0;
	const others = (to: number) => {
		if (to > from) for (const word of rest.cut(run.slice(from, to))) words.push(moved(word, from));
	};
	for (let at = 0; at < run.length;) {
		const length = dictionary.lengthAt(run, at);
		if (length === 0) {
			at++;
			continue;
		}
		others(at);
		words.push({ text: run.slice(at, at + length), from: at, to: at + length });
		at += length;
		from = at;
	}
	others(run.length);
	return words;
}

const moved = (word: Word, by: number): Word => ({
	text: word.text,
	from: word.from + by,
	to: word.to + by,
});
