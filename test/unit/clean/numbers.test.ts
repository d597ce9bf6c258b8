import { readNumber } from '../../../lib/clean';

const point = (text: string, options = {}) => readNumber(text, options).point;
const comma = (text: string, options = {}) => readNumber(text, options).comma;

describe('readNumber', () => {
	it.each([
		['1,234.56', 1234.56],
		['1 234.56', 1234.56],
		["1'234.56", 1234.56],
		['1’234.56', 1234.56],
		['12,34,567.89', 1234567.89],
		['1,234,567', 1234567],
		['.5', 0.5],
		['-0.25', -0.25],
		['+7', 7],
		['(12.50)', -12.5],
		['12.50-', -12.5],
		['−3', -3],
		['$1,234.50', 1234.5],
		['US$ 9', 9],
		['-$5.25', -5.25],
		['$-5.25', -5.25],
		['($5.25)', -5.25],
		['CHF 12.50', 12.5],
		['12.50 CHF', 12.5],
		['¥100', 100],
		['100元', 100],
		['1.5e3', 1500],
		['2E-2', 0.02],
		['٣٤', 34],
		['007', 7],
	])('reads %s as %d with a decimal point', (text, expected) => {
		expect(point(text)).toBe(expected);
	});

	it.each([
		['1.234,56', 1234.56],
		['1 234,56', 1234.56],
		["1'234,56", 1234.56],
		['1.234.567', 1234567],
		['12,5', 12.5],
		['0,123', 0.123],
		['12,50 €', 12.5],
		['€ 12,50', 12.5],
		['-1.234,5 EUR', -1234.5],
		['(3,5)', -3.5],
		['1,5e3', 1500],
		['99,90 zł', 99.9],
		['1 299 kr', 1299],
	])('reads %s as %d with a decimal comma', (text, expected) => {
		expect(comma(text)).toBe(expected);
	});

	it.each(['1.234', '1,234', '708,661'])('gives %s two readings', (text) => {
		const reading = readNumber(text);
		expect(Math.abs(Math.log10(reading.point / reading.comma))).toBeCloseTo(3, 9);
	});

	it.each(['12.34', '1234.567', '0.123', '1,234.5'])('reads %s only with a point', (text) => {
		expect(Number.isNaN(comma(text))).toBe(true);
		expect(Number.isFinite(point(text))).toBe(true);
	});

	it.each([
		'',
		'abc',
		"5'7",
		'5 11',
		'6*12',
		'>9000',
		'170 cm',
		'1.2.3',
		'1,23,45',
		'1..2',
		'--5',
		'((5))',
		'+(5)',
		'12-5',
		'€€5',
		'$5 USD 3',
		'1e',
		'e5',
		'Infinity',
		'NaN',
		'0x1F',
		'1_000',
		'5%%',
		'1 2345',
		'1'.repeat(65),
	])('refuses %j', (text) => {
		const reading = readNumber(text);
		expect([reading.point, reading.comma]).toEqual([NaN, NaN]);
	});

	it('reads percent as a fraction, exactly, or as the number when asked', () => {
		expect(point('12 %')).toBe(0.12);
		expect(point('7%')).toBe(0.07);
		expect(comma('12,5%')).toBe(0.125);
		expect(point('12%', { percent: 'number' })).toBe(12);
	});

	it('reads k, M and Mio only when suffixes are allowed', () => {
		expect(point('1.5k')).toBeNaN();
		expect(point('1.5k', { suffixes: true })).toBe(1500);
		expect(point('3M', { suffixes: true })).toBe(3_000_000);
		expect(comma('2,5 Mio', { suffixes: true })).toBe(2_500_000);
		expect(point('3万', { suffixes: true })).toBe(30_000);
	});

	it('names the currency that it takes off', () => {
		expect(readNumber('€ 5').currency).toBe('EUR');
		expect(readNumber('5 GBP').currency).toBe('GBP');
		expect(readNumber('5').currency).toBeUndefined();
	});

	it('answers on hostile texts at once', () => {
		const start = process.hrtime.bigint();
		for (const text of [
			'1,'.repeat(500_000),
			"1'".repeat(30),
			`(${'('.repeat(60)}`,
			'$'.repeat(60),
		]) {
			readNumber(text);
		}
		expect(Number(process.hrtime.bigint() - start) / 1e6).toBeLessThan(200);
	});
});
