import { boosted, standardised } from '../../../../lib/recommend/rerank/boost';
import { littleKnown } from '../../../../lib/recommend/rerank/explore';
import {
	buyerLikeness,
	factorLikeness,
	groupLikeness,
	listDiversity,
} from '../../../../lib/recommend/rerank/likeness';
import { ListTally } from '../../../../lib/recommend/rerank/tally';
import { itemsOf, listFrom, noRerank, range, someone } from './lists';

describe('the business boost', () => {
	it('standardises with the deviation of all values: 1, 2, 3 become −1.2247, 0, 1.2247', () => {
		const [first = 0, second = 0, third = 0] = standardised([1, 2, 3]);
		expect([first, second, third]).toEqual([
			expect.closeTo(-Math.sqrt(1.5), 12),
			0,
			expect.closeTo(Math.sqrt(1.5), 12),
		]);
	});

	it('makes unknown and equal values average', () => {
		expect(standardised([4, NaN, 8])).toEqual([-1, 0, 1]);
		expect(standardised([0.1, 0.1, 0.1, NaN])).toEqual([0, 0, 0, 0]);
		expect(standardised([])).toEqual([]);
	});

	it('orders by (1 − strength) · z(score) + strength · z(value)', () => {
		// Scores 3, 2, 1 → z = 1.2247, 0, −1.2247; values 0, 0, 3 → z = −0.7071, −0.7071, 1.4142.
		const candidates = [3, 2, 1].map((score, item) => ({ item, score }));
		const order = (strength: number) =>
			boosted(candidates, { strength, values: Float64Array.of(0, 0, 3) });
		// Half: 0.2588, −0.3536, 0.0947.
		expect(order(0.5).map(({ item }) => item)).toEqual([0, 2, 1]);
		expect(order(0.5).map(({ relevance }) => relevance)).toEqual([
			expect.closeTo(0.2588, 4),
			expect.closeTo(0.0947, 4),
			expect.closeTo(-0.3536, 4),
		]);
		expect(order(0).map(({ item }) => item)).toEqual([0, 1, 2]);
		expect(order(1).map(({ item }) => item)).toEqual([2, 0, 1]);
	});

	it('of strength 1 sorts the 100 best by value and leaves the rest of the range alone', () => {
		const values = Float64Array.from(range(150));
		const rerank = { ...noRerank, boost: { strength: 1, values } };
		expect(itemsOf(listFrom(range(150), { rerank, topN: 3 }))).toEqual([99, 98, 97]);
	});
});

describe('diversity', () => {
	const likeness = groupLikeness([(item) => (item < 3 ? 'candles' : `other ${item}`)]);
	const list = (strength: number) =>
		itemsOf(
			listFrom(range(5), { topN: 3, rerank: { ...noRerank, diversity: { strength, likeness } } }),
		);

	it('takes the best first, then passes by what is like it', () => {
		// Relevance 1, .75, .5, .25, 0. At ½ the second place is max(.375 − .5, .25 − .5, .125, 0) = product 3.
		expect(list(0.5)).toEqual([0, 3, 4]);
		// At .2: .6 − .2 = .4 for product 1, .4 − .2 for 2, .2 for 3 and 0 for 4; product 2 and 3 tie for the third place.
		expect(list(0.2)).toEqual([0, 1, 2]);
		expect(list(0)).toEqual([0, 1, 2]);
	});

	it('is one minus the mean likeness of all pairs', () => {
		expect(listDiversity([0, 1, 3], likeness)).toBeCloseTo(2 / 3, 12);
		expect(listDiversity([0], likeness)).toBeNull();
	});

	it('is counted before and after', () => {
		const tally = new ListTally();
		const rerank = { ...noRerank, diversity: { strength: 0.5, likeness }, tally };
		listFrom(range(5), { topN: 3, rerank });
		expect(tally.diversity).toEqual({ before: 0, after: 1, lists: 1 });
		tally.start();
		expect(tally.diversity).toBeNull();
	});
});

describe('likeness', () => {
	it('of taste vectors is their cosine, never below 0', () => {
		const alike = factorLikeness(Float32Array.of(1, 0, 3, 4, -1, 0, 0, 0), 2);
		expect(alike(0, 1)).toBeCloseTo(0.6, 12);
		expect(alike(0, 2)).toBe(0);
		expect(alike(0, 3)).toBe(0);
	});

	it('of buyers is the cosine of who bought how much', () => {
		// Customers × products: (1, 1, 0), (0, 2, 2).
		const alike = buyerLikeness({
			nRows: 2,
			nCols: 3,
			indptr: Uint32Array.of(0, 2, 4),
			indices: Uint32Array.of(0, 1, 1, 2),
			values: Float32Array.of(1, 1, 2, 2),
		});
		expect(alike(0, 1)).toBeCloseTo(1 / Math.sqrt(5), 12);
		expect(alike(2, 1)).toBeCloseTo(2 / Math.sqrt(5), 12);
		expect(alike(0, 2)).toBe(0);
		expect(alike(1, 0)).toBe(alike(0, 1));
	});

	it('of groups does not count products without one', () => {
		const alike = groupLikeness([() => null, (item) => (item === 9 ? null : 'same')]);
		expect(alike(1, 2)).toBe(1);
		expect(alike(1, 9)).toBe(0);
	});
});

describe('exploration', () => {
	const popularity = Float32Array.from(range(40), (item) => 40 - item);
	const pool = littleKnown(Uint32Array.from(range(40)), popularity, 1);
	const list = (share: number, id: string, topN = 10) =>
		listFrom(
			range(40),
			{ topN, rerank: { ...noRerank, exploration: { share, seed: 1, pool } } },
			{
				...someone,
				id,
			},
		);

	it('draws from the half of the products that the fewest customers bought', () => {
		expect([...pool].sort((a, b) => a - b)).toEqual(range(40).slice(20));
	});

	it('fills its share of the places, on average over people', () => {
		const people = range(400).map((person) => `p${person}`);
		const explored = people.flatMap((id) => list(0.25, id).filter((pick) => pick.explored));
		expect(explored.length / 4000).toBeGreaterThan(0.23);
		expect(explored.length / 4000).toBeLessThan(0.27);
		expect(explored.every(({ item }) => item >= 20)).toBe(true);
		expect(new Set(explored.map(({ item }) => item)).size).toBeGreaterThan(10);
	});

	it('differs between people and between seeds', () => {
		const lists = range(20).map((person) => itemsOf(list(0.3, `p${person}`)).join());
		expect(new Set(lists).size).toBeGreaterThan(5);
	});

	it('never takes the first place', () => {
		for (const person of range(50)) {
			expect(itemsOf(list(0.5, `p${person}`, 1))).toEqual([0]);
		}
	});
});
