import { MOST_CHARACTERS, normaliseText, readText, tokensOf } from '../../../lib/text';
import { milliseconds } from '../../support/milliseconds';

describe('normaliseText', () => {
	it.each([
		['Sooooo GOOD!!!!', 'soo good!!'],
		['see https://shop.example/a?b=1 now', 'see ⟨link⟩ now'],
		['@anna loves it, mail anna@shop.example', '⟨name⟩ loves it, mail anna@shop.example'],
		['ｆｕｌｌ　ｗｉｄｔｈ', 'full width'],
		['a\u0000b\u200Bc \n\t d', 'a b c d'],
		['', ''],
	])('reads %j as %j', (text, expected) => {
		expect(normaliseText(text)).toBe(expected);
	});

	it('reads lone surrogates as the replacement character and never fails on them', () => {
		expect(normaliseText('good \ud83d')).toBe('good \ufffd');
	});

	it('reads only the beginning of a text of a million characters, in less than 200 ms', () => {
		const text = '<b>@x http://a!!! '.repeat(60_000);
		expect(milliseconds(() => normaliseText(text))).toBeLessThan(200);
		expect(normaliseText(text).length).toBeLessThanOrEqual(MOST_CHARACTERS);
		expect(readText(text).cut).toBe(true);
		expect(readText('short').cut).toBe(false);
	});
});

describe('tokensOf', () => {
	it('keeps words with their apostrophes and takes Han characters and marks one by one', () => {
		expect(tokensOf("don't go, 好吃! ⟨link⟩ 5星")).toEqual([
			"don't",
			'go',
			',',
			'好',
			'吃',
			'!',
			'⟨link⟩',
			'5',
			'星',
		]);
	});

	it('keeps Hindi vowel signs and Arabic marks within their words', () => {
		expect(tokensOf('बहुत अच्छा')).toEqual(['बहुत', 'अच्छा']);
	});
});
