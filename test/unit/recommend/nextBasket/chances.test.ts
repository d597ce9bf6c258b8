import fc from 'fast-check';
import { bootstrapInterval } from '../../../../lib/recommend/bootstrap';
import { chanceGroups } from '../../../../lib/recommend/nextBasket/chances';
import {
	lastBoughtList,
	mostBought,
	popularList,
} from '../../../../lib/recommend/nextBasket/compared';
import { chanceOf } from '../../../../lib/recommend/nextBasket/nextBasket';
import { basketReason } from '../../../../lib/recommend/nextBasket/reason';
import { levelOf } from '../../../../lib/recommend/nextBasket/task';

describe('chances', () => {
	it('are those of a Poisson process: 1 − e^(−rate · days)', () => {
		expect(chanceOf(0, 28)).toBe(0);
		expect(chanceOf(1 / 28, 28)).toBeCloseTo(1 - 1 / Math.E, 12);
		expect(chanceOf(1e9, 28)).toBe(1);
	});

	it('reach the level at which as many are expected as were bought', () => {
		fc.assert(
			fc.property(
				fc.array(fc.tuple(fc.double({ min: 0.001, max: 0.2, noNaN: true }), fc.boolean()), {
					minLength: 5,
					maxLength: 50,
				}),
				(pairs) => {
					const listed = pairs.map(([rate, bought]) => ({ rate, bought }));
					const bought = listed.filter((one) => one.bought).length;
					const level = levelOf(listed, 28);
					const expected = listed.reduce((sum, { rate }) => sum + chanceOf(rate * level, 28), 0);
					if (bought === 0 || bought === listed.length) expect(level).toBe(1);
					else expect(expected).toBeCloseTo(bought, 3);
				},
			),
		);
	});

	it('are compared group by group with what was bought', () => {
		const rate = (chance: number) => -Math.log(1 - chance) / 10;
		const listed = [
			{ rate: rate(0.15), bought: false },
			{ rate: rate(0.15), bought: true },
			{ rate: rate(0.95), bought: true },
		];
		expect(chanceGroups(listed, 1, 10)).toEqual([
			{
				from: 0.1,
				to: 0.2,
				products: 2,
				expected: expect.closeTo(0.15, 12) as number,
				bought: 0.5,
			},
			{ from: 0.9, to: 1, products: 1, expected: expect.closeTo(0.95, 12) as number, bought: 1 },
		]);
	});
});

describe('the bootstrap interval', () => {
	it('of 400 coin throws is about the mean ± 1.96 standard errors, the same for the same seed', () => {
		const throws = Array.from({ length: 400 }, (_, i) => i % 2);
		const { mean, low, high } = bootstrapInterval(throws, 7);
		expect(mean).toBe(0.5);
		expect(low).toBeCloseTo(0.5 - 1.96 * 0.025, 1.7);
		expect(high).toBeCloseTo(0.5 + 1.96 * 0.025, 1.7);
		expect(bootstrapInterval(throws, 7)).toEqual({ mean, low, high });
		expect(bootstrapInterval(throws, 8)).not.toEqual({ mean, low, high });
	});

	it('of values that are all the same is that value', () => {
		expect(bootstrapInterval([2, 2, 2], 1)).toEqual({ mean: 2, low: 2, high: 2 });
	});
});

describe('the lists to compare with', () => {
	const past = [
		[
			{ product: 0, days: [1, 9] },
			{ product: 1, days: [9] },
			{ product: 3, days: [4] },
		],
		[{ product: 2, days: [1] }],
		[{ product: 2, days: [1] }],
	];
	const popular = mostBought(past, 4);

	it('are by number of customers, ties to the lower number', () => {
		expect(popular).toEqual([2, 0, 1, 3]);
		expect(popularList(past[0]!, popular, 2, {})).toEqual([2, 0]);
		expect(popularList(past[0]!, popular, 2, { boughtBeforeOnly: true })).toEqual([0, 1]);
	});

	it('are by last purchase, then by times, filled up with bestsellers', () => {
		expect(lastBoughtList(past[0]!, popular, 4, {})).toEqual([0, 1, 3, 2]);
		expect(lastBoughtList(past[0]!, popular, 4, { boughtBeforeOnly: true })).toEqual([0, 1, 3]);
		expect(lastBoughtList(past[1]!, popular, 3, { allowed: (p) => p !== 0 })).toEqual([2, 1, 3]);
	});
});

describe('reasons', () => {
	test.each([
		[{ times: 0, usualDays: null, daysSinceLast: null }, 'Popular with our customers'],
		[{ times: 1, usualDays: null, daysSinceLast: 0 }, 'Bought once, today'],
		[{ times: 1, usualDays: null, daysSinceLast: 1 }, 'Bought once, 1 day ago'],
		[{ times: 2, usualDays: 30, daysSinceLast: 5 }, 'Bought twice, 30 days apart, last 5 days ago'],
		[
			{ times: 6, usualDays: 13.5, daysSinceLast: 12 },
			'Bought 6 times, about every 14 days, last 12 days ago',
		],
	])('of %j: %s', (facts, text) => {
		expect(basketReason(facts)).toBe(text);
	});
});
