import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { smsLength, smsProblem, smsText } from '../../../../lib/campaign/sms/segments';
import { SmsLengths } from '../../../../lib/campaign/sms/smsLengths';

describe('the length of an SMS', () => {
	it.each([
		['nothing', '', 'GSM-7', 0, 0],
		['160 plain letters', 'a'.repeat(160), 'GSM-7', 160, 1],
		['161 plain letters', 'a'.repeat(161), 'GSM-7', 161, 2],
		['306 plain letters', 'a'.repeat(306), 'GSM-7', 306, 2],
		['307 plain letters', 'a'.repeat(307), 'GSM-7', 307, 3],
		['umlauts, which are in the alphabet', 'ÄÖÜäöüßé'.repeat(20), 'GSM-7', 160, 1],
		['the euro sign, which takes two', '€'.repeat(80), 'GSM-7', 160, 1],
		['one euro sign more', `${'€'.repeat(80)}a`, 'GSM-7', 161, 2],
		['70 letters of another script', 'д'.repeat(70), 'UCS-2', 70, 1],
		['71 letters of another script', 'д'.repeat(71), 'UCS-2', 71, 2],
		['35 emoji', '🎉'.repeat(35), 'UCS-2', 70, 1],
		['a single curly quote among plain letters', `${'a'.repeat(70)}’`, 'UCS-2', 71, 2],
	])('%s', (_, text, encoding, units, segments) => {
		expect(smsLength(text)).toEqual({ encoding, units, segments });
	});

	it('never splits a letter of two units: 152 letters and the euro sign leave a place free', () => {
		expect(smsLength(`${'a'.repeat(152)}€${'a'.repeat(151)}`).segments).toBe(2);
		expect(smsLength(`${'a'.repeat(152)}€${'a'.repeat(152)}`).segments).toBe(3);
		expect(smsLength('🎉'.repeat(67)).segments).toBe(3);
	});

	it('is as many segments as the units need, and at most one more for each seven parts', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme', maxLength: 600 }), (text) => {
				const { encoding, units, segments } = smsLength(text);
				const [alone, part] = encoding === 'GSM-7' ? [160, 153] : [70, 67];
				const least = units === 0 ? 0 : units <= alone ? 1 : Math.ceil(units / part);
				expect(segments).toBeGreaterThanOrEqual(least);
				expect(segments).toBeLessThanOrEqual(Math.ceil(units / (part - 1)) + (units > 0 ? 1 : 0));
			}),
		);
	});
});

describe('the text of an SMS', () => {
	it('loses what phones do not show and keeps its lines', () => {
		expect(smsText('\u0000 Hello\r\nAda\u0007 \r')).toBe('Hello\nAda');
	});

	it('writes letters and their accents in one, which saves the phone alphabet', () => {
		expect(smsLength(smsText('cafe\u0301')).encoding).toBe('GSM-7');
	});

	it('is refused when it is empty or too long, with the numbers', () => {
		expect(smsProblem('', 3)).toBe('the text is empty for this person');
		expect(smsProblem('a'.repeat(459), 3)).toBeNull();
		expect(smsProblem('a'.repeat(460), 3)).toBe(
			'the text needs 4 SMS segments (460 signs in GSM-7), more than 3',
		);
	});

	it('counts each row once, however often it is made ready', () => {
		const lengths = new SmsLengths(3);
		for (let i = 0; i < 3; i++) lengths.note(0, 'a'.repeat(161));
		lengths.note(2, '🎉');
		expect(lengths.summary()).toEqual({ messages: 2, segments: 3, longest: 2, unicode: 1 });
	});
});
