import { answerMessages, answerRows, type AnswerOptions } from '../../../../lib/text';
import { stringColumn, Table, tableToRecords } from '../../../../lib/table';
import { testContext } from '../../../support/context';

const faq = new Table([
	['id', stringColumn(['delivery', 'return', 'invoice', 'pay', null])],
	[
		'question',
		stringColumn([
			'When will my order arrive?',
			'How do I return something?',
			'Where do I find my invoice?',
			'Which payment methods do you accept?',
			'A question without an answer?',
		]),
	],
	[
		'answer',
		stringColumn([
			'The parcel takes two to four days. You get a link to follow it.',
			'Send it back within 30 days with the label from your account.',
			'It is in your account as a PDF.',
			'Card, PayPal and bank transfer.',
			null,
		]),
	],
]);

const OPTIONS: AnswerOptions = {
	textColumn: 'text',
	faq,
	faqColumns: { questionColumn: 'question', answerColumn: 'answer', idColumn: 'id' },
};

interface Row {
	readonly answered: boolean;
	readonly answer: string | null;
	readonly answer_id: string | null;
	readonly answer_confidence: number;
	readonly answer_reasons: string[];
	readonly answer_candidates: { id: string; answer: string; confidence: number }[];
	readonly message_language: string | null;
}

async function answer(texts: (string | null)[], options: Partial<AnswerOptions> = {}) {
	const messages = new Table([['text', stringColumn(texts)]]);
	const context = testContext({
		tasks: {
			'text.answerRows': (input: Parameters<typeof answerRows>[0]) =>
				answerRows(input, { signal: testContext().signal }),
		},
	});
	const { rows, report } = await answerMessages(messages, { ...OPTIONS, ...options }, context);
	return { rows: tableToRecords(rows, 0, rows.numRows) as unknown as Row[], report };
}

