import { describe, expect, it } from '@jest/globals';
import { Random } from '../../../lib/math';
import { bootstrapDifference } from '../../../lib/math/bootstrap';
import golden from '../../golden/bootstrap.json';

/** As in bootstrap.py. */
function sample([people = 0, spenders = 0, shift = 0]: readonly number[]) {
	const values = Float64Array.from(
		{ length: spenders },
		(_, i) => 5 + ((i * i * 37 + shift * i) % 400),
	);
	values[0] = 2_000;
	return { values, count: people };
}

describe('bootstrapDifference', () => {
	it.each(['large', 'small'] as const)('gives the BCa interval of scipy: %s groups', (name) => {
		const { first, second, low, high } = golden[name];
		const found = bootstrapDifference(sample(first), sample(second), new Random(7), 60_000);
		// Both are drawn: 3 % of the width is four standard errors of the ends.
		const room = 0.03 * (high - low);
		expect(Math.abs((found?.low ?? NaN) - low)).toBeLessThan(room);
		expect(Math.abs((found?.high ?? NaN) - high)).toBeLessThan(room);
	});

	it('is the same for the same seed, and turned round when the groups are', () => {
		const [a, b] = [sample([500, 50, 3]), sample([400, 30, 7])];
		const one = bootstrapDifference(a, b, new Random(1), 2_000);
		expect(bootstrapDifference(a, b, new Random(1), 2_000)).toEqual(one);
		const turned = bootstrapDifference(b, a, new Random(1), 20_000);
		const width = (one?.high ?? NaN) - (one?.low ?? NaN);
		expect(Math.abs((turned?.low ?? NaN) + (one?.high ?? NaN))).toBeLessThan(0.15 * width);
	});

	it('has nothing to say of one person or of people who all spent the same', () => {
		const none = { values: new Float64Array(0), count: 100 };
		const all = { values: Float64Array.of(3, 3, 3), count: 3 };
		for (const [a, b] of [
			[none, none],
			[all, none],
			[none, { values: Float64Array.of(1), count: 1 }],
		] as const)
			expect(bootstrapDifference(a, b, new Random(1), 200)).toBeNull();
	});

	it('holds the true difference in about 95 of 100 campaigns', () => {
		const random = new Random(11);
		const group = (share: number) => {
			const spent = Array.from({ length: 2_000 }, () =>
				random.uniform() < share ? Math.exp(random.normal(3, 0.6)) : 0,
			);
			return { values: Float64Array.from(spent.filter((one) => one > 0)), count: 2_000 };
		};
		const truth = 0.02 * Math.exp(3 + 0.18);
		let inside = 0;
		for (let i = 0; i < 200; i++) {
			const found = bootstrapDifference(group(0.05), group(0.03), random.fork(i), 400);
			if (found && found.low <= truth && truth <= found.high) inside++;
		}
		expect(inside).toBeGreaterThan(178);
		expect(inside).toBeLessThan(200);
	});
});
