import fc from 'fast-check';
import { Random, sampleIndices, shuffle, weightedIndex } from '../../../lib/math';

const draw = (random: Random, count: number) =>
	Array.from({ length: count }, () => random.uniform());

describe('Random', () => {
	it('follows xoshiro128** from the state 1, 2, 3, 4', () => {
		const random = Random.fromState(1, 2, 3, 4);
		// By hand: rotl(2·5, 7)·9 = 11520; the state becomes (7, 0, 1026, 12288): rotl(0)·9 = 0;
		// then (12295, 1029, 1029, 25165824): rotl(1029·5, 7)·9 = 5927040.
		expect([random.uint32(), random.uint32(), random.uint32()]).toEqual([11520, 0, 5927040]);
	});

	it('gives the same numbers for the same seed and others for another', () => {
		expect(draw(new Random(7), 5)).toEqual(draw(new Random(7), 5));
		expect(draw(new Random(7), 5)).not.toEqual(draw(new Random(8), 5));
	});

	it('uses all 53 bits of a seed', () => {
		expect(draw(new Random(1), 3)).not.toEqual(draw(new Random(1 + 2 ** 40), 3));
	});

	it('has a mean near 0.5 and a variance near 1/12 when uniform', () => {
		const values = draw(new Random(3), 100_000);
		const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
		const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
		expect(Math.abs(mean - 0.5)).toBeLessThan(0.005); // five standard errors
		expect(Math.abs(variance - 1 / 12)).toBeLessThan(0.002);
	});

	it('has 68.3 % of normal numbers within one standard deviation', () => {
		const random = new Random(4);
		const values = Array.from({ length: 100_000 }, () => random.normal(10, 2));
		const inside = values.filter((value) => Math.abs(value - 10) < 2).length / values.length;
		expect(Math.abs(inside - 0.6827)).toBeLessThan(0.008);
	});

	it('draws each whole number of a small range equally often', () => {
		const random = new Random(5);
		const counts = new Array<number>(7).fill(0);
		for (let i = 0; i < 70_000; i++) counts[random.integer(7)]! += 1;
		for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(500);
	});

	it('forks streams that do not depend on what other forks drew', () => {
		const parent = new Random(6);
		const first = draw(parent.fork(1), 4);
		draw(parent.fork(2), 10);
		expect(draw(parent.fork(1), 4)).toEqual(first);
		expect(draw(parent.fork(2), 4)).not.toEqual(first);
	});
});

describe('shuffle', () => {
	it('keeps every element', () => {
		fc.assert(
			fc.property(fc.array(fc.integer()), fc.nat(), (list, seed) => {
				const mixed = shuffle([...list], new Random(seed));
				expect([...mixed].sort()).toEqual([...list].sort());
			}),
		);
	});

	it('puts every element in every place equally often', () => {
		const random = new Random(8);
		const firsts = new Array<number>(4).fill(0);
		for (let i = 0; i < 8000; i++) firsts[shuffle([0, 1, 2, 3], random)[0] ?? 0]! += 1;
		for (const count of firsts) expect(Math.abs(count - 2000)).toBeLessThan(200);
	});
});

describe('sampleIndices', () => {
	it('draws different numbers of the range, ascending', () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 500 }), fc.nat(), (limit, seed) => {
				const count = seed % (limit + 1);
				const rows = sampleIndices(limit, count, new Random(seed));
				expect(new Set(rows).size).toBe(count);
				expect([...rows]).toEqual([...rows].sort((a, b) => a - b));
				expect(rows.every((row) => row < limit)).toBe(true);
			}),
		);
	});

	it('refuses to draw more than there are', () => {
		expect(() => sampleIndices(3, 4, new Random(1))).toThrow('Cannot draw 4 different rows of 3.');
	});
});

describe('weightedIndex', () => {
	it('draws in proportion to the weights and never what weighs nothing', () => {
		const random = new Random(9);
		const counts = [0, 0, 0, 0];
		for (let i = 0; i < 30_000; i++) counts[weightedIndex([0, 1, 0, 2], random)]! += 1;
		expect(counts[0]).toBe(0);
		expect(counts[2]).toBe(0);
		expect(Math.abs(counts[1]! - 10_000)).toBeLessThan(400);
	});

	it('refuses weights that add up to nothing', () => {
		expect(() => weightedIndex([0, 0], new Random(1))).toThrow('add up to 0');
	});
});
