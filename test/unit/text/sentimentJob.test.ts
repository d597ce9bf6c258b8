/** The job text.sentiment in the test's own process: rows, notes and the report. */
import fc from 'fast-check';
import {
	booleanColumn,
	dateColumn,
	integerColumn,
	numberColumn,
	stringColumn,
	Table,
	tableToRecords,
	type Column,
} from '../../../lib/table';
import {
	analyseTexts,
	findLanguages,
	judgeRows,
	MOST_CHARACTERS,
	type SentimentJobOptions,
	type SentimentReport,
} from '../../../lib/text';
import { testContext } from '../../support/context';

const TASKS = { 'text.sentimentLanguages': findLanguages, 'text.sentimentRows': judgeRows };
const DAY = 86_400_000;

const GOOD = 'Great quality, fast delivery, I love it';
const BAD = 'Terrible, it broke after two days and nobody answers';
const PLAIN = 'The parcel contains two books';

const texts = (values: (string | null)[]) => new Table([['text', stringColumn(values)]]);

async function analyse(
	table: Table,
	options: Partial<SentimentJobOptions> = {},
	threads = 1,
): Promise<{ records: Record<string, unknown>[]; report: SentimentReport }> {
	const context = testContext({ tasks: TASKS, threads });
	const { rows, report } = await analyseTexts(table, { textColumn: 'text', ...options }, context);
	if (!report) throw new Error('there is no report');
	return { records: tableToRecords(rows), report };
}

const classes = (records: readonly Record<string, unknown>[]) =>
	records.map(({ sentiment }) => sentiment);

describe('rows', () => {
	test('are positive, negative or neutral as their texts are', async () => {
		const { records } = await analyse(texts([GOOD, BAD, PLAIN]));
		expect(classes(records)).toEqual(['positive', 'negative', 'neutral']);
		expect(records[0]?.['sentiment_score']).toBeGreaterThan(0.3);
		expect(records[1]?.['sentiment_score']).toBeLessThan(-0.3);
		expect(records.map((record) => record['sentiment_note'])).toEqual([null, null, null]);
	});

	test('without a text are neutral with confidence 0 and say so', async () => {
		const { records, report } = await analyse(texts([null, '', ' \n\t ', GOOD]));
		expect(classes(records)).toEqual(['neutral', 'neutral', 'neutral', 'positive']);
		expect(records.slice(0, 3).map((record) => record['sentiment_confidence'])).toEqual([0, 0, 0]);
		expect(records[0]?.['sentiment_note']).toBe('No text');
		expect(records[0]?.['sentiment_language']).toBeNull();
		expect(report.leftOut.noText).toBe(3);
		expect(report.all.texts).toBe(1);
	});

	test('of a column of numbers are read as text, and every note says what they are', async () => {
		const { records, report } = await analyse(new Table([['text', numberColumn([5, null])]]));
		expect(records[0]?.['sentiment_note']).toBe('A number, read as text');
		expect(records[1]?.['sentiment_note']).toBe('No text');
		expect(report.leftOut.notText).toBe(2);
	});

	test('of nested values are read as text and say so', async () => {
		const table = new Table([['text', stringColumn(['{"review":"terrible"}'], true)]]);
		const { records } = await analyse(table);
		expect(records[0]).toMatchObject({
			sentiment: 'negative',
			sentiment_note: 'A nested value, read as text',
		});
	});

	test('of yes/no values are read as text and say so', async () => {
		const { records } = await analyse(new Table([['text', booleanColumn([true])]]));
		expect(records[0]?.['sentiment_note']).toBe('A yes/no value, read as text');
	});

	test('of texts longer than what is read say that they were cut', async () => {
		const long = `${GOOD}. `.repeat(Math.ceil(MOST_CHARACTERS / GOOD.length) + 10);
		const { records, report } = await analyse(texts([long, GOOD]));
		expect(records[0]?.['sentiment_note']).toContain(`first ${MOST_CHARACTERS} characters`);
		expect(records[1]?.['sentiment_note']).toBeNull();
		expect(report.leftOut.cut).toBe(1);
	});

	test('keep the columns of the input, before ours, when that is asked for', async () => {
		const table = new Table([
			['id', integerColumn([7])],
			['text', stringColumn([GOOD])],
		]);
		const { records } = await analyse(table, { keepColumns: true });
		expect(Object.keys(records[0] ?? {}).slice(0, 3)).toEqual(['id', 'text', 'sentiment']);
	});

	test('hold sentences, aspects, emotion, urgency and keywords only when asked', async () => {
		const asked = {
			...{ sentences: true, emotions: true, urgency: true },
			...{ aspects: {}, keywords: 2 },
		};
		const { records } = await analyse(texts([`${GOOD}. But the price is terrible!`]), asked);
		const [row] = records;
		expect(row?.['sentiment_sentences']).toEqual([
			expect.objectContaining({ text: `${GOOD}.`, sentiment: 'positive' }),
			expect.objectContaining({ text: 'But the price is terrible!', sentiment: 'negative' }),
		]);
		expect(row?.['sentiment_aspects']).toContainEqual(
			expect.objectContaining({ topic: 'price', score: expect.any(Number) }),
		);
		expect(row?.['sentiment_keywords']).toHaveLength(2);
		expect(row?.['sentiment_emotion']).toBe('joy');
		expect(row?.['sentiment_urgent']).toBe(false);
		const { records: bare } = await analyse(texts([GOOD]));
		expect(Object.keys(bare[0] ?? {})).toEqual([
			...['sentiment', 'sentiment_score', 'sentiment_confidence', 'sentiment_mixed'],
			...['sentiment_language', 'sentiment_note'],
		]);
	});

	test('of HTML are read without their tags when plain text is asked for', async () => {
		const html = '<html><body><style>.bad{color:awful}</style><p>I love it</p></body></html>';
		const { records } = await analyse(texts([html, '<p> </p>']), { plain: true });
		expect(records[0]?.['sentiment']).toBe('positive');
		expect(records[1]?.['sentiment_note']).toBe('No text');
	});
});

