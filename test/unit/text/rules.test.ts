import fc from 'fast-check';
import { loadPacks, RuleScorer } from '../../../lib/text';
import { milliseconds } from '../../support/milliseconds';

let english: RuleScorer;
let chinese: RuleScorer;

beforeAll(async () => {
	const packs = await loadPacks();
	const scorer = (language: string) => {
		const pack = packs.get(language);
		if (!pack) throw new Error(`no pack for ${language}`);
		return new RuleScorer(pack);
	};
	[english, chinese] = [scorer('en'), scorer('zh')];
});

const en = (text: string) => english.score(text).score;
const zh = (text: string) => chinese.score(text).score;

describe('English rules', () => {
	it.each([
		['The tea is great.', 'The tea is good.'],
		['The tea is good.', 'The tea is not good.'],
		["It isn't bad.", 'It is bad.'],
		['The tea is really good.', 'The tea is good.'],
		['The tea is slightly bad.', 'The tea is bad.'],
		['The tea is GOOD', 'The tea is good'],
		['The tea is good!!!', 'The tea is good'],
		['Bad tea, but a good price', 'A good price, but bad tea'],
		['It is sooooo gooood', 'It is so gooood stupid'],
		['The tea arrived 😍', 'The tea arrived 😡'],
		['The tea arrived :)', 'The tea arrived :('],
		['No complaints', 'Many complaints'],
		['It works great', 'It looks like tea'],
	])('%j is better than %j', (better, worse) => {
		expect(en(better)).toBeGreaterThan(en(worse));
	});

	it.each([
		['The chair has four legs', 0],
		['It looks like tea', 0],
		['', 0],
		['see http://great-shop.example/love and @lovely', 0],
	])('%j says nothing', (text, score) => {
		expect(english.score(text)).toEqual({ score, words: 0 });
	});

	it('does not turn an emoticon by a "no" before it', () => {
		expect(en('no cheque :(')).toBeLessThan(en('cheque :('));
	});

	it('takes a curly apostrophe for a straight one', () => {
		expect(en('I don’t love it')).toBe(en("I don't love it"));
		expect(en("I don't love it")).toBeLessThan(0);
	});

	it('tells what counted, where it stands and how much', () => {
		const text = 'Not good, but GREAT service';
		const hits = english
			.explain(text)
			.map(({ from, to, value }) => [text.slice(from, to), value > 0]);
		expect(hits).toEqual([
			['good', false],
			['GREAT', true],
		]);
	});
});

describe('Chinese rules', () => {
	it.each([
		['很新鲜', '不新鲜'],
		['没有异味', '有异味'],
		['非常满意', '不满意'],
		['味道好，送餐快', '味道不好，送餐慢'],
		['贵，但是很好吃', '很好吃，但是贵'],
		['还会再来', '不会再来'],
	])('%j is better than %j', (better, worse) => {
		expect(zh(better)).toBeGreaterThan(zh(worse));
	});
});

describe('rules on any text', () => {
	it('give a score between -1 and 1, the same twice, and places within the text', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
				for (const scorer of [english, chinese]) {
					const { score } = scorer.score(text);
					expect(Math.abs(score)).toBeLessThanOrEqual(1);
					expect(scorer.score(text).score).toBe(score);
					for (const { from, to } of scorer.explain(text)) {
						expect(from).toBeLessThan(to);
						expect(to).toBeLessThanOrEqual(text.length);
					}
				}
			}),
		);
	});

	it.each([
		['words', 'good bad '],
		['one letter', 'a'],
		['marks', '!'],
		['apostrophes', "a'"],
		['capitals with longer small letters', 'İ'],
		['nested tags', '<div>'],
		['Chinese', '不不很好'],
		['null bytes', '\u0000good'],
	])('read a million characters of %s by both in less than two seconds', (_, part) => {
		const text = part.repeat(Math.ceil(1e6 / part.length));
		const read = () => [english, chinese].forEach((scorer) => scorer.score(text));
		expect(milliseconds(read)).toBeLessThan(2_000);
	});
});
