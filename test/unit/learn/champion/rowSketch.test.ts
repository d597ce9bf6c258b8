import type { Frame } from '../../../../lib/features';
import {
	readSketch,
	rowHashes,
	seenRows,
	sketchJson,
	sketchRows,
} from '../../../../lib/learn/champion/rowSketch';
import { Random } from '../../../../lib/math';

const NAMES = ['a', 'b', 'c'];

function frame(nRows: number, seed: number): Frame {
	const random = new Random(seed);
	const columns = NAMES.map(() => Float64Array.from({ length: nRows }, () => random.normal(0, 1)));
	return { nRows, features: NAMES.map((name) => ({ name, kind: 'number' })), columns };
}

const part = ({ features, columns }: Frame, from: number, to: number): Frame => ({
	nRows: to - from,
	features,
	columns: columns.map((column) => column.slice(from, to)),
});

const joined = (a: Frame, b: Frame): Frame => ({
	nRows: a.nRows + b.nRows,
	features: a.features,
	columns: a.columns.map((column, i) => Float64Array.of(...column, ...(b.columns[i] ?? []))),
});

describe('the sketch of rows that a model learnt from', () => {
	it.each([40, 900, 20_000])('knows all of the same %i rows again', (nRows) => {
		const sketch = sketchRows(frame(nRows, 1), 'salt');
		const seen = seenRows(sketch, frame(nRows, 1), 'salt');
		expect(seen.hits).toBe(seen.asked);
		expect(seen.share).toBe(1);
	});

	it.each([
		[7_000, 2_000],
		[20_000, 20_000],
	])('of %i rows says of %i others that next to none was seen', (nRows, others) => {
		const seen = seenRows(sketchRows(frame(nRows, 1), 'salt'), frame(others, 2), 'salt');
		expect(seen.atMost).toBeLessThan(0.02);
	});

	it('estimates the share of rows that were seen', () => {
		const old = frame(7_000, 1);
		const mixed = joined(part(old, 0, 700), frame(6_300, 3));
		const seen = seenRows(sketchRows(old, 'salt'), mixed, 'salt');
		expect(seen.share).toBeGreaterThan(0.07);
		expect(seen.share).toBeLessThan(0.13);
	});

	it('never calls 5 % of known rows unseen', () => {
		const old = frame(7_000, 1);
		for (let seed = 10; seed < 20; seed++) {
			const mixed = joined(part(old, seed * 100, seed * 100 + 350), frame(6_650, seed));
			const seen = seenRows(sketchRows(old, 'salt'), mixed, 'salt');
			expect(seen.atMost).toBeGreaterThan(0.02);
		}
	});

	it('does not claim to know what a handful of rows from a large table cannot show', () => {
		const seen = seenRows(sketchRows(frame(100_000, 1), 'salt'), frame(200, 2), 'salt');
		expect(seen.atMost).toBeGreaterThan(0.02);
	});

	it('is the same for any order of rows, and takes every NaN and both zeros as one', () => {
		const old = frame(3_000, 1);
		const backwards = { ...old, columns: old.columns.map((column) => column.slice().reverse()) };
		expect(sketchRows(backwards, 'salt')).toEqual(sketchRows(old, 'salt'));
		const one = (value: number) =>
			rowHashes({ nRows: 1, features: [], columns: [Float64Array.of(value)] }, 's')[0];
		expect(one(-0)).toBe(one(0));
		const otherNaN = new Float64Array(new BigUint64Array([0x7ff8000000000001n]).buffer)[0] ?? 0;
		expect(one(otherNaN)).toBe(one(Number.NaN));
	});

	it('is salted: another model gives the same row another hash', () => {
		expect(rowHashes(frame(1, 1), 'churn')[0]).not.toBe(rowHashes(frame(1, 1), 'spend')[0]);
	});

	it('lets chance rows fit so often that trying out rows finds mostly wrong ones', () => {
		const sketch = sketchRows(frame(7_000, 1), 'salt');
		const guesses = seenRows(sketch, frame(200_000, 9), 'salt');
		// One in 2^7 to 2^8 of the rows that it can tell of.
		expect(guesses.hits / guesses.asked).toBeGreaterThan(1 / 400);
		expect(guesses.hits / guesses.asked).toBeLessThan(1 / 90);
		expect(sketch.hashes.length).toBeLessThanOrEqual(4096);
	});

	it('comes back from JSON, and damaged ones are refused', () => {
		const sketch = sketchRows(frame(300, 1), 'salt');
		const json: unknown = JSON.parse(JSON.stringify(sketchJson(sketch)));
		expect(readSketch(json)).toEqual(sketch);
		expect(readSketch(null)).toBeNull();
		for (const bad of [
			{ ...sketch, rows: -1 },
			{ ...sketch, bits: 60 },
			{ ...sketch, hashes: [3, 2] },
			{ ...sketch, hashes: ['1'] },
			'sketch',
		])
			expect(() => readSketch(bad)).toThrow('damaged');
	});
});
