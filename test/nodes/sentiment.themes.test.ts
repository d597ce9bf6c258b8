import { Sentiment } from '../../nodes/Sentiment/Sentiment.node';
import { fakeExecute, items } from '../support/fakeExecute';

const WORDS = [
	'late courier parcel delivery driver tracking'.split(' '),
	'torn zipper fabric seam sleeve button'.split(' '),
];
const texts = Array.from({ length: 60 }, (_, i) => {
	const list = WORDS[i % 2] ?? [];
	const text = `The ${[0, 1, 2, 3].map((j) => list[(i * (j + 1) + j) % 6]).join(' and the ')}.`;
	return { id: i, text: `${text} ${i}`, date: `2026-0${1 + (i % 6)}-10` };
});

const run = async (parameters: Record<string, unknown>) => {
	const fake = fakeExecute({
		parameters: { textColumn: 'text', language: 'en', ...parameters },
		inputs: [items(...texts)],
		outputs: 3,
	});
	return { ...fake, outputs: await new Sentiment().execute.call(fake.node) };
};

describe('Find Themes', () => {
	it('gives each text its theme, one item a theme, and a page', async () => {
		const { outputs, files } = await run({
			...{ operation: 'findThemes', themes: 2 },
			options: { dateColumn: 'date', sentiment: false },
		});
		const [rows = [], themes = [], report = []] = outputs;
		expect(rows.map(({ json }) => json['id'])).toEqual(texts.map(({ id }) => id));
		const even = new Set(
			rows.filter((_, i) => i % 2 === 0).map(({ json }) => json['theme_number']),
		);
		const odd = new Set(rows.filter((_, i) => i % 2 === 1).map(({ json }) => json['theme_number']));
		expect([even.size, odd.size, new Set([...even, ...odd]).size]).toEqual([1, 1, 2]);
		expect(rows.map(({ pairedItem }) => pairedItem)).toEqual(texts.map((_, item) => ({ item })));
		expect(themes.map(({ json }) => json['texts'])).toEqual([30, 30]);
		expect(report[0]?.json).toMatchObject({ themes: 2, texts: 60, step: 'week' });
		expect(files.get('themes-report.html')?.toString()).toContain('<h1>');
	}, 60_000);

	it('refuses a day that is none', async () => {
		const wrong = run({
			operation: 'findThemes',
			themes: 2,
			options: { newSince: 'soon', dateColumn: 'date' },
		});
		await expect(wrong).rejects.toThrow('New Since');
	});
});

describe('Extract Keywords', () => {
	it.each(['tfidf', 'rake', 'textRank'])(
		'by %s gives each text its phrases and lists those of all',
		async (method) => {
			const { outputs } = await run({ operation: 'extractKeywords', method, options: { most: 2 } });
			const [rows = [], report = []] = outputs;
			expect(rows).toHaveLength(60);
			for (const [i, { json }] of rows.entries()) {
				const found = json['keywords'] as { phrase: string }[];
				expect(found.length).toBeGreaterThan(0);
				expect(found.every(({ phrase }) => texts[i]?.text.includes(phrase))).toBe(true);
			}
			expect(report[0]?.json).toMatchObject({ texts: 60, method });
		},
		60_000,
	);
});
