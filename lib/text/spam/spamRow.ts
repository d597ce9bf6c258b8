import { normaliseText, readText } from '../normalise';
import { countNgrams, type NgramOptions } from '../vectors/ngrams';
import { SIGN_COLUMNS, signColumns, signsOf, type Signs } from './signs';

const WORDS: NgramOptions = { of: 'words', lengths: [1, 2] };
const RUNS: NgramOptions = { of: 'characters', lengths: [2, 5] };

/** Columns of each kind: hashes beyond are folded into these. */
export const WORD_COLUMNS = 2 ** 16;
export const RUN_COLUMNS = 2 ** 17;
export const SPAM_COLUMNS = WORD_COLUMNS + RUN_COLUMNS + SIGN_COLUMNS;

/** A text as the filter sees it: columns ascending, each kind of length 1. */
export interface SpamRow {
	readonly columns: readonly number[];
	readonly values: readonly number[];
	readonly signs: Signs;
	readonly normalised: string;
}

const DIGIT = /\p{N}/gu;

/** As `normaliseText`, with every digit as 0: the number of a prize counts no more than its length. */
const patternOf = (text: string) => normaliseText(text).replace(DIGIT, '0');

/** Columns and weights 1 + ln(count) of one kind, scaled to length 1. */
function block(
	text: string,
	kind: NgramOptions,
	[offset, size]: readonly [number, number],
): [number, number][] {
	const { hashes, counts } = countNgrams(text, kind);
	const sums = new Map<number, number>();
	hashes.forEach((hash, i) => {
		const column = offset + (hash % size);
		sums.set(column, (sums.get(column) ?? 0) + 1 + Math.log(counts[i] ?? 1));
	});
	const length = Math.sqrt([...sums.values()].reduce((sum, value) => sum + value * value, 0));
	return [...sums].map(([column, value]): [number, number] => [column, value / length]);
}

/** The row of a text. */
export function spamRow(text: string): SpamRow {
	const signs = signsOf(readText(text).read);
	const normalised = patternOf(text);
	const first = WORD_COLUMNS + RUN_COLUMNS;
	const entries = [
		...block(normalised, WORDS, [0, WORD_COLUMNS]),
		...block(normalised, RUNS, [WORD_COLUMNS, RUN_COLUMNS]),
		...signColumns(signs).map((value, i): [number, number] => [first + i, value]),
	].sort(([a], [b]) => a - b);
	return {
		columns: entries.map(([column]) => column),
		values: entries.map(([, value]) => value),
		signs,
		normalised,
	};
}

/** Where the weight of one word stands: to tell which words counted. */
export function wordColumn(word: string): number {
	return (countNgrams(word, { of: 'words', lengths: [1, 1] }).hashes[0] ?? 0) % WORD_COLUMNS;
}
