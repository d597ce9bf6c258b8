import fc from 'fast-check';
import { parseDateBytes, parseFloatBytes } from '../../../lib/table';
import { classifyBytes } from '../../../lib/table/text/classify';
import { KIND, type Kind } from '../../../lib/table/text/kind';
import { ByteDictionary } from '../../../lib/table/csv/byteDictionary';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const float = (text: string, decimal?: number) =>
	parseFloatBytes(bytesOf(text), 0, text.length, decimal);
const date = (text: string) => parseDateBytes(bytesOf(text), 0, text.length);

describe('parseFloatBytes', () => {
	test('gives the same double as Number for any number that JavaScript prints', () => {
		fc.assert(
			fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
				expect(float(String(value))).toBe(Number(String(value)));
			}),
			{ numRuns: 2000 },
		);
	});

	test('gives the same double as Number for any digits, mark and exponent', () => {
		const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), maxLength: 20 });
		const parts = fc.tuple(
			fc.constantFrom('', '-', '+'),
			digits,
			digits,
			fc.option(fc.integer({ min: -330, max: 300 })),
		);
		fc.assert(
			fc.property(parts, ([sign, whole, fraction, exponent]) => {
				const text = `${sign}${whole}.${fraction}${exponent === null ? '' : `e${exponent}`}`;
				const expected = whole === '' && fraction === '' ? NaN : Number(text);
				expect(float(text)).toBe(Number.isFinite(expected) ? expected : NaN);
			}),
			{ numRuns: 2000 },
		);
	});

	test.each([
		['', NaN],
		['-', NaN],
		['.', NaN],
		['1.2.3', NaN],
		['1e', NaN],
		['1e+', NaN],
		['12a', NaN],
		['1 2', NaN],
		['NaN', NaN],
		['Infinity', NaN],
		['1e999', NaN],
		['0x10', NaN],
		[' 12\t', 12],
		['007', 7],
		['+5', 5],
		['-.5', -0.5],
	])('reads %j as %d', (text, expected) => {
		expect(float(text)).toBe(expected);
	});

	test('reads a decimal comma when told to, and only then', () => {
		expect(float('3,25', 44)).toBe(3.25);
		expect(float('3.25', 44)).toBe(NaN);
		expect(float('1234567890123456,5', 44)).toBe(1234567890123456.5);
	});
});

describe('parseDateBytes', () => {
	test('gives the instant that Date gives for any ISO text', () => {
		const range = {
			min: new Date('0001-01-01T00:00:00Z'),
			max: new Date('9999-12-31T23:59:59Z'),
			noInvalidDate: true,
		};
		fc.assert(
			fc.property(fc.date(range), (value) => {
				const text = value.toISOString();
				expect(date(text)).toBe(value.getTime());
				expect(date(text.slice(0, 10))).toBe(Date.parse(text.slice(0, 10)));
			}),
			{ numRuns: 1000 },
		);
	});

	test.each([
		['2024-02-29', Date.UTC(2024, 1, 29)],
		['2023-02-29', NaN],
		['1900-02-29', NaN],
		['2000-02-29', Date.UTC(2000, 1, 29)],
		['2024-13-01', NaN],
		['2024-00-10', NaN],
		['2024-1-1', NaN],
		['2024/01/01', NaN],
		['2024-01-02 03:04', Date.UTC(2024, 0, 2, 3, 4)],
		['2024-01-02T03:04:05.678901', Date.UTC(2024, 0, 2, 3, 4, 5, 678)],
		['2024-01-02T03:04:05+02:30', Date.UTC(2024, 0, 2, 0, 34, 5)],
		['2024-01-02T03:04:05-0800', Date.UTC(2024, 0, 2, 11, 4, 5)],
		['2024-01-02T03:04:05+02', Date.UTC(2024, 0, 2, 1, 4, 5)],
		['2024-01-02T24:00:00', NaN],
		['2024-01-02T03:04:05.', NaN],
		['2024-01-02T03:04:05Zx', NaN],
		['2024-01-02T', NaN],
	])('reads %s', (text, expected) => {
		expect(date(text)).toBe(expected);
	});
});

describe('classifyBytes', () => {
	const cases: [string, Kind][] = [
		['', KIND.empty],
		['  ', KIND.marker],
		['NA', KIND.marker],
		['n/a', KIND.marker],
		['-inf', KIND.marker],
		['12', KIND.integer],
		['-3', KIND.integer],
		['1e+05', KIND.integer],
		['9007199254740991', KIND.integer],
		['5.0', KIND.number],
		['1.5e-7', KIND.number],
		['0.1', KIND.number],
		['TRUE', KIND.boolean],
		['false', KIND.boolean],
		['2024-02-29', KIND.date],
		['007', KIND.text],
		['+49', KIND.text],
		['12E5', KIND.text],
		['9007199254740993', KIND.text],
		['1,5', KIND.text],
		['5.', KIND.text],
		['yes', KIND.text],
		['1.2.3', KIND.text],
		['١٢', KIND.text],
		['x'.repeat(41), KIND.text],
	];
	test.each(cases)('takes %j for kind %d', (text, kind) => {
		const bytes = bytesOf(text);
		expect(classifyBytes(bytes, 0, bytes.length)).toBe(kind);
	});
});

describe('ByteDictionary', () => {
	test('gives codes in order of first appearance, as a Map would, and gives the texts back', () => {
		const word = fc.string({ unit: fc.constantFrom('a', 'b', 'é', '中'), maxLength: 6 });
		fc.assert(
			fc.property(fc.array(word, { maxLength: 600 }), (words) => {
				const dictionary = new ByteDictionary();
				const known = new Map<string, number>();
				for (const text of words) {
					if (!known.has(text)) known.set(text, known.size);
					const bytes = bytesOf(`<${text}>`);
					expect(dictionary.add(bytes, 1, bytes.length - 1)).toBe(known.get(text));
				}
				expect(dictionary.finish().toArray()).toEqual([...known.keys()]);
			}),
		);
	});
});
