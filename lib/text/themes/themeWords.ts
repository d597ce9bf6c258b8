/** A text as themes see it: the words that stand together without a stop word or mark between them. */
import { readable, wholeRuns, type PhraseWord, type WordSource } from '../keywords/runs';

const LETTER = /\p{L}/u;

/** Words of one letter or sign say nothing by themselves: "x", "好", "7". */
const tells = ({ key }: PhraseWord): boolean => key.length > 1 && LETTER.test(key);

export interface ThemeText {
	/** The text with addresses blotted out: places in `runs` count in it. */
	readonly read: string;
	readonly runs: readonly (readonly PhraseWord[])[];
}

export function themeText(text: string, source: WordSource): ThemeText {
	const read = readable(text);
	return { read, runs: wholeRuns(read, source) };
}

/** Stems that themes are made of, in order of reading. */
export const themeWords = ({ runs }: ThemeText): string[] =>
	runs.flatMap((run) => run.filter(tells).map(({ key }) => key));
