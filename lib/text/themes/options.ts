import { LibraryError } from '../../errors';
import type { Language } from '../language/languages';

/** What job `text.themes` is asked for. */
export interface ThemesOptions {
	readonly textColumn: string;
	/** `auto` (default): found in each text. */
	readonly language?: 'auto' | Language;
	/** Column with the language of each text; empty or unknown ones are found in the text. */
	readonly languageColumn?: string | undefined;
	/** Number of themes, 2 … 100, or `auto` (default): as chooseThemes says, 5 … 40. */
	readonly themes?: number | 'auto';
	/** Column with a score of each text, e.g. `sentiment_score` or stars. */
	readonly scoreColumn?: string | undefined;
	/** Without a score column: whether the sentiment engine scores each text. Default true. */
	readonly sentiment?: boolean;
	/** Column of dates, for trends. */
	readonly dateColumn?: string | undefined;
	/** UTC ms: marks themes that are new since then; needs a date column. */
	readonly newSince?: number | undefined;
	/** Example quotes a theme, 0 … 20. Default 3. */
	readonly quotes?: number;
	/** Themes are learnt from so many different texts at most, 100 … 100,000, drawn with the seed. Default 20,000. */
	readonly sampleSize?: number;
	/** Default 42. */
	readonly seed?: number;
}

export const LEAST_TEXTS = 10;

/** Throws INVALID_PARAMETER. */
export function checkThemesOptions(options: ThemesOptions): void {
	const { textColumn, themes = 'auto', quotes = 3, sampleSize = 20_000 } = options;
	check(textColumn !== '', 'No text column was given.', 'Pick the column that holds the texts.');
	check(
		themes === 'auto' || isWhole(themes, 2, 100),
		`themes must be "auto" or a whole number from 2 to 100, got ${themes}.`,
		'Leave the number to the data, or choose about 5 to 30.',
	);
	check(
		isWhole(quotes, 0, 20),
		`quotes must be a whole number from 0 to 20, got ${quotes}.`,
		'Three quotes a theme are enough to read.',
	);
	check(
		isWhole(sampleSize, 100, 100_000),
		`sampleSize must be a whole number from 100 to 100,000, got ${sampleSize}.`,
		'20,000 texts give steady themes.',
	);
	check(
		options.newSince === undefined || options.dateColumn !== undefined,
		'New themes need to know when each text was written.',
		'Pick the date column.',
	);
	check(
		options.newSince === undefined || Number.isFinite(options.newSince),
		`newSince must be a date, got ${options.newSince}.`,
		'Give a date such as 2026-03-01.',
	);
}

const isWhole = (value: number, from: number, to: number): boolean =>
	Number.isInteger(value) && value >= from && value <= to;

function check(right: boolean, message: string, hint: string): void {
	if (!right) throw new LibraryError('INVALID_PARAMETER', message, hint);
}
