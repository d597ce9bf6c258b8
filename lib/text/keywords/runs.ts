/** Where a text can hold a phrase: words next to each other, with no stop word and no mark between them. */
import { readText } from '../normalise';

/** What is asked of the words of a language. */
export interface WordSource {
	/** Words in order of reading, with their places in UTF-16 units. */
	words(
		text: string,
	): readonly { readonly text: string; readonly from: number; readonly to: number }[];
	stem(word: string): string;
	isStopWord(word: string): boolean;
}

export interface PhraseWord {
	/** The stem: "delivered" and "deliveries" are one word. */
	readonly key: string;
	readonly from: number;
	readonly to: number;
}

/** Longest phrase, in words. */
export const MOST_WORDS = 4;
/** Words longer than this are no words of a language. */
const MOST_LETTERS = 40;

const ADDRESS = /(?:https?:\/\/|www\.)\S{1,2048}|[^\s@]{1,64}@[^\s@]{1,255}/gu;
const JOINING = /^(?: ?| ?\n ?|[-‐‑'’·])$/u;
const LETTER = /\p{L}/u;
const ONE_LETTER = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]$/u;

/** Links and addresses make place for as many marks, so that places stay as they are. */
const withoutAddresses = (text: string): string =>
	text.replace(ADDRESS, (found) => '|'.repeat(found.length));

/** The part of a text that is read, as the places in runs count it. */
export const readable = (text: string): string => withoutAddresses(readText(text).read);

/** Runs of words without a stop word or mark between them, of any length; `text` as `readable` gives it. */
export function wholeRuns(text: string, source: WordSource): PhraseWord[][] {
	const runs: PhraseWord[][] = [];
	let run: PhraseWord[] = [];
	let end = 0;
	const close = () => {
		if (run.length > 0) runs.push(run);
		run = [];
	};
	for (const { text: word, from, to } of source.words(text)) {
		const lower = word.toLowerCase();
		if (!JOINING.test(text.slice(end, from))) close();
		end = to;
		if (to - from > MOST_LETTERS || ONE_LETTER.test(lower) || source.isStopWord(lower)) close();
		else run.push({ key: source.stem(lower), from, to });
	}
	close();
	return runs;
}

/** The same, runs of more than four words cut into equal pieces of at most four. */
export function runsOf(text: string, source: WordSource): PhraseWord[][] {
	return wholeRuns(text, source).flatMap((run) => {
		const pieces = Math.ceil(run.length / MOST_WORDS);
		return Array.from({ length: pieces }, (_, i) =>
			run.slice(Math.floor((i * run.length) / pieces), Math.floor(((i + 1) * run.length) / pieces)),
		);
	});
}

/** The words of a phrase as the text has them; links between them are gone with the run's border. */
export const surfaceOf = (text: string, run: readonly PhraseWord[]): string =>
	text.slice(run[0]?.from ?? 0, run.at(-1)?.to ?? 0).replace(/\s+/g, ' ');

/** What makes two phrases the same. */
export const keyOf = (run: readonly PhraseWord[]): string => run.map(({ key }) => key).join(' ');

/** Whether it can stand as a phrase: two characters or more, one of them a letter. */
export const isPhrase = (surface: string): boolean =>
	LETTER.test(surface) && surface.length > 1 && [...surface].length > 1;
