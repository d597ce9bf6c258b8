import { normaliseText, readText } from '../normalise';
import { countNgrams, type NgramOptions } from '../vectors/ngrams';
import { SIGN_COLUMNS, signColumns, signsOf, type Signs } from './signs';

const WORDS: NgramOptions = { of: 'words', lengths: [1, 2] };
const RUNS: NgramOptions = { of: 'characters', lengths: [2, 5] };

/** Columns of each kind: hashes beyond are folded into these. */
export const WORD_COLUMNS = 2 ** 16;
export const RUN_COLUMNS = 2 ** 17;
export const SPAM_COLUMNS = WORD_COLUMNS + RUN_COLUMNS + SIGN_COLUMNS;

/** A text as the filter sees it: columns in any order, each once; each kind of length 1. */
export interface SpamRow {
	readonly columns: readonly number[];
	readonly values: readonly number[];
	readonly signs: Signs;
	readonly normalised: string;
}

const DIGIT = /\p{N}/gu;

/** As `normaliseText`, with every digit as 0: the number of a prize counts no more than its length. */
const patternOf = (text: string) => normaliseText(text).replace(DIGIT, '0');

/** Sums by column, all 0 between two texts. */
const sums = new Float64Array(SPAM_COLUMNS);

/** Adds the columns and weights 1 + ln(count) of one kind, scaled to length 1. */
function addBlock(
	text: string,
	kind: NgramOptions,
	[offset, size]: readonly [number, number],
	into: { readonly columns: number[]; readonly values: number[] },
): void {
	const { hashes, counts } = countNgrams(text, kind);
	const from = into.columns.length;
	for (let i = 0; i < hashes.length; i++) {
		const column = offset + ((hashes[i] ?? 0) % size);
		if (sums[column] === 0) into.columns.push(column);
		sums[column] = (sums[column] ?? 0) + 1 + Math.log(counts[i] ?? 1);
	}
	let squares = 0;
	for (let i = from; i < into.columns.length; i++)
		squares += (sums[into.columns[i] ?? 0] ?? 0) ** 2;
	const scale = 1 / Math.sqrt(squares);
	for (let i = from; i < into.columns.length; i++) {
		const column = into.columns[i] ?? 0;
		into.values.push((sums[column] ?? 0) * scale);
		sums[column] = 0;
	}
}

/** The row of a text. */
export function spamRow(text: string): SpamRow {
	const signs = signsOf(readText(text).read);
	const normalised = patternOf(text);
	const row: { columns: number[]; values: number[] } = { columns: [], values: [] };
	addBlock(normalised, WORDS, [0, WORD_COLUMNS], row);
	addBlock(normalised, RUNS, [WORD_COLUMNS, RUN_COLUMNS], row);
	signColumns(signs).forEach((value, i) => {
		row.columns.push(WORD_COLUMNS + RUN_COLUMNS + i);
		row.values.push(value);
	});
	return { ...row, signs, normalised };
}

/** Where the weight of one word stands: to tell which words counted. */
export function wordColumn(word: string): number {
	return (countNgrams(word, { of: 'words', lengths: [1, 1] }).hashes[0] ?? 0) % WORD_COLUMNS;
}
