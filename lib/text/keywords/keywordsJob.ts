import { LibraryError } from '../../errors';
import type { JobContext } from '../../ports';
import { stringColumn, Table } from '../../table';
import { CountedBackground, wordsOf, type Background } from './background';
import { commonBackground } from './commonWords';
import { DistinctTexts } from './distinctTexts';
import {
	KEYWORD_METHODS,
	keptOf,
	scorePhrases,
	type Keyword,
	type KeywordMethod,
} from './keywords';
import { openSetReading, type SetReading, type SetReadingOptions } from './setReading';
import { SetKeywords, type SetKeyword } from './setKeywords';

export interface KeywordsOptions extends SetReadingOptions {
	readonly textColumn: string;
	/** Default `tfidf`. */
	readonly method?: KeywordMethod;
	/** Keywords a text at most, 1 … 50. Default 5. */
	readonly most?: number;
	/** Keywords of the whole set at most, 1 … 1,000. Default 50. */
	readonly mostOfSet?: number;
	/**
	 * What is usual, for `tfidf`: the set's other texts (`others`, default), everyday language (`common`, see commonWords.ts), or other
	 * texts of your own in `backgroundTexts`.
	 */
	readonly background?: 'others' | 'common' | 'texts';
	readonly backgroundTexts?: Table | undefined;
	/** Column of the background texts; default: `textColumn`. */
	readonly backgroundColumn?: string | undefined;
}

export interface KeywordsReport {
	readonly rows: number;
	readonly texts: number;
	readonly method: KeywordMethod;
	/** Texts of the background; null for `rake` and `textRank`. */
	readonly background: number | null;
	/** Of the whole set, by essentiality. */
	readonly keywords: readonly SetKeyword[];
	/** What a score means. */
	readonly scores: string;
	readonly notes: readonly string[];
}

export interface KeywordsResult {
	/** Row i belongs to row i of the input: column `keywords`, a JSON list of { phrase, score, count }; empty without text. */
	readonly rows: Table;
	readonly report: KeywordsReport;
}

const MEANINGS: Readonly<Record<KeywordMethod, string>> = {
	rake: 'RAKE: for each word, the lengths of the phrases that it stands in added up, divided by how often it stands in the text; a phrase has the sum of its words. Compare scores within one text only.',
	textRank:
		'TextRank: words that stand side by side vouch for each other; a phrase has the sum of its words. Compare scores within one text only.',
	tfidf:
		'TF-IDF: (1 + ln count) × mean rarity of its words in the background × (1 + ln number of words). Comparable between texts.',
};

/**
 * Job `text.keywords`: the phrases that tell most about each text and about all of them. Throws INVALID_PARAMETER, MISSING_COLUMN,
 * EMPTY_INPUT without a text, CANCELLED.
 */
export async function extractKeywords(
	table: Table,
	options: KeywordsOptions,
	{ signal, progress }: JobContext,
): Promise<KeywordsResult> {
	const { method = 'tfidf', most = 5, mostOfSet = 50 } = options;
	checkKeywordsOptions(options);
	const texts = new DistinctTexts(table, options.textColumn);
	if (texts.count === 0) throw noText(options.textColumn);
	const reading = await openSetReading(table, texts, options);
	const ask = (at: number, from: number, share: number) => {
		if (at % 32 === 0) signal.throwIfCancelled();
		if (at % 512 === 0) progress(from + (share * at) / texts.count, 'Reading texts');
	};
	const backgrounds = await openBackground(texts, reading, options, (at) => ask(at, 0, 0.4));
	const set = new SetKeywords();
	const found = texts.rows.map((times, number): string => {
		ask(number, 0.4, 0.6);
		const text = texts.text(number);
		const language = reading.languageOf(number, text);
		const source = reading.readerOf(language);
		const background = backgrounds?.of(language, () => wordsOf(text, source));
		const all = scorePhrases(text, source, { method, most, background });
		set.add(all, most, times);
		return JSON.stringify(all.slice(0, keptOf(all, most)).map(shown));
	});
	const cells = Array.from(texts.ofRow, (number) => found[number] ?? '[]');
	const withText = texts.rows.reduce((sum, count) => sum + count, 0);
	return {
		rows: new Table([['keywords', stringColumn(cells, true)]], table.numRows),
		report: {
			...{ rows: table.numRows, texts: withText, method, scores: MEANINGS[method] },
			background: backgrounds?.texts ?? null,
			keywords: set.top(mostOfSet),
			notes:
				withText < table.numRows
					? [`${table.numRows - withText} of ${table.numRows} rows have no text.`]
					: [],
		},
	};
}

const shown = ({ phrase, score, count }: Keyword) => ({
	phrase,
	score: Math.round(score * 1e4) / 1e4,
	count,
});

const noText = (column: string) =>
	new LibraryError(
		'EMPTY_INPUT',
		`No row has a text in column "${column}".`,
		'Pick the column that holds the texts.',
	);

interface Backgrounds {
	readonly texts: number | null;
	/** What is usual beside one text; `words` gives its words where they must be left out. */
	of(language: Parameters<SetReading['readerOf']>[0], words: () => ReadonlySet<string>): Background;
}

async function openBackground(
	texts: DistinctTexts,
	reading: SetReading,
	options: KeywordsOptions,
	ask: (at: number) => void,
): Promise<Backgrounds | null> {
	const { method = 'tfidf', background = 'others', backgroundTexts, backgroundColumn } = options;
	if (method !== 'tfidf') return null;
	if (background === 'common')
		return {
			texts: null,
			of: (language) => commonBackground(language, reading.readerOf(language)),
		};
	if (background === 'others' || !backgroundTexts) {
		const counted = count(texts, reading, ask);
		return { texts: counted.texts, of: (_, words) => counted.without(words()) };
	}
	const others = new DistinctTexts(backgroundTexts, backgroundColumn ?? options.textColumn);
	const { language } = options;
	const counted = count(others, await openSetReading(backgroundTexts, others, { language }), ask);
	return { texts: counted.texts, of: () => counted };
}

function count(texts: DistinctTexts, reading: SetReading, ask: (at: number) => void) {
	const counted = new CountedBackground();
	texts.rows.forEach((times, number) => {
		ask(number);
		const text = texts.text(number);
		counted.add(text, reading.readerOf(reading.languageOf(number, text)), times);
	});
	return counted;
}

function checkKeywordsOptions({
	textColumn,
	method = 'tfidf',
	most = 5,
	mostOfSet = 50,
	background,
	backgroundTexts,
}: KeywordsOptions): void {
	check(textColumn !== '', 'No text column was given.', 'Pick the column that holds the texts.');
	check(
		KEYWORD_METHODS.includes(method),
		`There is no keyword method "${method}".`,
		`Choose one of: ${KEYWORD_METHODS.join(', ')}.`,
	);
	check(
		isWhole(most, 50),
		`most must be a whole number from 1 to 50, got ${most}.`,
		'Ask for fewer keywords a text.',
	);
	check(
		isWhole(mostOfSet, 1000),
		`mostOfSet must be a whole number from 1 to 1,000, got ${mostOfSet}.`,
		'Ask for fewer keywords.',
	);
	check(
		background !== 'texts' || backgroundTexts !== undefined,
		'There are no background texts.',
		'Give them, or compare with the other texts.',
	);
}

const isWhole = (value: number, most: number) =>
	Number.isInteger(value) && value >= 1 && value <= most;

function check(right: boolean, message: string, hint: string): void {
	if (!right) throw new LibraryError('INVALID_PARAMETER', message, hint);
}
