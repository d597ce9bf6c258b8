import fc from 'fast-check';
import { parseUnits } from '../../../lib/features/rfm/parseUnits';

const encoder = new TextEncoder();

describe('parseUnits', () => {
	const units = (text: string, mark = 46) => {
		const bytes = encoder.encode(text);
		return parseUnits(bytes, 0, bytes.length, mark);
	};

	it('is the number times ten thousand, rounded', () => {
		fc.assert(
			fc.property(fc.double({ min: -1e9, max: 1e9, noNaN: true }), fc.nat(6), (value, digits) => {
				const text = value.toFixed(digits);
				expect(units(text)).toBeCloseTo(Math.round(Number(text) * 10_000), 0);
				expect(units(text) + 0).toBe(Math.round(Number(text) * 10_000) + 0);
			}),
		);
	});

	it.each([
		['12.34', 123_400],
		['-0.0001', -1],
		['.5', 5000],
		['5.', 50_000],
		['1e3', 10_000_000],
		['  7 ', 70_000],
		['0.00005', 1],
	])('reads %s', (text, expected) => expect(units(text)).toBe(expected));

	it.each(['', '.', '-', '1.2.3', 'NaN', '12,5', '--1', '1 2'])('refuses "%s"', (text) =>
		expect(units(text)).toBeNaN(),
	);

	it('takes a decimal comma', () => expect(units('12,5', 44)).toBe(125_000));
});
