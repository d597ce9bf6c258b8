/** The job text.sentiment in the test's own process: rows, notes and the report. */
import { stringColumn, Table, tableToRecords } from '../../../lib/table';
import type { SentimentJobOptions, SentimentResult } from '../../../lib/text';
import { analyseTexts, findLanguages, judgeRows } from '../../../lib/text';
import { testContext } from '../../support/context';

const TASKS = { 'text.sentimentLanguages': findLanguages, 'text.sentimentRows': judgeRows };

const context = (options: Parameters<typeof testContext>[0] = {}) =>
	testContext({ tasks: TASKS, ...options });

async function analyse(
	table: Table,
	options: Partial<SentimentJobOptions> = {},
): Promise<SentimentResult> {
	return await analyseTexts(table, { textColumn: 'text', ...options }, context());
}

const texts = (values: (string | null)[]) => new Table([['text', stringColumn(values)]]);

const GOOD = 'Great quality, fast delivery, I love it';
const BAD = 'Terrible, it broke after two days and nobody answers';
const PLAIN = 'The parcel contains two books';

test('a row each: class, score and confidence as the text says', async () => {
	const { rows } = await analyse(texts([GOOD, BAD, PLAIN]));
	const records = tableToRecords(rows);
	expect(records.map(({ sentiment }) => sentiment)).toEqual(['positive', 'negative', 'neutral']);
	expect(records[0]?.['sentiment_score']).toBeGreaterThan(0.3);
	expect(records[1]?.['sentiment_score']).toBeLessThan(-0.3);
	expect(records.map((record) => record['sentiment_note'])).toEqual([null, null, null]);
});
