/** FP-growth and rules against the plainest possible enumeration, on small baskets of all kinds. */
import fc from 'fast-check';
import { buildCsr } from '../../../../lib/math';
import {
	associationRules,
	frequentItemSets,
	type ItemSets,
} from '../../../../lib/recommend/associationRules';
import { leastBaskets } from '../../../../lib/recommend/associationRules/options';
import { testContext } from '../../../support/context';

const PRODUCTS = 7;
const basketsArb = fc.array(
	fc.uniqueArray(fc.integer({ min: 0, max: PRODUCTS - 1 }), { minLength: 1 }),
	{
		minLength: 1,
		maxLength: 14,
	},
);

function matrixOf(baskets: number[][]) {
	const rows = baskets.flatMap((basket, row) => basket.map(() => row));
	return buildCsr(baskets.length, PRODUCTS, { rows, columns: baskets.flat() });
}

const subsets = Array.from({ length: 2 ** PRODUCTS }, (_, mask) =>
	Array.from({ length: PRODUCTS }, (__, p) => p).filter((p) => (mask >> p) & 1),
).filter((set) => set.length > 0);

const countOf = (baskets: number[][], set: number[]) =>
	baskets.filter((basket) => set.every((p) => basket.includes(p))).length;

function setsOf({ tree, products }: ItemSets): Map<string, number> {
	const sets = new Map<string, number>();
	for (let node = 1; node < tree.size; node++) {
		const set: number[] = [];
		for (let at = node; at !== 0; at = tree.parent[at] ?? 0) set.push(products[tree.item[at]!]!);
		sets.set(set.sort((a, b) => a - b).join(), tree.count[node]!);
	}
	return sets;
}

const mine = (baskets: number[][], minCount: number, maxLength: number) =>
	frequentItemSets(matrixOf(baskets), { minCount, maxLength, maxItemSets: 1e6 }, testContext());

describe('FP-growth', () => {
	it('finds the sets, with their counts, that trying every set finds', () => {
		fc.assert(
			fc.property(
				basketsArb,
				fc.integer({ min: 1, max: 4 }),
				fc.integer({ min: 1, max: PRODUCTS }),
				(baskets, minCount, maxLength) => {
					const expected = subsets
						.filter((set) => set.length <= maxLength && countOf(baskets, set) >= minCount)
						.map((set) => [set.join(), countOf(baskets, set)] as const);
					const found = mine(baskets, minCount, maxLength);
					expect(setsOf(found)).toEqual(new Map(expected));
					expect(found.bySize.reduce((a, b) => a + b, 0)).toBe(expected.length);
				},
			),
			{ numRuns: 200 },
		);
	});

	it('gives the same tree of sets for any order of baskets', () => {
		fc.assert(
			fc.property(basketsArb, fc.integer({ min: 1, max: 3 }), (baskets, minCount) => {
				const [one, two] = [baskets, [...baskets].reverse()].map((b) => mine(b, minCount, 5).tree);
				expect(two!.item.slice(0, two!.size)).toEqual(one!.item.slice(0, one!.size));
				expect(two!.count.slice(0, two!.size)).toEqual(one!.count.slice(0, one!.size));
			}),
			{ numRuns: 100 },
		);
	});
});

describe('association rules', () => {
	it('are those that trying every product of every set gives', () => {
		fc.assert(
			fc.property(
				basketsArb,
				fc.constantFrom(0, 0.25, 1 / 3, 0.5, 1),
				fc.constantFrom(0, 1, 1.5),
				fc.integer({ min: 2, max: 3 }),
				(baskets, minConfidence, minLift, minLength) => {
					const options = { minLength, minLift, sortBy: 'confidence', limit: Infinity } as const;
					const { rules } = associationRules(
						mine(baskets, 2, PRODUCTS),
						{ ...options, baskets: baskets.length, minConfidence, maxRules: 1e6 },
						testContext(),
					);
					const expected = subsets
						.filter((set) => set.length >= minLength && countOf(baskets, set) >= 2)
						.flatMap((set) => set.map((consequent) => ({ set, consequent })))
						.filter(({ set, consequent }) => {
							const both = countOf(baskets, set);
							const left = countOf(
								baskets,
								set.filter((p) => p !== consequent),
							);
							const right = countOf(baskets, [consequent]);
							const lift = (both * baskets.length) / (left * right);
							return both / left >= minConfidence && lift >= minLift;
						});
					const text = (left: readonly number[], right: number) => `${left.join()}>${right}`;
					expect(rules.map((r) => text(r.antecedent, r.consequent)).sort()).toEqual(
						expected
							.map(({ set, consequent }) =>
								text(
									set.filter((p) => p !== consequent),
									consequent,
								),
							)
							.sort(),
					);
				},
			),
			{ numRuns: 150 },
		);
	});

	it('keep the best ones when only some are wanted, in the order of all', () => {
		fc.assert(
			fc.property(
				basketsArb,
				fc.integer({ min: 1, max: 12 }),
				fc.constantFrom('lift', 'leverage', 'conviction', 'support', 'confidence'),
				(baskets, limit, sortBy) => {
					const sets = mine(baskets, 1, 4);
					const options = { baskets: baskets.length, minConfidence: 0, minLift: 0, minLength: 2 };
					const ask = (n: number) =>
						associationRules(sets, { ...options, sortBy, limit: n, maxRules: 1e6 }, testContext());
					const all = ask(Infinity);
					expect(ask(limit).rules).toEqual(all.rules.slice(0, limit));
					expect(ask(limit).matched).toBe(all.rules.length);
				},
			),
			{ numRuns: 100 },
		);
	});
});

describe('the least number of baskets', () => {
	it.each([
		[0.1, 1, 30, 3], // 0.1 · 30 is 3.0000000000000004 in binary
		[0.001, 1, 9835, 10],
		[0.006, 1, 9835, 60],
		[0.001, 5, 300, 5],
		[0, 1, 10, 1],
		[1, 1, 10, 10],
	])('for support %f and at least %i of %i is %i', (minSupport, minBaskets, baskets, expected) => {
		expect(leastBaskets({ minSupport, minBaskets }, baskets)).toBe(expected);
	});
});
