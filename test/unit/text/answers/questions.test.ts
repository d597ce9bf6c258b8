import { questionsOf } from '../../../../lib/text/answers/questions';
import { asksForPerson } from '../../../../lib/text/answers/askingWords';

describe('questionsOf', () => {
	const asked = (text: string) => questionsOf(text, 'en').map((question) => question.text);

	it('takes each question of a message by itself', () => {
		expect(asked('Hello. Where is my parcel? And can I pay by invoice? Thanks!')).toEqual([
			'Where is my parcel?',
			'And can I pay by invoice?',
		]);
	});

	it('hears questions that end without a question mark', () => {
		expect(asked('Hi there. Where is my parcel. Can I pay by invoice')).toEqual([
			'Where is my parcel.',
			'Can I pay by invoice',
		]);
	});

	it('reads a question also with the sentence before it', () => {
		const [only] = questionsOf('The trousers are too small. Can I return them?', 'en');
		expect(only?.readings).toContain('Can I return them?');
		expect(only?.readings).toContain('The trousers are too small. Can I return them?');
	});

	it('takes a message without a question as one request', () => {
		expect(asked('Please stop. No more mails.')).toEqual(['Please stop. No more mails.']);
	});

	it('looks at no more than five questions of a long list', () => {
		expect(asked('Where is it? '.repeat(100))).toHaveLength(5);
	});
});

describe('asksForPerson', () => {
	it.each([
		['I want to speak to a human being', 'en', true],
		['humanity needs more pizza', 'en', false],
		['ich möchte mit einem menschen reden', 'de', true],
		['转人工', 'zh', true],
		['where is my parcel', 'en', false],
	] as const)('%s (%s): %s', (text, language, expected) => {
		expect(asksForPerson(text, language)).toBe(expected);
	});
});
