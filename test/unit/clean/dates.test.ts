import { readDate } from '../../../lib/clean';
import { explainDate } from '../../../lib/clean/dates';
import { msToIso } from '../../../lib/clean/calendar';
import { localToUtc } from '../../../lib/clean/timeZone';

const iso = (ms: number) => (Number.isNaN(ms) ? 'none' : new Date(ms).toISOString());
const read = (text: string, options = {}) => {
	const { dayFirst, monthFirst } = readDate(text, options);
	return [iso(dayFirst), iso(monthFirst)];
};
const day = (text: string) => `${text}T00:00:00.000Z`;

describe('readDate', () => {
	it.each([
		['2024-01-31', '2024-01-31'],
		['2024/1/31', '2024-01-31'],
		['2024.01.31', '2024-01-31'],
		['20240131', '2024-01-31'],
		['2024年1月31日', '2024-01-31'],
		['2024 年 1 月 31 日', '2024-01-31'],
		['2024년 1월 31일', '2024-01-31'],
		['31 January 2024', '2024-01-31'],
		['January 31, 2024', '2024-01-31'],
		['Jan 31st, 2024', '2024-01-31'],
		['31-Jan-24', '2024-01-31'],
		['2024-Jan-31', '2024-01-31'],
		['31. Januar 2024', '2024-01-31'],
		['3. März 2024', '2024-03-03'],
		['31 janvier 2024', '2024-01-31'],
		['1er février 2024', '2024-02-01'],
		['31 de enero de 2024', '2024-01-31'],
		['5 de maio de 2024', '2024-05-05'],
		['31 gennaio 2024', '2024-01-31'],
		['Mercredi 31 janvier 2024', '2024-01-31'],
		['Mittwoch, 31. Januar 2024', '2024-01-31'],
		['31.01.2024', '2024-01-31'],
		['01.02.2024', '2024-02-01'],
		['31.01.24', '2024-01-31'],
		['31.01.69', '1969-01-31'],
		['31.01.68', '2068-01-31'],
		['29.02.2000', '2000-02-29'],
		['45322', '2024-01-31'],
		['61', 'none'],
	])('reads %s as %s whatever the order', (text, expected) => {
		const wanted = expected === 'none' ? 'none' : day(expected);
		expect(read(text)).toEqual([wanted, wanted]);
	});

	it.each([
		['2024-01-31T10:30:00Z', '2024-01-31T10:30:00.000Z'],
		['2024-01-31 10:30', '2024-01-31T10:30:00.000Z'],
		['2024-01-31T10:30:00.123456+02:00', '2024-01-31T08:30:00.123Z'],
		['2024-01-31T10:30:00-0530', '2024-01-31T16:00:00.000Z'],
		['2024-01-31T24:00:00Z', '2024-02-01T00:00:00.000Z'],
		['31.01.2024 10:30 Uhr', '2024-01-31T10:30:00.000Z'],
		['Jan 31, 2024 3:05 PM', '2024-01-31T15:05:00.000Z'],
		['31 Jan 2024 12:00:01 am', '2024-01-31T00:00:01.000Z'],
		['Wed, 31 Jan 2024 10:30:00 +0100', '2024-01-31T09:30:00.000Z'],
		['Wed Jan 31 2024 10:30:00 GMT+0100 (Central European Standard Time)', 'none'],
		['2024年1月31日 14时30分', '2024-01-31T14:30:00.000Z'],
		['2024年1月31日14时30分5秒', '2024-01-31T14:30:05.000Z'],
		['1706697000', '2024-01-31T10:30:00.000Z'],
		['1706697000123', '2024-01-31T10:30:00.123Z'],
		['45322.4375', '2024-01-31T10:30:00.000Z'],
		['20240131103000', '2024-01-31T10:30:00.000Z'],
	])('reads the time of %s', (text, expected) => {
		if (expected === 'none') expect(read(text)[0]).toBe('2024-01-31T09:30:00.000Z');
		else expect(read(text)).toEqual([expected, expected]);
	});

	it.each([
		['03/04/2024', '2024-04-03', '2024-03-04'],
		['3/4/24', '2024-04-03', '2024-03-04'],
		['13/04/2024', '2024-04-13', 'none'],
		['04/13/2024', 'none', '2024-04-13'],
		['03-04-2024', '2024-04-03', '2024-03-04'],
		['01.31.2024', 'none', '2024-01-31'],
		['31012024', '2024-01-31', 'none'],
	])('gives %s the readings %s and %s', (text, first, second) => {
		const wanted = [first, second].map((text) => (text === 'none' ? 'none' : day(text)));
		expect(read(text)).toEqual(wanted);
	});

	it.each([
		['2023-02-29', 'February 2023 has 28 days, not 29'],
		['2026-13-45', 'there is no month 13'],
		['31/04/2024', 'April 2024 has 30 days, not 31'],
		['1900-02-29', 'February 1900 has 28 days, not 29'],
		['2024-01-31 25:00', 'there is no such time of day'],
		['unknown', 'not a date that can be read'],
		['2024', 'not a date that can be read'],
		['1/2', 'not a date that can be read'],
		['Smarch 3, 2024', 'not a date that can be read'],
		['x'.repeat(1_000_000), 'not a date that can be read'],
	])('refuses %.20s and says why', (text, reason) => {
		expect(read(text)).toEqual(['none', 'none']);
		expect(explainDate(text, 'dayFirst')).toContain(reason);
	});

	it('takes the pivot for two-digit years from the options', () => {
		expect(read('31.01.50', { twoDigitYearPivot: 30 })[0]).toBe(day('1950-01-31'));
	});

	it('reads numbers as told when the count of time is set', () => {
		expect(read('86400', { serial: 'unix-s' })[0]).toBe(day('1970-01-02'));
		expect(read('61', { serial: 'excel' })[0]).toBe('none');
		expect(read('44197', { serial: 'excel' })[0]).toBe(day('2021-01-01'));
	});
});

