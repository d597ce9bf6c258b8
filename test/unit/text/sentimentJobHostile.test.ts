/** Texts that nobody meant to be read, through the whole job: no crash, bounded time, every row on exactly one branch. */
import { stringColumn, Table, tableToRecords } from '../../../lib/table';
import { analyseTexts, findLanguages, judgeRows } from '../../../lib/text';
import { testContext } from '../../support/context';

const TASKS = { 'text.sentimentLanguages': findLanguages, 'text.sentimentRows': judgeRows };

const HOSTILE: readonly (string | null)[] = [
	...[null, '', '   ', '\u0000', '\u0000\u0001\u0002', '\ufeff', '\u200b\u200b'],
	...['\ud800', 'great \udc00 quality \ud83d', '😡😡😡', '12345 67890', '!!!???...', ':-( :)'],
	...[
		'__proto__',
		'constructor',
		'{"__proto__":{"polluted":1}}',
		'=1+1',
		'<script>alert(1)</script>',
	],
	'\u202eمنتج رائع جدا 😍 very good',
	'This is good 但是 很差 mais terrible',
	'<div>'.repeat(20_000) + 'I love it' + '</div>'.repeat(20_000),
	`${'<'.repeat(50_000)}${'&'.repeat(50_000)}`,
	'a'.repeat(1_000_000),
	'great '.repeat(170_000),
	'(('.repeat(500_000),
	'很好'.repeat(500_000),
	'> '.repeat(300_000),
	'Terrible service.\n\nOn Monday, Ada wrote:\n> I love it\n> It is great\n-- \nAda, Head of Love',
];

const CLASSES = ['positive', 'neutral', 'negative'];

const asked = {
	textColumn: 'text',
	...{ sentences: true, emotions: true, urgency: true, keywords: 3, plain: true },
	aspects: { topics: [{ name: '__proto__', words: ['service', 'constructor'] }] },
};

const table = (values: readonly (string | null)[]) => new Table([['text', stringColumn(values)]]);

async function judge(values: readonly (string | null)[], options: object = asked) {
	const context = testContext({ tasks: TASKS });
	const { rows, report } = await analyseTexts(
		table(values),
		{ textColumn: 'text', ...options },
		context,
	);
	return { records: tableToRecords(rows), report };
}

test('each has exactly one class, a finite score and a confidence between 0 and 1', async () => {
	const { records, report } = await judge(HOSTILE);
	expect(records).toHaveLength(HOSTILE.length);
	for (const record of records) {
		expect(CLASSES).toContain(record['sentiment']);
		expect(Math.abs(Number(record['sentiment_score']))).toBeLessThanOrEqual(1);
		expect(record['sentiment_confidence']).toBeGreaterThanOrEqual(0);
		expect(record['sentiment_confidence']).toBeLessThanOrEqual(1);
	}
	const { positive, neutral, negative, texts } = report?.all ?? {};
	expect((positive ?? 0) + (neutral ?? 0) + (negative ?? 0)).toBe(texts);
	expect(Reflect.get({}, 'polluted')).toBeUndefined();
});

test('what a person wrote is judged, not the mail that is quoted', async () => {
	const { records } = await judge(HOSTILE.slice(-1));
	expect(records[0]?.['sentiment']).toBe('negative');
});

test('a topic named __proto__ is a topic like any other', async () => {
	const { records, report } = await judge(['The service is terrible']);
	expect(records[0]?.['sentiment_aspects']).toEqual([
		expect.objectContaining({ topic: '__proto__', target: 'service' }),
	]);
	expect(report?.aspects?.map(({ topic }) => topic)).toEqual(['__proto__']);
});

test('a megabyte is judged in time that the reading limit bounds', async () => {
	const long = HOSTILE.filter((text) => (text?.length ?? 0) > 400_000);
	await judge(long, {});
	const before = process.cpuUsage();
	await judge(long, {});
	const { user } = process.cpuUsage(before);
	// Without the limit each would take seconds; 200 ms of processor each is what the issue allows.
	expect(user / 1000 / long.length).toBeLessThan(200);
});

test('the order of the rows changes nothing but their order', async () => {
	const set = [...HOSTILE, 'I love it', 'ok', 'meh'];
	const [forth, back] = [await judge(set, {}), await judge([...set].reverse(), {})];
	expect(back.records).toEqual([...forth.records].reverse());
});
