import { learnAspects, openAspects } from '../../../lib/text';

const en = (text: string) => ({ text, language: 'en' });

/** Texts of a shop that sells things nobody knows; "zorp" is told only of good things, "blick" only of bad ones. */
const TEXTS = [
	...Array.from({ length: 8 }, () => en('The flugelhorn is great.')),
	...Array.from({ length: 6 }, () => en('The sponson was delicious.')),
	...Array.from({ length: 9 }, () => en('The price is zorp. I love it, great shop.')),
	...Array.from({ length: 9 }, () => en('The price is blick. I hate it, awful shop.')),
	...Array.from({ length: 6 }, () =>
		en('I went with Mildred to see Walter near Hull and then Leeds.'),
	),
	...Array.from({ length: 5 }, (_, i) =>
		en(`The price is wobbly. ${i % 2 ? 'I love it' : 'I hate it'}.`),
	),
];

describe('learning from the texts themselves', () => {
	it('finds the things of which opinions are told, with the topic that the opinions imply', async () => {
		const [english] = await learnAspects(TEXTS);
		const words = new Map(english?.topics.map(({ name, words: list }) => [name, list]));
		expect(english?.language).toBe('en');
		expect(words.get('product')).toEqual(['flugelhorn']);
		expect(words.get('taste')).toEqual(['sponson']);
	});

	it('finds words that are said in good texts or in bad texts only', async () => {
		const [english] = await learnAspects(TEXTS);
		const opinions = new Map(english?.opinions);
		expect(opinions.get('zorp')).toBeGreaterThan(0);
		expect(opinions.get('blick')).toBeLessThan(0);
		expect(opinions.has('wobbly')).toBe(false);
	});

	it('makes texts clear that were not', async () => {
		const plain = await openAspects();
		const taught = await openAspects({ learned: await learnAspects(TEXTS) });
		expect(plain.find('The delivery was zorp', 'en')).toEqual([]);
		expect(taught.find('The delivery was zorp', 'en')).toMatchObject([
			{ topic: 'delivery', target: 'delivery' },
		]);
		expect(taught.find('I find that flugelhorn truly awful', 'en')).toMatchObject([
			{ target: 'flugelhorn', topic: 'product' },
		]);
	});

	it('learns the same from texts in another order', async () => {
		expect(await learnAspects([...TEXTS].reverse())).toEqual(await learnAspects(TEXTS));
	});

	it('learns nothing from few texts, from none and from Chinese', async () => {
		expect(await learnAspects([])).toEqual([]);
		const [few] = await learnAspects([en('The flugelhorn is great')]);
		expect(few).toEqual({ language: 'en', topics: [], opinions: [] });
		const chinese = Array.from({ length: 20 }, () => ({ text: '号角很好', language: 'zh' }));
		expect(await learnAspects(chinese)).toEqual([{ language: 'zh', topics: [], opinions: [] }]);
	});

	it('leaves words that our lists know to them', async () => {
		const learned = [
			{ language: 'en' as const, topics: [{ name: 'odd', words: ['delivery'] }], opinions: [] },
		];
		const aspects = await openAspects({ learned });
		expect(aspects.find('The delivery is great', 'en')).toMatchObject([{ topic: 'delivery' }]);
	});
});
