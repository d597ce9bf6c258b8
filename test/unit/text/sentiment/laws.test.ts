import fc from 'fast-check';
import { LANGUAGES, openSentiment, type SentimentEngine } from '../../../../lib/text';
import { milliseconds } from '../../../support/milliseconds';

let engine: SentimentEngine;

beforeAll(async () => {
	engine = await openSentiment();
});

const score = (text: string) => engine.analyse(text, { language: 'en' }).score;

describe('laws', () => {
	it('hold for any text in any language: probabilities add up, the class is the likeliest, the same twice', () => {
		const languages = [...LANGUAGES, 'other' as const];
		fc.assert(
			fc.property(
				fc.string({ unit: 'binary', maxLength: 200 }),
				fc.constantFrom(...languages),
				(text, language) => {
					const found = engine.analyse(text, { language });
					const chances = [found.negative, found.neutral, found.positive];
					expect(chances.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 9);
					expect(found.confidence).toBe(Math.max(...chances));
					expect(found[found.class]).toBe(found.confidence);
					expect(Math.abs(found.score)).toBeLessThanOrEqual(1);
					expect(engine.analyse(text, { language })).toEqual(found);
				},
			),
			{ numRuns: 300 },
		);
	});

	const GOOD = ['good', 'great', 'happy', 'helpful', 'beautiful', 'perfect', 'friendly', 'fast'];
	const BAD = ['bad', 'terrible', 'broken', 'rude', 'slow', 'awful', 'useless', 'dirty'];

	it.each(GOOD)('"not" makes %s worse, "very" does not', (word) => {
		expect(score(`The shop is not ${word}`)).toBeLessThan(score(`The shop is ${word}`));
		expect(score(`The shop is very ${word}`)).toBeGreaterThan(score(`The shop is not ${word}`));
	});

	it.each(BAD)('"not" makes %s better', (word) => {
		expect(score(`The shop is not ${word}`)).toBeGreaterThan(score(`The shop is ${word}`));
	});

	it.each(GOOD)('each star more speaks more for than against beside %s', (word) => {
		const rated = (stars: number) => {
			const { positive, negative } = engine.analyse(`It is ${word}`, { language: 'en', stars });
			return positive / negative;
		};
		const all = [1, 2, 3, 4, 5].map(rated);
		expect([...all].sort((a, b) => a - b)).toEqual(all);
	});
});

describe('who is named in a text', () => {
	const TEMPLATES = [
		['en', 'NAME was very helpful and friendly'],
		['en', 'NAME never answered and the parcel is broken'],
		['en', 'I talked to NAME at the counter on Monday'],
		['en', 'NAME sold me a fantastic bag'],
		['de', 'NAME war sehr nett und hilfsbereit'],
		['de', 'NAME war unfreundlich und hat nie geantwortet'],
		['es', 'NAME fue muy amable, gracias'],
		['es', 'NAME no contesta, qué mal servicio'],
		['fr', 'NAME était très aimable, merci'],
		['it', 'NAME è stata gentilissima, grazie'],
		['pt', 'NAME foi muito simpática, obrigada'],
	] as const;
	const NAMES =
		`James Emily Mohammed Fatima Lakisha Jamal Wei Ling Priya Rahul José María Pierre Hans Giulia Olga Natasha Moshe
		Rachel Kwame Ngozi Ayse Mehmet`.split(/\s+/u);

	it.each(TEMPLATES)('changes nothing (%s): %s', (language, template) => {
		const found = NAMES.map(
			(name) => engine.analyse(template.replace('NAME', name), { language }).positive,
		);
		expect(Math.max(...found) - Math.min(...found)).toBeLessThan(1e-12);
	});

	const PEOPLE =
		'man woman Muslim Christian Jewish Hindu Black white gay straight disabled young old German Mexican Nigerian Chinese'.split(
			' ',
		);

	it.each(['The GROUP customer paid on Monday', 'A GROUP person sold me a great phone'])(
		'nor of which group: %s',
		(template) => {
			const found = PEOPLE.map(
				(group) => engine.analyse(template.replace('GROUP', group), { language: 'en' }).positive,
			);
			expect(Math.max(...found) - Math.min(...found)).toBeLessThan(1e-12);
		},
	);

	it.each(TEMPLATES)(
		'keeps its class for names that no list holds (%s): %s',
		(language, template) => {
			const names = 'Tarek Ottilie Xochitl Oluwaseun Bronwyn Quang Anahit Ruslan'.split(' ');
			const classes = names.map(
				(name) => engine.analyse(template.replace('NAME', name), { language }).class,
			);
			expect(new Set(classes).size).toBe(1);
		},
	);
});

describe('hostile texts', () => {
	it.each([
		['empty', ''],
		['1 MB of words', 'good but bad '.repeat(80_000)],
		['1 MB of one letter', 'a'.repeat(1e6)],
		['1 MB of marks', '?!'.repeat(5e5)],
		['1 MB without a space', '不'.repeat(1e6)],
		['nested tags', '<div>'.repeat(20_000) + 'great'],
		['lone surrogates', '\ud83d great \ude0d bad \ud83d'],
		['right to left with emoji', '\u202eرائع جدا 😍\u202c ممتاز'],
		['languages mixed', 'Great 质量很好 aber schlecht لكن جميل'],
		['digits', '1234567890 42 3.14'],
		['null bytes', 'go\u0000od \u0000\u0000 bad'],
		['names of prototypes', '__proto__ constructor toString hasOwnProperty'],
	])('%s: read in time, by every language, and detected', (_, text) => {
		for (const language of [...LANGUAGES, 'other' as const, undefined]) {
			const found = engine.analyse(text, { language });
			expect(milliseconds(() => engine.analyse(text, { language }))).toBeLessThan(1_000);
			expect(found.cut).toBe(text.length > 20_000);
			expect(found.confidence).toBeGreaterThan(0.33);
		}
	});

	it('nothing said is neutral', () => {
		for (const text of ['', '   ', '...', '\n\n'])
			expect(engine.analyse(text)).toMatchObject({ class: 'neutral', mixed: false });
	});
});
