import { LibraryError } from '../../errors';
import type { Table } from '../../table';
import type { HandOverRules } from './handOver';
import type { Corrections, FaqColumns } from './readFaq';
import { ANSWER_THRESHOLD } from './weights';

/** What job `text.answer` is asked for. */
export interface AnswerOptions {
	/** Column of the messages that holds the text. */
	readonly textColumn: string;
	/** Column with the language of each message ("en", "pt-BR"); where it is empty or unknown, the text tells. */
	readonly languageColumn?: string | undefined;
	readonly faq: Table;
	readonly faqColumns: FaqColumns;
	readonly corrections?: Corrections | undefined;
	/** Whether HTML and mail are first brought to what the person wrote. Default true. */
	readonly plain?: boolean;
	/** Bytes of a saved `text.classifier` that tells the intent. */
	readonly classifier?: Uint8Array | undefined;
	/** Default: DEFAULT_RULES. */
	readonly rules?: Partial<HandOverRules>;
	/** Probability from which on a message is spam, 0..1; null = spam is not looked for. Default SPAM_THRESHOLD. */
	readonly spamFrom?: number | null;
}

export const DEFAULT_RULES: HandOverRules = {
	threshold: ANSWER_THRESHOLD,
	urgentFrom: 0.75,
	angryTo: -0.7,
	risky: true,
	person: true,
	otherLanguage: true,
};

/** Throws INVALID_PARAMETER. */
export function readRules({ textColumn, rules = {}, spamFrom = 0 }: AnswerOptions): HandOverRules {
	check(textColumn !== '', 'No text column was given.', 'Pick the column that holds the messages.');
	const all = { ...DEFAULT_RULES, ...rules };
	const { threshold, urgentFrom, angryTo } = all;
	within('threshold', threshold, [0, 1]);
	within('urgentFrom', urgentFrom ?? 0, [0, 1]);
	within('angryTo', angryTo ?? 0, [-1, 0]);
	within('spamFrom', spamFrom ?? 0, [0, 1]);
	return all;
}

function within(name: string, value: number, [low, high]: readonly [number, number]): void {
	const right = value >= low && value <= high;
	check(right, `${name} must lie between ${low} and ${high}, got ${value}.`, 'Use such a number.');
}

function check(right: boolean, message: string, hint: string): void {
	if (!right) throw new LibraryError('INVALID_PARAMETER', message, hint);
}
