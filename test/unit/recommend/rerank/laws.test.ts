import fc from 'fast-check';
import type { PickRules } from '../../../../lib/recommend/pickRules';
import { littleKnown } from '../../../../lib/recommend/rerank/explore';
import { groupLikeness } from '../../../../lib/recommend/rerank/likeness';
import { itemsOf, listFrom, noRerank, range, someone } from './lists';

/** Products 0 … count − 1; category and brand by remainder, value by a fixed scramble. */
const shape = fc.record({
	count: fc.integer({ min: 1, max: 250 }),
	topN: fc.integer({ min: 1, max: 12 }),
	categories: fc.integer({ min: 1, max: 9 }),
	categoryCap: fc.integer({ min: 0, max: 3 }),
	brandCap: fc.integer({ min: 0, max: 3 }),
	boost: fc.double({ min: 0, max: 1, noNaN: true }),
	diversity: fc.double({ min: 0, max: 1, noNaN: true }),
	exploration: fc.double({ min: 0, max: 0.5, noNaN: true }),
	seed: fc.integer({ min: 0, max: 1000 }),
	person: fc.string(),
	maxPrice: fc.integer({ min: 0, max: 60 }),
});
type Shape = typeof shape extends fc.Arbitrary<infer T> ? T : never;

const categoryOf = (categories: number) => (item: number) =>
	item % 7 === 6 ? null : `c${item % categories}`;
const brandOf = (item: number) => (item % 5 === 0 ? null : `b${item % 4}`);
const priceOf = (item: number) => (item % 11 === 10 ? NaN : (item * 13) % 50);

function rulesOf(given: Shape): Partial<PickRules> {
	const { count, categories, categoryCap, brandCap, seed } = given;
	const popularity = Float32Array.from(range(count), (item) => (item * 31) % 17);
	const pool = littleKnown(Uint32Array.from(range(count)), popularity, seed);
	const caps = [
		{ limit: categoryCap, groupOf: categoryOf(categories) },
		{ limit: brandCap, groupOf: brandOf },
	].filter(({ limit }) => limit > 0);
	return {
		topN: given.topN,
		caps,
		ownPrices: true,
		rerank: {
			...noRerank,
			boost: {
				strength: given.boost,
				values: Float64Array.from(range(count), (item) => (item % 6 === 5 ? NaN : (item * 7) % 23)),
			},
			diversity: { strength: given.diversity, likeness: groupLikeness([categoryOf(categories)]) },
			exploration: { share: given.exploration, seed, pool },
		},
	};
}

function listOf(given: Shape, rules = rulesOf(given)) {
	const limits = {
		excluded: new Uint32Array(0),
		minPrice: -Infinity,
		maxPrice: given.maxPrice,
		priceOf,
	};
	return listFrom(range(given.count), rules, { ...someone, id: given.person, limits });
}

describe('a list under any mix of rules', () => {
	it('never holds a product above the own price, or without a price', () => {
		fc.assert(
			fc.property(shape, (given) =>
				itemsOf(listOf(given)).every((item) => priceOf(item) <= given.maxPrice),
			),
		);
	});

	it('never holds a product twice, nor more of a category or brand than the caps say', () => {
		fc.assert(
			fc.property(shape, (given) => {
				const items = itemsOf(listOf(given));
				expect(new Set(items).size).toBe(items.length);
				for (const { limit, groupOf } of rulesOf(given).caps ?? []) {
					const groups = items.map(groupOf).filter((group) => group !== null);
					for (const group of groups) {
						expect(groups.filter((other) => other === group).length).toBeLessThanOrEqual(limit);
					}
				}
			}),
		);
	});

	it('is as long as wanted, or holds so much that nothing else fits', () => {
		fc.assert(
			fc.property(shape, (given) => {
				const items = itemsOf(listOf(given));
				expect(items.length).toBeLessThanOrEqual(given.topN);
				if (items.length === given.topN) return;
				const caps = rulesOf(given).caps ?? [];
				const fits = range(given.count).filter(
					(item) =>
						!items.includes(item) &&
						priceOf(item) <= given.maxPrice &&
						caps.every(({ limit, groupOf }) => {
							const group = groupOf(item);
							const used = items.filter((other) => groupOf(other) === group).length;
							return group === null || used < limit;
						}),
				);
				expect(fits).toEqual([]);
			}),
		);
	});
});

describe('a list under rules of no or the same strength', () => {
	it('is the plain ranking when every strength is 0 and nothing is capped', () => {
		fc.assert(
			fc.property(shape, (given) => {
				const off = { boost: 0, diversity: 0, exploration: 0, categoryCap: 0, brandCap: 0 };
				const rules = { ...rulesOf({ ...given, ...off }), ownPrices: false };
				const list = listFrom(range(given.count), rules, { ...someone, id: given.person });
				expect(itemsOf(list)).toEqual(range(Math.min(given.count, given.topN)));
			}),
		);
	});

	it('is the same for the same person and seed, whatever was asked before', () => {
		fc.assert(
			fc.property(shape, shape, (given, other) => {
				const first = listOf(given);
				listOf(other);
				expect(listOf(given)).toEqual(first);
			}),
		);
	});

	it('has little known products in the last places only, and never more than half of them and one', () => {
		fc.assert(
			fc.property(shape, (given) => {
				const marks = listOf(given).map(({ explored }) => explored === true);
				const firstExplored = marks.indexOf(true);
				if (firstExplored >= 0) expect(marks.slice(firstExplored).every(Boolean)).toBe(true);
				expect(marks[0] ?? false).toBe(false);
				expect(marks.filter(Boolean).length).toBeLessThanOrEqual(
					Math.ceil(given.topN * given.exploration),
				);
			}),
		);
	});
});
