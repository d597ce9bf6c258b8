import { wilson } from '../../../lib/math';

describe('wilson', () => {
	// Wilson's formula by hand with z = 1.959964: (p + z²/2n ± z √(p(1−p)/n + z²/4n²)) / (1 + z²/n).
	it('gives the published interval of 10 in 100', () => {
		const { value, low, high } = wilson(10, 100);
		expect(value).toBe(0.1);
		expect(low).toBeCloseTo(0.0552291, 6);
		expect(high).toBeCloseTo(0.1743657, 6);
	});

	it('holds its own share at both ends, and never leaves 0 to 1', () => {
		expect(wilson(0, 10)).toMatchObject({ value: 0, low: 0 });
		// z² / (n + z²)
		expect(wilson(0, 10).high).toBeCloseTo(3.841459 / 13.841459, 6);
		expect(wilson(10, 10)).toMatchObject({ value: 1, high: 1 });
		expect(wilson(12, 10)).toMatchObject({ count: 10, value: 1 });
	});

	it('knows nothing of nobody', () => {
		expect(wilson(0, 0)).toEqual({ count: 0, of: 0, value: 0, low: 0, high: 1 });
	});
});
