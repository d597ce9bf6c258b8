import { openSentiment, type SentimentEngine } from '../../../../lib/text';

let engine: SentimentEngine;

beforeAll(async () => {
	engine = await openSentiment();
});

describe('the sentiment of a text', () => {
	it.each([
		['I love this kettle, it is fantastic', 'en', 'positive'],
		['The parcel has four corners', 'en', 'neutral'],
		['Terrible service, never again', 'en', 'negative'],
		['质量很好，非常满意', 'zh', 'positive'],
		['质量太差，非常失望', 'zh', 'negative'],
	] as const)('%j (%s) is %s', (text, language, expected) => {
		expect(engine.analyse(text, { language }).class).toBe(expected);
	});

	it('detects the language where none is given', () => {
		expect(engine.analyse('Die Lieferung kam viel zu spät und alles war kaputt')).toMatchObject({
			language: 'de',
			class: 'negative',
		});
	});

	it('is mixed where much is said for and much against', () => {
		const mixed = (text: string) => engine.analyse(text, { language: 'en' }).mixed;
		expect(mixed('The fabric is wonderful but the delivery was terrible')).toBe(true);
		expect(mixed('The fabric is wonderful and the delivery was great')).toBe(false);
	});

	it('leans towards the stars that stand beside it', () => {
		const positive = (stars?: number) =>
			engine.analyse('It came on Monday', { language: 'en', stars }).positive;
		expect(positive(5)).toBeGreaterThan(positive());
		expect(positive(1)).toBeLessThan(positive());
		expect(() => positive(7)).toThrow(expect.objectContaining({ code: 'INVALID_PARAMETER' }));
	});

	it('is told of each sentence too, and which words counted', () => {
		const text = 'The tea is great. The box was broken.';
		const found = engine.sentences(text, 'en');
		expect(found.map(({ from, to }) => text.slice(from, to).trim())).toEqual([
			'The tea is great.',
			'The box was broken.',
		]);
		expect(found.map((one) => one.class)).toEqual(['positive', 'negative']);
		const words = engine.hits(text, 'en').map(({ from, to }) => text.slice(from, to));
		expect(words).toEqual(['great', 'broken']);
	});
});
