import {
	conformalIntervals,
	conformalSets,
	fitConformalIntervals,
	fitConformalSets,
} from '../../../../lib/learn/conformal';
import { Random } from '../../../../lib/math';

const invalid = expect.objectContaining({ code: 'INVALID_PARAMETER' });
const random = new Random(77);

/** Truth = prediction + skewed noise that grows with the scale. */
function amounts(n: number) {
	const predicted = Float64Array.from({ length: n }, () => 10 + 50 * random.uniform());
	const scale = predicted.map((value) => value / 10);
	const truth = predicted.map((value, i) => value + scale[i]! * (random.normal() ** 2 - 0.5));
	return { predicted, scale, truth };
}

const inside = (truth: Float64Array, { low, high }: { low: Float64Array; high: Float64Array }) =>
	truth.filter((y, i) => y >= low[i]! && y <= high[i]!).length / truth.length;
const width = ({ low, high }: { low: Float64Array; high: Float64Array }) =>
	low.reduce((sum, value, i) => sum + high[i]! - value, 0) / low.length;

describe('intervals', () => {
	test('reach to the 8th of 9 residuals for a coverage of 80 %', () => {
		const truth = [1, -2, 3, -4, 5, -6, 7, -8, 9];
		const fitted = fitConformalIntervals(truth, new Float64Array(9), { coverage: 0.8 });
		expect(fitted).toEqual({ coverage: 0.8, lower: 8, upper: 8, scaled: false, rows: 9 });
		const { low, high } = conformalIntervals(fitted, [100]);
		expect([low[0], high[0]]).toEqual([92, 108]);
	});

	test.each([
		['one radius', {}],
		['two sides', { symmetric: false }],
	])('with %s hold the promised share of new rows, on average over hold-outs', (_, options) => {
		for (const coverage of [0.5, 0.9]) {
			let sum = 0;
			for (let again = 0; again < 60; again++) {
				const holdOut = amounts(99);
				const fitted = fitConformalIntervals(holdOut.truth, holdOut.predicted, {
					coverage,
					...options,
				});
				const fresh = amounts(400);
				sum += inside(fresh.truth, conformalIntervals(fitted, fresh.predicted));
			}
			expect(sum / 60).toBeGreaterThan(coverage - 0.015);
			expect(sum / 60).toBeLessThan(coverage + 0.03);
		}
	});

	test('that grow with the scale cover hard rows as often as easy ones; two sides suit skewed truths', () => {
		const holdOut = amounts(4000);
		const fresh = amounts(10_000);
		const plain = fitConformalIntervals(holdOut.truth, holdOut.predicted);
		const scaled = fitConformalIntervals(holdOut.truth, holdOut.predicted, {
			scale: holdOut.scale,
		});
		const skewed = fitConformalIntervals(holdOut.truth, holdOut.predicted, {
			scale: holdOut.scale,
			symmetric: false,
		});
		const results = [
			conformalIntervals(plain, fresh.predicted),
			conformalIntervals(scaled, fresh.predicted, fresh.scale),
			conformalIntervals(skewed, fresh.predicted, fresh.scale),
		];
		for (const result of results)
			expect(Math.abs(inside(fresh.truth, result) - 0.9)).toBeLessThan(0.02);
		// Rows that are hard to predict: one width for all fails them.
		const hard = [...fresh.scale.keys()].filter((row) => fresh.scale[row]! > 5);
		const hardInside = ({ low, high }: (typeof results)[number]) =>
			hard.filter((row) => fresh.truth[row]! >= low[row]! && fresh.truth[row]! <= high[row]!)
				.length / hard.length;
		expect(hardInside(results[0]!)).toBeLessThan(0.86);
		expect(Math.abs(hardInside(results[1]!) - 0.9)).toBeLessThan(0.03);
		expect(width(results[2]!)).toBeLessThan(width(results[1]!));
	});

	test('are refused with too few rows, a scale of 0, or a scale on one side only', () => {
		expect(() => fitConformalIntervals([1, 2], [1, 2], { coverage: 0.95 })).toThrow(
			/needs at least 19 hold-out rows, there are 2/,
		);
		expect(() => fitConformalIntervals([1], [1], { coverage: 90 })).toThrow(invalid);
		const fitted = fitConformalIntervals([1, 2], [1, 1], { coverage: 0.5 });
		expect(() => conformalIntervals(fitted, [1], [1])).toThrow(invalid);
		expect(() => fitConformalIntervals([1, 2], [1, 1], { coverage: 0.5, scale: [1, 0] })).toThrow(
			invalid,
		);
	});
});

/** Three classes, the last one rare; the probabilities are the true ones. */
function classes(n: number) {
	const probabilities = new Float64Array(3 * n);
	const values = Int32Array.from({ length: n }, (_, row) => {
		const z = [1 + random.normal(), 1 + random.normal(), -1.5 + 2 * random.normal()].map(Math.exp);
		const sum = z[0]! + z[1]! + z[2]!;
		z.forEach((value, c) => (probabilities[3 * row + c] = value / sum));
		const u = random.uniform() * sum;
		return u < z[0]! ? 0 : u < z[0]! + z[1]! ? 1 : 2;
	});
	return { target: { task: 'classification', values, nClasses: 3 } as const, probabilities };
}

describe('sets of classes', () => {
	const holdOut = classes(4000);
	const fresh = classes(12_000);
	const covered = (sets: Uint8Array, c?: number) => {
		const rows = [...fresh.target.values.keys()].filter(
			(row) => c === undefined || fresh.target.values[row] === c,
		);
		return (
			rows.filter((row) => sets[3 * row + fresh.target.values[row]!] === 1).length / rows.length
		);
	};

	test('hold the promised share of all rows', () => {
		const fitted = fitConformalSets(holdOut.target, holdOut.probabilities, { byClass: false });
		expect(Math.abs(covered(conformalSets(fitted, fresh.probabilities)) - 0.9)).toBeLessThan(0.02);
	});

	test('hold it for each class by itself, also the rare one', () => {
		const fitted = fitConformalSets(holdOut.target, holdOut.probabilities);
		const sets = conformalSets(fitted, fresh.probabilities);
		for (const c of [0, 1, 2]) expect(covered(sets, c)).toBeGreaterThan(0.87);
	});

	test('are never empty, and refused for a class of too few rows', () => {
		const fitted = { coverage: 0.5, minProbability: [0.9, 0.9, 0.9], rows: 10 };
		expect([...conformalSets(fitted, [0.2, 0.5, 0.3])]).toEqual([0, 1, 0]);
		const target = { task: 'classification', values: Int32Array.of(0, 0, 1), nClasses: 2 } as const;
		expect(() => fitConformalSets(target, [1, 0, 1, 0, 0, 1], { coverage: 0.6 })).toThrow(
			/rows of class 1/,
		);
	});
});
