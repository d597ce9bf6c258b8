import { foldArabic, foldDevanagari, foldLatin } from '../../../lib/text/rules/fold';
import { TextUnits } from '../../../lib/text/rules/textUnits';
import { foldedUnits, LOWER, UNITS } from '../../../lib/text/rules/unitTable';

const units = new TextUnits();

const asString = (numbers: Iterable<number>) =>
	Array.from(numbers, (unit) => String.fromCharCode(unit)).join('');

function lowered(text: string): string {
	units.read(text);
	const read = units.units.subarray(0, units.length);
	return asString(Array.from(read, (unit) => (UNITS[unit] ?? 0) & LOWER));
}

describe('a text as units in lower case', () => {
	it('is what toLowerCase gives, for every unit alone and between letters', () => {
		for (let unit = 0; unit < 0x10000; unit++) {
			const text = `Ab${String.fromCharCode(unit)}Cd`;
			if (lowered(text) !== text.toLowerCase()) throw new Error(`unit ${unit.toString(16)}`);
		}
	});

	it.each([
		['a final sigma', 'ΣΟΦΟΣ ΚΑΙ Σ'],
		['letters that become two', 'İSTANBUL İ'],
		['letters of two units', '\ud801\udc00 Good'],
		['an emoji', 'GOOD \ud83d\ude00 day'],
		['half an emoji', '\ud83d GOOD \ude00'],
		['other halves', '\ud801 GOOD \udc00'],
		['nothing', ''],
		['one letter that is not ASCII at an odd end', 'ab\u03a3'],
		['more than it had room for', 'LONG '.repeat(5000)],
		['more than it had room for, some longer in lower case', 'İ'.repeat(50_000)],
	])('is what toLowerCase gives with %s', (_, text) => {
		expect(lowered(text)).toBe(text.toLowerCase());
		expect(units.units[units.length]).toBe(0);
	});

	it('keeps the text as it is spelt beside it, where a unit alone does not tell its lower case', () => {
		units.read('ΣΟΦΟΣ Day');
		expect(asString(units.spelt ?? [])).toBe('ΣΟΦΟΣ Day');
		units.read('Good DAY');
		expect(units.spelt).toBeNull();
		expect(asString(units.units.subarray(0, units.length))).toBe('Good DAY');
	});

	it('does not depend on what was read before', () => {
		units.read('ΣΣΣ a text that is longer...');
		units.read('No.');
		expect([...units.units.subarray(0, 4)]).toEqual([78, 111, 46, 0]);
		expect(units.asText()).toBe('no.');
	});
});

describe('the table of units', () => {
	it('gives the same lower case to what is in lower case already', () => {
		UNITS.forEach((cell) => {
			const lower = cell & LOWER;
			if (((UNITS[lower] ?? 0) & LOWER) !== lower) throw new Error(`unit ${lower.toString(16)}`);
		});
	});

	it.each([
		['Latin letters', foldLatin, 'ÉçÀ\u0301', 'eca\0'],
		['Arabic letters', foldArabic, 'أىـ', 'اي\0'],
		['Devanagari letters', foldDevanagari, '\u0958\u093c', '\u0915\0'],
	])('spells %s as their fold does, 0 = left out', (_, fold, text, expected) => {
		const table = foldedUnits(fold);
		const cells = Array.from(text, (letter) => table[letter.charCodeAt(0)] ?? 0);
		expect(asString(cells.map((cell) => cell & LOWER))).toBe(expected);
	});
});
