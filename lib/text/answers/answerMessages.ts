import type { JobContext } from '../../ports';
import { sharedCopy, Table } from '../../table';
import type { Chunk } from '../sentimentJob/chunks';
import { detectorOf } from '../sentimentJob/tools';
import { SPAM_THRESHOLD } from '../spam/spamFilter';
import { answerColumns } from './answerColumns';
import { answerReport, type AnswerReport } from './answerReport';
import { keyOf, type AnswerRequest, type JudgedMessage } from './answerTask';
import { resultsOfRows } from './rowChunks';
import { readRules, type AnswerOptions } from './options';
import { readFaq, type ReadFaq } from './readFaq';
import type { HandOverRules } from './handOver';

export interface AnswerResult {
	/** The columns that `answerColumns` names, beside the messages: a row each, in their order. */
	readonly rows: Table;
	readonly report: AnswerReport;
}

/**
 * Job `text.answer`: answers messages from an FAQ, or says why a person should. Answers are the FAQ's own words. Same input, same
 * result, for any number of threads. Throws MISSING_COLUMN, EMPTY_INPUT for an FAQ without entries, INVALID_PARAMETER, CANCELLED.
 */
export async function answerMessages(
	messages: Table,
	options: AnswerOptions,
	context: JobContext,
): Promise<AnswerResult> {
	const rules = readRules(options);
	const detector = await detectorOf();
	const faq = readFaq(options.faq, options.faqColumns, detector, options.corrections);
	const judged = await resultsOfRows<AnswerRequest, JudgedMessage>(
		{
			task: 'text.answerRows',
			rows: messages.numRows,
			request: requestsOf(messages, options, faq, rules),
			doing: 'Answering messages',
		},
		context,
	);
	context.progress(0.95, 'Writing the report');
	return {
		rows: new Table(answerColumns(judged, faq.entries), messages.numRows),
		report: answerReport(judged, faq, rules.threshold),
	};
}

/** What is asked of a chunk. */
function requestsOf(
	messages: Table,
	options: AnswerOptions,
	{ entries }: ReadFaq,
	rules: HandOverRules,
): (chunk: Chunk) => AnswerRequest {
	const { textColumn, languageColumn, plain = true, spamFrom = SPAM_THRESHOLD } = options;
	const named = languageColumn === '' ? undefined : languageColumn;
	const read = messages.select([...new Set([textColumn, ...(named ? [named] : [])])]);
	const whole = { textColumn, languageColumn: named, plain, spamFrom, rules, entries };
	const key = keyOf(entries);
	const classifier = options.classifier && sharedCopy(options.classifier);
	return ({ from, to }) => ({ ...whole, from, to, messages: read, key, classifier });
}