describe('answerMessages', () => {
	it('answers in the words of the FAQ, and says what a person should answer', async () => {
		const { rows, report } = await answer([
			'Where do I find my invoice?',
			'Do you hire bakers?',
			null,
		]);
		expect(rows[0]).toMatchObject({
			answered: true,
			answer: 'It is in your account as a PDF.',
			answer_id: 'invoice',
			answer_reasons: [],
			message_language: 'en',
		});
		expect(rows[1]).toMatchObject({ answered: false, answer: null });
		expect(rows[1]?.answer_reasons[0]).toMatch(/^No answer is sure enough/);
		expect(rows[2]?.answer_reasons).toEqual(['There is no text to answer']);
		expect(report).toMatchObject({ messages: 3, answered: 1, faq: { entries: 4, skipped: 1 } });
		expect(report.mostUsed).toEqual([
			{ id: 'invoice', question: 'Where do I find my invoice?', messages: 1 },
		]);
	});

	it.each([
		['Where do I find my invoice? My lawyer will write to you.', /legal/],
		['Where do I find my invoice? Please call me, I want to talk to a person.', /person or a call/],
		[
			'Congratulations, you won £5000! Claim your free prize now http://win.example call 09061701461',
			/spam/,
		],
	])('hands over "%s"', async (text, reason) => {
		const { rows } = await answer([text]);
		expect(rows[0]?.answered).toBe(false);
		expect(rows[0]?.answer_reasons.join('\n')).toMatch(reason);
	});

	it('hands over what is in a language that the FAQ does not have, with candidates', async () => {
		const { rows } = await answer([
			'Guten Tag, wo finde ich bitte meine Rechnung für die Bestellung?',
		]);
		expect(rows[0]?.answered).toBe(false);
		expect(rows[0]?.answer_reasons[0]).toBe('The FAQ has nothing in its language: German');
		expect(rows[0]?.answer_candidates[0]?.id).toBe('invoice');
	});

	it('answers both questions of a message, or hands over when one has no sure answer', async () => {
		const { rows } = await answer([
			'When will my order arrive? Where do I find my invoice?',
			'Where do I find my invoice? And do you also sell used tractors from the nineties?',
		]);
		expect(rows[0]?.answer_id).toBe('delivery, invoice');
		expect(rows[0]?.answer).toContain(
			'Where do I find my invoice?\nIt is in your account as a PDF.',
		);
		expect(rows[1]?.answered).toBe(false);
		expect(rows[1]?.answer_reasons[0]).toBe(
			'Not all of its questions have a sure answer: 1 of 2 have one',
		);
	});

	it('learns from corrections', async () => {
		const text = 'the accountant needs paper for the taxman, please!';
		const before = await answer([text]);
		const corrections = {
			table: new Table([
				['text', stringColumn(['The accountant needs paper for the taxman', 'x'])],
				['right', stringColumn(['invoice', 'gone'])],
			]),
			...{ textColumn: 'text', idColumn: 'right' },
		};
		const after = await answer([text], { corrections });
		expect(before.rows[0]?.answered).toBe(false);
		expect(after.rows[0]?.answer_id).toBe('invoice');
		expect(after.report.faq.corrections).toEqual({ used: 1, unknown: 1 });
	});

	it('reads what a person wrote, not the thread below', async () => {
		const mail = [
			'<html><body><p>Where do I find my invoice?</p>',
			'<p>On Mon, 3 Nov 2025 at 10:00, Service &lt;service@example.com&gt; wrote:</p>',
			'<blockquote>When will my order arrive?</blockquote></body></html>',
		].join('\n');
		const { rows } = await answer([mail]);
		expect(rows[0]?.answer_id).toBe('invoice');
	});

	it('groups what the FAQ does not answer', async () => {
		const lines = [
			'do you repair old bicycles',
			'can you repair my old bicycle',
			'repair of old bicycles?',
			'is there a job for a baker',
		];
		const { report } = await answer(lines);
		expect(report.missing[0]).toMatchObject({ messages: 3, rows: [0, 1, 2] });
		expect(report.missing[1]).toMatchObject({ messages: 1, example: lines[3] });
	});

	it('gives the same rows in any order of messages', async () => {
		const texts = ['Where do I find my invoice?', 'can I pay with PayPal', 'tractors', ''];
		const [there, back] = [await answer(texts), await answer([...texts].reverse())];
		expect([...back.rows].reverse()).toEqual(there.rows);
	});

	it.each([
		['threshold', { rules: { threshold: 2 } }],
		['spamFrom', { spamFrom: -1 }],
		['angryTo', { rules: { angryTo: 0.5 } }],
	])('refuses an impossible %s', async (name, options) => {
		await expect(answer(['x'], options)).rejects.toThrow(name);
	});

	it('says what is missing when no row of the FAQ can be used', async () => {
		const faqColumns = { questionColumn: 'question', answerColumn: 'answer' };
		const empty = new Table([
			['question', stringColumn([''])],
			['answer', stringColumn([''])],
		]);
		await expect(answer(['x'], { faq: empty, faqColumns })).rejects.toMatchObject({
			code: 'EMPTY_INPUT',
		});
	});
});

describe('hostile messages', () => {
	it.each([
		['a text of 1 MB', 'where is my parcel? '.repeat(50_000)],
		['20,000 nested tags', '<div>'.repeat(20_000) + 'where is my parcel?'],
		['half surrogates', '\ud800\udfff\udc00 where is my parcel \ud83d'],
		['null bytes', 'where\u0000 is my\u0000 parcel?'],
		['right to left with emoji', 'أين الطرد 📦 الخاص بي؟ \u202E parcel'],
		['only digits', '1234567890'.repeat(100)],
		['names of prototypes', '__proto__ constructor toString hasOwnProperty'],
		['one word without end', 'a'.repeat(1_000_000)],
		['question marks', '?'.repeat(100_000)],
	])('are judged in bounded time: %s', async (_, text) => {
		await answer(['warm up']);
		const started = process.cpuUsage();
		const { rows } = await answer([text]);
		const { user, system } = process.cpuUsage(started);
		expect((user + system) / 1000).toBeLessThan(1000);
		expect(rows).toHaveLength(1);
		expect(typeof rows[0]?.answered).toBe('boolean');
	});

	it('keep a FAQ with names of prototypes apart', async () => {
		const own = new Table([
			['id', stringColumn(['__proto__', 'constructor'])],
			['question', stringColumn(['What is __proto__?', 'Who is the constructor?'])],
			['answer', stringColumn(['A trap.', 'A builder.'])],
		]);
		const { rows } = await answer(['Who is the constructor?'], { faq: own });
		expect(rows[0]?.answer_candidates[0]?.id).toBe('constructor');
		expect(Object.getOwnPropertyNames(Object.prototype)).not.toContain('polluted');
	});
});
