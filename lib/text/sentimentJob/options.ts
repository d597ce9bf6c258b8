import { LibraryError } from '../../errors';
import type { AspectOptions } from '../aspects/openAspects';
import type { Language } from '../language/languages';

/** What job `text.sentiment` is asked for. */
export interface SentimentJobOptions {
	readonly textColumn: string;
	/** `auto` (default): found in each text. */
	readonly language?: 'auto' | Language;
	/** Column with the language of each text ("en", "pt-BR"); empty or unknown ones are found in the text. */
	readonly languageColumn?: string | undefined;
	/** Column with the writer's own rating: evidence beside the words, and compared with them in the report. */
	readonly starColumn?: string | undefined;
	/** Lowest and highest rating that can be given; default: 1 … 5, or what the column's largest value asks for (10, 100). */
	readonly starScale?: readonly [number, number] | undefined;
	/** Column of dates, for the trend. */
	readonly dateColumn?: string | undefined;
	/** Column to report by: product, brand, country. */
	readonly groupColumn?: string | undefined;
	/** Column `sentiment_sentences`: what each sentence says. Default false. */
	readonly sentences?: boolean;
	/** Column `sentiment_aspects`, with topics as asked; null or absent: none. */
	readonly aspects?: AspectOptions | null;
	/** Column `sentiment_emotion`. Default false. */
	readonly emotions?: boolean;
	/** Columns `sentiment_urgency` and `sentiment_urgent`. Default false. */
	readonly urgency?: boolean;
	/** Column `sentiment_keywords`: up to so many words and phrases a text, 0 … 50. Default 0. */
	readonly keywords?: number;
	/** Whether texts are read as they are. `true`: HTML and mail are first brought to what the person wrote. Default false. */
	readonly plain?: boolean;
	/** Confidence below which a text counts as unsure, 0 … 1. Default 0.6. */
	readonly lowConfidence?: number;
	/** Whether `rows` also holds the columns of the input, before ours: for files. Default false. */
	readonly keepColumns?: boolean;
	/** Whether the report is made; rows alone are quicker for single requests. Default true. */
	readonly report?: boolean;
}

export const MOST_KEYWORDS = 50;

/** Throws INVALID_PARAMETER. */
export function checkOptions({
	textColumn,
	keywords = 0,
	lowConfidence = 0.6,
	starScale: [low, high] = [1, 5],
}: SentimentJobOptions): void {
	check(textColumn !== '', 'No text column was given.', 'Pick the column that holds the texts.');
	check(
		Number.isInteger(keywords) && keywords >= 0 && keywords <= MOST_KEYWORDS,
		`keywords must be a whole number from 0 to ${MOST_KEYWORDS}, got ${keywords}.`,
		'Ask for fewer keywords a text.',
	);
	check(
		lowConfidence >= 0 && lowConfidence <= 1,
		`lowConfidence must lie between 0 and 1, got ${lowConfidence}.`,
		'Use a share such as 0.6.',
	);
	check(
		Number.isFinite(low) && Number.isFinite(high) && low < high,
		`starScale must be a lowest and a higher highest rating, got ${low} and ${high}.`,
		'Use for example 1 and 5.',
	);
}

function check(right: boolean, message: string, hint: string): void {
	if (!right) throw new LibraryError('INVALID_PARAMETER', message, hint);
}
