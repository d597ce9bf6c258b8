/**
 * Which languages a set is written in, before its texts are judged: "super" or "ok" alone say too little, the set around them says
 * more. Counted over all rows, so it depends neither on their order nor on the number of threads.
 */
import type { CancelSignal, JobContext } from '../../ports';
import { bytes, type Table } from '../../table';
import type { Blocks } from './blocks';
import type { Language } from '../language/languages';
import { inParts, type Chunk, type Part } from './chunks';
import { codeOf, LANGUAGE_LIST, TO_BE_FOUND } from './languageCodes';
import { TextCells } from './textCells';
import { detectorOf, readable, type TextKind } from './tools';

/** Languages of texts at least this sure make the set's shares, and stay as they were found. */
export const CLEAR = 0.75;

export interface LanguageRequest extends Chunk, TextKind {
	/** The text column alone. */
	readonly texts: Table;
	/** Row of the set that is row 0 of `texts`. */
	readonly start: number;
	/** Languages that are known, for the rows of the chunk. */
	readonly given: Uint8Array;
}

export interface LanguagePart extends Chunk {
	/** Byte of the language, or TO_BE_FOUND where it is unclear or there is no text. */
	readonly languages: Uint8Array;
}

/** What the first reading found. */
export interface SetLanguages {
	/** A byte a row. */
	readonly languages: Uint8Array;
	/** Share of each language among rows of a clear one, most first. */
	readonly shares: readonly (readonly [Language, number])[];
}

/** Task `text.sentimentLanguages`. */
export async function findLanguages(
	{ texts, start, from, to, given, textColumn, plain }: LanguageRequest,
	{ signal }: { readonly signal: CancelSignal },
): Promise<LanguagePart> {
	const detector = await detectorOf();
	const cells = new TextCells(texts.column(textColumn), plain);
	const languages = given.slice();
	for (let row = from; row < to; row++) {
		if (row % 64 === 0) signal.throwIfCancelled();
		if (given[row - from] !== TO_BE_FOUND) continue;
		const text = readable(cells.read(row - start), plain);
		if (text === '') continue;
		const { language, confidence } = detector.detect(text);
		if (confidence >= CLEAR) languages[row - from] = codeOf(language);
	}
	return { from, to, languages };
}

/**
 * Runs it over the rows whose language is not `given` (TO_BE_FOUND), unless all are. The shares are those of all rows whose language
 * is clear or given.
 */
export async function languagesOfSet(
	blocks: Blocks,
	given: Uint8Array,
	{ textColumn, plain }: TextKind,
	context: JobContext,
): Promise<SetLanguages> {
	if (!given.includes(TO_BE_FOUND)) return { languages: given, shares: sharesOf(given) };
	const languages = bytes(blocks.numRows);
	const request = ({ table, start, from, to }: Part): LanguageRequest => {
		const texts = table.select([textColumn]);
		return { texts, start, from, to, given: given.slice(from, to), textColumn, plain };
	};
	for await (const part of inParts<LanguageRequest, LanguagePart>(
		{ task: 'text.sentimentLanguages', blocks, request },
		context,
		(share) => context.progress(0.05 + 0.25 * share, 'Finding the languages'),
	))
		languages.set(part.languages, part.from);
	return { languages, shares: sharesOf(languages) };
}

/** Share of each language among the rows whose language is known, most first, then in order of the list. */
export function sharesOf(languages: Uint8Array): (readonly [Language, number])[] {
	const counts = new Float64Array(256);
	for (const code of languages) counts[code] = (counts[code] ?? 0) + 1;
	const known = languages.length - (counts[TO_BE_FOUND] ?? 0);
	return LANGUAGE_LIST.map((language, code) => [language, (counts[code] ?? 0) / known] as const)
		.filter(([, share]) => share > 0)
		.sort((a, b) => b[1] - a[1]);
}
