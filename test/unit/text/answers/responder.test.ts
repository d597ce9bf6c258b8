import { openResponder, type FaqEntry, type Responder } from '../../../../lib/text';

const entry = (
	id: string,
	question: string,
	answer: string,
	language = 'en' as const,
): FaqEntry => ({
	...{ id, question, answer, language },
	...{ topic: null, phrasings: [] },
});

const FAQ = [
	entry(
		'delivery',
		'When will my order arrive?',
		'The parcel takes two to four days. You get a link to follow it.',
	),
	entry(
		'return',
		'How do I return something?',
		'Send it back within 30 days with the label from your account.',
	),
	entry('invoice', 'Where do I find my invoice?', 'It is in your account as a PDF.'),
	entry('pay', 'Which payment methods do you accept?', 'Card, PayPal and bank transfer.'),
	entry(
		'password',
		'I forgot my password.',
		'Press "Forgot password" and follow the link in the mail.',
	),
];

let responder: Responder;
beforeAll(async () => {
	responder = await openResponder(FAQ);
});

const first = (text: string) => {
	const { candidates, confidence } = responder.respond(text, 'en');
	return { id: FAQ[candidates[0]?.entry ?? -1]?.id, confidence };
};

describe('openResponder', () => {
	it.each([
		['where is my parcel? I ordered last week', 'delivery'],
		['how does a retrun work', 'return'],
		['please send me the invoice again', 'invoice'],
		['can I pay with PayPal', 'pay'],
		['i forgot my pasword', 'password'],
	])('answers "%s" with %s first', (text, id) => {
		expect(first(text).id).toBe(id);
	});

	it('is surer of a question word for word than of one beside the matter', () => {
		expect(first('Where do I find my invoice?').confidence).toBeGreaterThan(0.8);
		expect(first('Do you hire bakers?').confidence).toBeLessThan(0.3);
		expect(first('hello').confidence).toBeLessThan(0.3);
	});

	it('gives no more than three candidates, each entry once, best first', () => {
		const { candidates } = responder.respond('where is my parcel and my invoice', 'en');
		expect(candidates.length).toBeLessThanOrEqual(3);
		expect(new Set(candidates.map((one) => one.entry)).size).toBe(candidates.length);
		const confidences = candidates.map((one) => one.confidence);
		expect(confidences).toEqual([...confidences].sort((a, b) => b - a));
	});

	it('finds answers to both questions of a message', () => {
		const { found } = responder.respond(
			'When will my order arrive? Where do I find my invoice?',
			'en',
		);
		expect(found.map(({ candidates }) => FAQ[candidates[0]?.entry ?? -1]?.id)).toEqual([
			'delivery',
			'invoice',
		]);
	});

	it('gives the same numbers for the same message, whatever came before', () => {
		const before = responder.respond('where is my parcel', 'en');
		responder.respond('something quite different about invoices', 'en');
		expect(responder.respond('where is my parcel', 'en')).toEqual(before);
	});

	it('adds up confidences of all entries to no more than 1', () => {
		const { candidates } = responder.respond('account', 'en');
		expect(candidates.reduce((sum, { confidence }) => sum + confidence, 0)).toBeLessThanOrEqual(1);
	});

	it('finds a German answer for an English message by what both speak of', async () => {
		const german = await openResponder([
			{
				...entry('x', 'Was kostet der Versand?', 'Ab 50 Euro ist die Lieferung kostenlos.'),
				language: 'de',
			},
			{ ...entry('y', 'Wo finde ich meine Rechnung?', 'Im Konto als PDF.'), language: 'de' },
		]);
		expect(german.respond('send me the invoice', 'en').candidates[0]?.entry).toBe(1);
	});
});
