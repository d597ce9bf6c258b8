import { LowerUnits } from '../../../lib/text/rules/lowerUnits';

const units = new LowerUnits();

function lowered(text: string): string {
	units.read(text);
	return Array.from(units.lower.subarray(0, units.length), (unit) =>
		String.fromCharCode(unit),
	).join('');
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
		['more than it had room for', 'LONG '.repeat(5000)],
		['more than it had room for, some longer in lower case', 'İ'.repeat(50_000)],
	])('is what toLowerCase gives with %s', (_, text) => {
		expect(lowered(text)).toBe(text.toLowerCase());
		expect(units.lower[units.length]).toBe(0);
	});

	it.each([
		['small letters', 'nothing here 123 !', false],
		['a capital', 'nothing heRe', true],
		['a sigma alone', 'Σ', true],
		['small letters and an odd half', 'good \ud801', false],
	])('knows whether there is upper case in %s', (_, text, expected) => {
		units.read(text);
		expect(units.hasUpper).toBe(expected);
	});

	it('keeps the text as it was beside it, where both are as long', () => {
		units.read('Good DAY');
		expect(String.fromCharCode(...units.raw.subarray(0, units.length))).toBe('Good DAY');
	});

	it('does not depend on what was read before', () => {
		units.read('a text that is longer...');
		units.read('No.');
		expect([...units.lower.subarray(0, 4)]).toEqual([110, 111, 46, 0]);
	});
});
