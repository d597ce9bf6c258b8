import { LibraryError } from '../../errors';
import type { CancelSignal, JobContext } from '../../ports';
import { booleanColumn, numberColumn, stringColumn, Table } from '../../table';
import { resultsOfRows } from '../answers/rowChunks';
import type { Chunk } from '../sentimentJob/chunks';
import { TextCells } from '../sentimentJob/textCells';
import { readable } from '../sentimentJob/tools';
import { openSpamFilter } from './openSpamFilter';
import { SPAM_THRESHOLD, type SpamJudgement } from './spamFilter';

export interface SpamOptions {
	readonly textColumn: string;
	/** Probability from which on a text is spam, 0..1; default SPAM_THRESHOLD. */
	readonly threshold?: number;
	/** Whether HTML and mail are first brought to what the person wrote. Default true. */
	readonly plain?: boolean;
}

export interface SpamReport {
	readonly kind: 'text.spam';
	readonly version: 1;
	readonly texts: number;
	readonly spam: number;
	/** Rows without letters and digits; they count as wanted. */
	readonly empty: number;
	readonly threshold: number;
	readonly reasons: readonly { readonly reason: string; readonly texts: number }[];
}

export interface SpamResult {
	/** The columns `spam`, `spam_probability` and `spam_reasons` (a JSON list), beside the texts. */
	readonly rows: Table;
	readonly report: SpamReport;
}

export interface SpamRequest extends Chunk {
	readonly texts: Table;
	readonly textColumn: string;
	readonly plain: boolean;
	readonly threshold: number;
}

const NO_TEXT: SpamJudgement = { probability: 0, spam: false, reasons: [] };

/** Task `text.spamRows`: the rows of a chunk. */
export async function spamRows(
	{ texts, textColumn, plain, threshold, from, to }: SpamRequest,
	{ signal }: { readonly signal: CancelSignal },
): Promise<SpamJudgement[]> {
	const filter = await openSpamFilter();
	const cells = new TextCells(texts.column(textColumn), plain);
	return Array.from({ length: to - from }, (_, i) => {
		if (i % 64 === 0) signal.throwIfCancelled();
		const text = readable(cells.read(from + i), plain);
		return text === '' ? NO_TEXT : filter.judge(text, threshold);
	});
}

/**
 * Job `text.spam`: tells spam from wanted texts. A text without words is wanted: nothing is lost in doubt. Throws MISSING_COLUMN,
 * INVALID_PARAMETER, CANCELLED.
 */
export async function filterSpam(
	table: Table,
	{ textColumn, threshold = SPAM_THRESHOLD, plain = true }: SpamOptions,
	context: JobContext,
): Promise<SpamResult> {
	if (!(threshold >= 0 && threshold <= 1)) throw wrongThreshold(threshold);
	const texts = table.select([textColumn]);
	const request = (chunk: Chunk): SpamRequest => ({
		...chunk,
		...{ texts, textColumn, plain, threshold },
	});
	const judged = await resultsOfRows<SpamRequest, SpamJudgement>(
		{ task: 'text.spamRows', rows: table.numRows, request, doing: 'Filtering spam' },
		context,
	);
	return { rows: new Table(columnsOf(judged), table.numRows), report: reportOf(judged, threshold) };
}

const columnsOf = (judged: readonly SpamJudgement[]) =>
	[
		['spam', booleanColumn(judged.map(({ spam }) => spam))],
		[
			'spam_probability',
			numberColumn(judged.map(({ probability }) => Math.round(probability * 1e4) / 1e4)),
		],
		[
			'spam_reasons',
			stringColumn(
				judged.map(({ reasons }) => JSON.stringify(reasons)),
				true,
			),
		],
	] as const;

/** The words of a reason differ from text to text, what comes before the colon does not; neither do the numbers count. */
const kindOf = (reason: string) => (reason.split(':')[0] ?? '').replace(/\d+ /gu, '');

function reportOf(judged: readonly SpamJudgement[], threshold: number): SpamReport {
	const counts = new Map<string, number>();
	for (const { reasons } of judged) {
		for (const kind of new Set(reasons.map(kindOf))) counts.set(kind, (counts.get(kind) ?? 0) + 1);
	}
	return {
		kind: 'text.spam',
		version: 1,
		texts: judged.length,
		spam: judged.filter(({ spam }) => spam).length,
		empty: judged.filter(({ probability }) => probability === 0).length,
		threshold,
		reasons: [...counts]
			.sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
			.map(([reason, texts]) => ({ reason, texts })),
	};
}

const wrongThreshold = (threshold: number) =>
	new LibraryError(
		'INVALID_PARAMETER',
		`threshold must lie between 0 and 1, got ${threshold}.`,
		'Use a probability such as 0.9.',
	);
