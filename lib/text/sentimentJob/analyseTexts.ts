import type { JobContext } from '../../ports';
import type { FileSource, Table } from '../../table';
import { inParts, type Part } from './chunks';
import type { Asked, JudgedRows, JudgeRequest } from './judgeRows';
import { languagesOfSet } from './languagePass';
import { withLearned } from './learnPass';
import { makeReport } from './makeReport';
import { checkOptions, type SentimentJobOptions } from './options';
import type { SentimentResult } from './result';
import { RowArrays } from './rowArrays';
import { SetTally } from './setTally';
import { openSet, readBlocks, type TextSet } from './textSet';

/**
 * Job `text.sentiment`: what every text says, and what they say together. The result is the same for any number of threads; a row's
 * own result depends on other rows only where its text is too short to tell its language, and in its aspects: from 200 different texts
 * on, words for things and opinions are learned from the set. Throws INVALID_PARAMETER, MISSING_COLUMN,
 * WRONG_TYPE (dates, language codes), CANCELLED, and as `readTable` for a file.
 */
export async function analyseTexts(
	source: Table | FileSource,
	options: SentimentJobOptions,
	context: JobContext,
): Promise<SentimentResult> {
	checkOptions(options);
	const blocks = await readBlocks(source, options, context);
	const set = openSet(blocks, options);
	const { asked: known, stars, periods, other } = set;
	const { languages, shares } = await languagesOfSet(blocks, set.languages, known, context);
	const aspects = await withLearned(blocks, languages, known, context);
	const asked: Asked = { ...known, shares, aspects };
	const arrays = new RowArrays(blocks.numRows, asked, set.notes);
	const tally = new SetTally();
	for await (const part of judged(set, asked, languages, context)) {
		arrays.take(part);
		if (part.counted) tally.merge(part.counted);
	}
	const whole = { blocks, options, asked, arrays, counted: tally.finish(), stars, periods };
	const report = asked.report ? makeReport(whole) : null;
	const rows = arrays.toTable(other);
	context.progress(1, 'Done');
	const [table] = blocks.tables;
	return { rows: options.keepColumns && table ? table.with(rows.entries()) : rows, report };
}

/** The rows judged on all threads, chunk after chunk. */
function judged(set: TextSet, asked: Asked, languages: Uint8Array, context: JobContext) {
	const { blocks, stars, periods } = set;
	const request = ({ table, start, from, to }: Part): JudgeRequest => ({
		...{ start, from, to, asked },
		texts: table.select([asked.textColumn]),
		languages: languages.slice(from, to),
		stars: stars && stars.ofRow.slice(from, to),
		periods: periods && periods.ofRow.slice(from, to),
	});
	return inParts<JudgeRequest, JudgedRows>(
		{ task: 'text.sentimentRows', blocks, request },
		context,
		(share) => context.progress(0.3 + 0.65 * share, 'Reading the texts'),
	);
}
