import { closePool } from '../../lib/compute';
import { Sentiment } from '../../nodes/Sentiment/Sentiment.node';
import { fakeExecute, fileItem, items } from '../support/fakeExecute';

afterAll(closePool);

const FAQ = items(
	{ id: 7, question: 'When will my order arrive?', answer: 'The parcel takes two to four days.' },
	{
		id: 8,
		question: 'Where do I find my invoice?',
		answer: 'It is in your account as a PDF.',
		phrasings: ['send me the bill again', 'I need a receipt for the tax office'],
	},
	{ id: 9, question: 'Which payment methods do you accept?', answer: 'Card and PayPal.' },
);

const MESSAGES = items(
	{ text: 'Where do I find my invoice?', from: 'ada@example.com', answered: 'not yet' },
	{ text: 'Do you hire bakers?', from: 'bob@example.com' },
	{ text: 'Free prize! Claim £1000 now, call 09061701461', from: 'x@example.com' },
	{ from: 'nobody@example.com' },
);

const PARAMETERS = {
	operation: 'answer',
	textColumn: 'text',
	questionColumn: 'question',
	answerColumn: 'answer',
	faqIdColumn: 'id',
	phrasingsColumn: 'phrasings',
	threshold: 0.7,
	handOver: ['person', 'otherLanguage', 'risky', 'spam', 'urgent', 'angry'],
	options: {},
};

async function run(
	parameters = {},
	inputs: (typeof MESSAGES | undefined)[] = [MESSAGES, FAQ],
	more = {},
) {
	const all = { ...PARAMETERS, ...parameters };
	const fake = fakeExecute({ parameters: all, inputs, outputs: 3, ...more });
	const [answered = [], person = [], report = []] = await new Sentiment().execute.call(fake.node);
	return { answered, person, report, files: fake.files };
}

describe('Sentiment: Answer Messages', () => {
	it('sends what is sure to Answered and everything else to Needs a Person, as it came', async () => {
		const { answered, person, report } = await run();
		expect(answered.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }]);
		expect(answered[0]?.json).toMatchObject({
			from: 'ada@example.com',
			answered: 'not yet',
			answered_2: true,
			answer: 'It is in your account as a PDF.',
			answer_id: '8',
			answer_question: 'Where do I find my invoice?',
			message_language: 'en',
		});
		expect(person.map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 1 },
			{ item: 2 },
			{ item: 3 },
		]);
		const reasons = person.map(({ json }) => (json['answer_reasons'] as string[]).join('; '));
		expect(reasons[0]).toMatch(/No answer is sure enough/);
		expect(reasons[1]).toMatch(/^It looks like spam/);
		expect(reasons[2]).toBe('There is no text to answer');
		expect(report[0]?.json).toMatchObject({ messages: 4, answered: 1, answeredShare: 0.25 });
		expect(report[0]?.pairedItem).toHaveLength(4);
		expect(MESSAGES[0]?.json).not.toHaveProperty('answer');
	});

	it('uses further phrasings of the FAQ', async () => {
		const asked = items({ text: 'I need a receipt for the tax office please' });
		const { answered } = await run({}, [asked, FAQ]);
		expect(answered[0]?.json['answer_id']).toBe('8');
		const without = await run({ phrasingsColumn: '' }, [asked, FAQ]);
		expect(without.answered).toHaveLength(0);
	});

	it('learns from corrections at the third input', async () => {
		const asked = items({ text: 'the boffin wants the paper' });
		const corrections = items({ text: 'The boffin wants the paper', answer_id: 8 });
		const { answered, report } = await run({}, [asked, FAQ, corrections]);
		expect(answered[0]?.json['answer_id']).toBe('8');
		expect(report[0]?.json['faq']).toMatchObject({ corrections: { used: 1, unknown: 0 } });
	});

	it('answers in spite of a rule that is switched off', async () => {
		const asked = items({ text: 'Where do I find my invoice? Please call me.' });
		const kept = await run({}, [asked, FAQ]);
		expect(kept.person).toHaveLength(1);
		const sent = await run({ handOver: ['spam'], threshold: 0.5 }, [asked, FAQ]);
		expect(sent.answered).toHaveLength(1);
	});

	it('reads messages and FAQ from files and writes a file an output', async () => {
		const messages = [
			fileItem('text,from\nWhere do I find my invoice?,a\nDo you hire bakers?,b\n', 'm.csv'),
		];
		const faq = [
			fileItem(
				'id,question,answer\n1,Where do I find my invoice?,In your account.\n2,How can I pay?,Card.\n',
				'faq.csv',
			),
		];
		const files = {
			inputSource: 'file',
			binaryProperty: 'data',
			faqSource: 'file',
			faqBinaryProperty: 'data',
		};
		const { answered, files: written } = await run(
			{ ...files, phrasingsColumn: '', outputFormat: 'csv' },
			[messages, faq],
		);
		expect(answered).toHaveLength(1);
		expect(written.get('answered.csv')?.toString()).toMatch(
			/Where do I find my invoice\?,a,true,In your account\./,
		);
		expect(written.get('needs-a-person.csv')?.toString()).toContain('Do you hire bakers?,b,false');
	});

	it('says that the FAQ is missing', async () => {
		await expect(run({}, [MESSAGES])).rejects.toThrow(/nothing arrives at the input "FAQ"/);
	});

	it('tells by an item what went wrong when the node goes on', async () => {
		const { answered } = await run({ questionColumn: 'gone' }, [MESSAGES, FAQ], {
			continueOnFail: true,
		});
		expect(answered[0]?.json).toMatchObject({ code: 'MISSING_COLUMN' });
	});
});

describe('Sentiment: Filter Spam', () => {
	it('sends each message to exactly one of Wanted and Spam', async () => {
		const parameters = { operation: 'filterSpam', textColumn: 'text', spamFrom: 0.9, options: {} };
		const fake = fakeExecute({ parameters, inputs: [MESSAGES], outputs: 3 });
		const [wanted = [], spam = [], report = []] = await new Sentiment().execute.call(fake.node);
		expect(wanted.map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 1 },
			{ item: 3 },
		]);
		expect(spam).toHaveLength(1);
		expect(spam[0]?.json).toMatchObject({ from: 'x@example.com', spam: true });
		expect(spam[0]?.json['spam_reasons']).toContain('It holds a phone number');
		expect(report[0]?.json).toMatchObject({ kind: 'text.spam', texts: 4, spam: 1, threshold: 0.9 });
		expect(report[0]?.pairedItem).toHaveLength(4);
	});
});
