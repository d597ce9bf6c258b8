/** Intl writes numbers and dates as people of many countries do; reading them back must give the same value. */
import fc from 'fast-check';
import { readDate, readNumber, tidyText } from '../../../lib/clean';

const amount = fc
	.integer({ min: -999_999_999_99, max: 999_999_999_99 })
	.map((cents) => cents / 100);

describe('numbers that Intl wrote are read back', () => {
	it.each([
		['en-US', 'point'],
		['en-IN', 'point'],
		['de-CH', 'point'],
		['ja-JP', 'point'],
		['zh-CN', 'point'],
		['de-DE', 'comma'],
		['fr-FR', 'comma'],
		['it-IT', 'comma'],
		['pt-BR', 'comma'],
		['es-ES', 'comma'],
		['sv-SE', 'comma'],
		['pl-PL', 'comma'],
	] as const)('%s, with a decimal %s', (locale, way) => {
		const plain = new Intl.NumberFormat(locale, { minimumFractionDigits: 2 });
		const money = new Intl.NumberFormat(locale, { style: 'currency', currency: 'EUR' });
		fc.assert(
			fc.property(amount, (value) => {
				for (const format of [plain, money]) {
					expect(readNumber(tidyText(format.format(value)))[way]).toBeCloseTo(value, 6);
				}
			}),
			{ numRuns: 300 },
		);
	});

	it.each(['USD', 'GBP', 'JPY', 'CHF', 'PLN', 'INR', 'BRL'])(
		'amounts in %s, accounting style',
		(currency) => {
			const format = new Intl.NumberFormat('en-US', {
				style: 'currency',
				currency,
				currencySign: 'accounting',
			});
			fc.assert(
				fc.property(fc.integer({ min: -1e9, max: 1e9 }), (value) => {
					const reading = readNumber(tidyText(format.format(value)));
					expect(reading.point).toBeCloseTo(value, 6);
					expect(reading.currency).toBe(currency);
				}),
				{ numRuns: 100 },
			);
		},
	);
});

const DAY = 86_400_000;
const day = fc.integer({ min: -25_567, max: 47_481 }).map((days) => days * DAY); // 1900 … 2099

describe('dates that Intl wrote are read back', () => {
	it.each([
		'en-US',
		'en-GB',
		'de-DE',
		'fr-FR',
		'es-ES',
		'it-IT',
		'pt-BR',
		'zh-CN',
		'ja-JP',
		'ko-KR',
	])('%s, with the name of the month and of the weekday', (locale) => {
		const long = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
		const medium = new Intl.DateTimeFormat(locale, {
			day: 'numeric',
			month: 'short',
			year: 'numeric',
			timeZone: 'UTC',
		});
		fc.assert(
			fc.property(day, (ms) => {
				for (const format of [long, medium]) {
					const text = tidyText(format.format(ms));
					expect([text, readDate(text)]).toEqual([text, { dayFirst: ms, monthFirst: ms }]);
				}
			}),
			{ numRuns: 300 },
		);
	});

	it.each(['en-US', 'de-DE', 'fr-FR', 'es-ES', 'it-IT', 'pt-BR', 'zh-CN', 'ja-JP', 'ko-KR'])(
		'%s, with the weekday',
		(locale) => {
			const full = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone: 'UTC' });
			fc.assert(
				fc.property(day, (ms) => {
					const text = tidyText(full.format(ms));
					expect([text, readDate(text).dayFirst]).toEqual([text, ms]);
				}),
				{ numRuns: 200 },
			);
		},
	);

	it.each([
		['en-US', 'monthFirst'],
		['en-GB', 'dayFirst'],
		['de-DE', 'dayFirst'],
		['fr-FR', 'dayFirst'],
		['nl-NL', 'dayFirst'],
		['sv-SE', 'dayFirst'],
	] as const)('%s in digits, with %s', (locale, order) => {
		const short = new Intl.DateTimeFormat(locale, {
			day: 'numeric',
			month: 'numeric',
			year: 'numeric',
			timeZone: 'UTC',
		});
		fc.assert(
			fc.property(day, (ms) => {
				expect(readDate(tidyText(short.format(ms)))[order]).toBe(ms);
			}),
			{ numRuns: 300 },
		);
	});

	it('moments in ISO 8601 and in the HTTP form, to the second', () => {
		fc.assert(
			fc.property(fc.integer({ min: -2_208_988_800, max: 4_102_444_799 }), (seconds) => {
				const date = new Date(seconds * 1000);
				for (const text of [date.toISOString(), date.toUTCString()]) {
					expect([text, readDate(text).dayFirst]).toEqual([text, seconds * 1000]);
				}
			}),
			{ numRuns: 500 },
		);
	});
});