describe('languages', () => {
	test('are taken from their column; unknown codes are found in the text and named', async () => {
		const table = new Table([
			['text', stringColumn(['Muy bueno', 'Das ist sehr schlecht, ich bin enttäuscht', 'bon'])],
			['lang', stringColumn(['es-MX', '???', 'FR'])],
		]);
		const { records, report } = await analyse(table, { languageColumn: 'lang' });
		expect(records.map((record) => record['sentiment_language'])).toEqual(['es', 'de', 'fr']);
		expect(records[1]?.['sentiment_note']).toContain('Unknown language code');
		expect(report.leftOut.unknownLanguage).toBe(1);
	});

	test('of short texts are those of the set, wherever they stand in it', async () => {
		const german = 'Die Lieferung kam sehr schnell und die Qualität ist wirklich gut';
		const set = [...Array<string>(20).fill(german), 'super'];
		const last = await analyse(texts(set));
		const first = await analyse(texts([...set].reverse()));
		expect(last.records.at(-1)?.['sentiment_language']).toBe('de');
		expect(first.records[0]).toEqual(last.records.at(-1));
		expect(last.report.languages.majority).toBe('de');
	});
});

describe('the report', () => {
	const starsAt = (row: number) => (row === 18 ? 3 : row > 0 && row < 12 ? 5 : 1);
	const table = new Table([
		['text', stringColumn([...Array<string>(12).fill(GOOD), ...Array<string>(6).fill(BAD), PLAIN])],
		['when', dateColumn(Array.from({ length: 19 }, (_, i) => (i === 18 ? null : i * DAY)))],
		['brand', stringColumn(Array.from({ length: 19 }, (_, i) => (i < 15 ? 'Ada' : 'Bob')))],
		['stars', integerColumn(Array.from({ length: 19 }, (_, i) => starsAt(i)))],
	]);
	const options = { dateColumn: 'when', groupColumn: 'brand', starColumn: 'stars' };

	test('counts every text in exactly one class', async () => {
		const { report } = await analyse(table, options);
		expect(report.all).toMatchObject({ texts: 19, positive: 12, neutral: 1, negative: 6 });
		expect(report.all.net.value).toBeCloseTo(6 / 19, 12);
	});

	test('shows the trend day by day, without the row that has no date', async () => {
		const { report } = await analyse(table, options);
		expect(report.trend?.step).toBe('day');
		expect(report.trend?.periods).toHaveLength(18);
		expect(report.trend?.periods[0]).toMatchObject({ from: '1970-01-01', texts: 1, positive: 1 });
		expect(report.trend?.direction).toBe('worse');
		expect(report.leftOut.noDate).toBe(1);
	});

	test('adds up by group, most texts first', async () => {
		const { report } = await analyse(table, options);
		expect(report.groups?.groups.map(({ group, texts: all }) => [group, all])).toEqual([
			['Ada', 15],
			['Bob', 4],
		]);
	});

	test('names the text that says the opposite of its stars', async () => {
		const { report } = await analyse(table, options);
		expect(report.stars?.disagree).toMatchObject({ texts: 1, share: 1 / 19 });
		expect(report.stars?.disagree.examples[0]).toMatchObject({ row: 0, stars: 1, text: GOOD });
		expect(report.stars?.mean.value).toBeCloseTo((11 * 5 + 7 + 3) / 19, 12);
	});

	test('names words of either side with a text that holds them', async () => {
		const { report } = await analyse(table);
		const word = (side: 'positive' | 'negative') => report.words[side].map((found) => found.word);
		expect(word('positive')).toContain('love');
		expect(word('negative')).toContain('terrible');
		const love = report.words.positive.find((found) => found.word === 'love');
		expect(love).toMatchObject({ inPositive: 12, inNegative: 0, example: GOOD });
	});

	test('is plain JSON', async () => {
		const { report } = await analyse(table, { ...options, aspects: {}, urgency: true });
		expect(JSON.parse(JSON.stringify(report))).toEqual(report);
	});

	test('of no rows says that there is no text', async () => {
		const { report, records } = await analyse(texts([]), { aspects: {}, emotions: true });
		expect(records).toEqual([]);
		expect(report.notes).toEqual(['No row has a text.']);
	});
});

