import type { JobContext } from '../../ports';
import type { FileSource, Table } from '../../table';
import { inChunks, type Chunk } from './chunks';
import type { Asked, JudgedRows, JudgeRequest } from './judgeRows';
import { languagesOfSet } from './languagePass';
import { makeReport } from './makeReport';
import { checkOptions, type SentimentJobOptions } from './options';
import type { SentimentResult } from './result';
import { RowArrays } from './rowArrays';
import { SetTally } from './setTally';
import { openSet, openTable, type TextSet } from './textSet';

/**
 * Job `text.sentiment`: what every text says, and what they say together. The result is the same for any number of threads; a row's
 * own result depends on other rows only where its text is too short to tell its language. Throws INVALID_PARAMETER, MISSING_COLUMN,
 * WRONG_TYPE (dates, language codes), CANCELLED, and as `readTable` for a file.
 */
export async function analyseTexts(
	source: Table | FileSource,
	options: SentimentJobOptions,
	context: JobContext,
): Promise<SentimentResult> {
	checkOptions(options);
	const set = openSet(await openTable(source, options, context), options);
	const { table, asked: known, stars, periods, other } = set;
	const { languages, shares } = await languagesOfSet(set.texts, set.languages, known, context);
	const asked: Asked = { ...known, shares };
	const arrays = new RowArrays(table.numRows, asked, set.notes);
	const tally = new SetTally();
	for await (const part of judged(set, asked, languages, context)) {
		arrays.take(part);
		if (part.counted) tally.merge(part.counted);
	}
	const whole = { table, options, asked, arrays, counted: tally.finish(), stars, periods };
	const report = asked.report ? makeReport(whole) : null;
	const rows = arrays.toTable(other);
	context.progress(1, 'Done');
	return { rows: options.keepColumns ? table.with(rows.entries()) : rows, report };
}

/** The rows judged on all threads, chunk after chunk. */
function judged(set: TextSet, asked: Asked, languages: Uint8Array, context: JobContext) {
	const { texts, stars, periods } = set;
	const request = ({ from, to }: Chunk): JudgeRequest => ({
		...{ from, to, texts, asked },
		languages: languages.slice(from, to),
		stars: stars && stars.ofRow.slice(from, to),
		periods: periods && periods.ofRow.slice(from, to),
	});
	return inChunks<JudgeRequest, JudgedRows>(
		{ task: 'text.sentimentRows', rows: set.table.numRows, request },
		context,
		(share) => context.progress(0.3 + 0.65 * share, 'Reading the texts'),
	);
}