describe('localToUtc', () => {
	const at = (zone: string, text: string) => iso(localToUtc(zone)(Date.parse(`${text}Z`)));

	it.each([
		['Europe/Berlin', '2024-01-15T12:00:00', '2024-01-15T11:00:00.000Z'],
		['Europe/Berlin', '2024-07-15T12:00:00', '2024-07-15T10:00:00.000Z'],
		['America/New_York', '2024-07-15T12:00:00', '2024-07-15T16:00:00.000Z'],
		['Asia/Kolkata', '2024-07-15T12:00:00', '2024-07-15T06:30:00.000Z'],
		['Pacific/Kiritimati', '2024-07-15T12:00:00', '2024-07-14T22:00:00.000Z'],
		// The clock jumps from 02:00 to 03:00: 02:30 does not exist and moves forward.
		['Europe/Berlin', '2024-03-31T02:30:00', '2024-03-31T01:30:00.000Z'],
		// 02:30 happens twice: the first one, still in summer time.
		['Europe/Berlin', '2024-10-27T02:30:00', '2024-10-27T00:30:00.000Z'],
		['Europe/Berlin', '2024-10-27T03:00:00', '2024-10-27T02:00:00.000Z'],
	])('%s: %s is %s', (zone, local, utc) => {
		expect(at(zone, local)).toBe(utc);
	});

	it('applies to times without a zone only, never to days', () => {
		const toUtc = localToUtc('Europe/Berlin');
		expect(read('2024-01-31', { toUtc })[0]).toBe(day('2024-01-31'));
		expect(read('2024-01-31 10:00', { toUtc })[0]).toBe('2024-01-31T09:00:00.000Z');
		expect(read('2024-01-31T10:00:00Z', { toUtc })[0]).toBe('2024-01-31T10:00:00.000Z');
	});

	it('refuses an unknown zone by name', () => {
		expect(() => localToUtc('Mars/Olympus')).toThrow(/Mars\/Olympus/);
	});
});

describe('msToIso', () => {
	it.each([0, 951782400000, 1706697000123, -1, -62135596800000, 253402300799999])(
		'writes %d as JavaScript does',
		(ms) => {
			const expected = new Date(ms).toISOString();
			expect(msToIso(ms)).toBe(ms % 86_400_000 === 0 ? expected.slice(0, 10) : expected);
		},
	);
});