test('equal results for any number of threads', async () => {
	const some = [GOOD, BAD, PLAIN, 'super', 'Muy malo', null, 'ok', '很好，推荐购买'];
	const rows = Array.from({ length: 4500 }, (_, i) => some[(i * 7) % some.length] ?? null);
	const table = new Table([
		['text', stringColumn(rows)],
		['when', dateColumn(rows.map((_, i) => (i % 300) * DAY))],
	]);
	const options = { dateColumn: 'when', aspects: {}, emotions: true, urgency: true };
	expect(await analyse(table, options, 3)).toEqual(await analyse(table, options, 1));
});

test('a row of its own result whatever stands around it, once its language is clear', async () => {
	const sentence = fc.constantFrom(
		GOOD,
		BAD,
		PLAIN,
		'The screen is too dark but the sound is nice',
	);
	await fc.assert(
		fc.asyncProperty(fc.array(sentence, { minLength: 2, maxLength: 12 }), async (set) => {
			const forth = await analyse(texts(set), { language: 'en' });
			const back = await analyse(texts([...set].reverse()), { language: 'en' });
			expect(back.records).toEqual([...forth.records].reverse());
		}),
		{ numRuns: 20 },
	);
});

describe('options', () => {
	const wrong: [string, Partial<SentimentJobOptions>, Column | null, string][] = [
		['no column', { textColumn: '' }, null, 'INVALID_PARAMETER'],
		['an unknown column', { textColumn: 'nope' }, null, 'MISSING_COLUMN'],
		['too many keywords', { keywords: 51 }, null, 'INVALID_PARAMETER'],
		['a confidence above 1', { lowConfidence: 1.5 }, null, 'INVALID_PARAMETER'],
		['a turned scale', { starScale: [5, 1] }, null, 'INVALID_PARAMETER'],
		['dates that are none', { dateColumn: 'other' }, stringColumn(['soon']), 'WRONG_TYPE'],
	];
	test.each(wrong)('%s is refused', async (_, options, other, code) => {
		const table = new Table([
			['text', stringColumn([GOOD])],
			...(other ? [['other', other] as const] : []),
		]);
		await expect(analyse(table, options)).rejects.toMatchObject({ code });
	});
});

test('a cancelled job stops within a chunk', async () => {
	const context = testContext({ tasks: TASKS, cancelAfter: 3 });
	const many = texts(Array.from({ length: 50_000 }, (_, i) => `${GOOD} ${i}`));
	await expect(analyseTexts(many, { textColumn: 'text' }, context)).rejects.toMatchObject({
		code: 'CANCELLED',
	});
});
