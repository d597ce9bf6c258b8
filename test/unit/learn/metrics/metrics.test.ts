import fc from 'fast-check';
import {
	bestProfit,
	breakEvenProbability,
	compareScores,
	f1,
	gainAt,
	logLoss,
	precision,
	prAuc,
	profitCurve,
	r2,
	rmse,
	rocAuc,
	rocAucOneVsRest,
	scorePredictions,
} from '../../../../lib/learn/metrics';
import { argsortDescending } from '../../../../lib/learn/metrics/argsort';
import { bootstrap } from '../../../../lib/learn/metrics/bootstrap';
import { Random } from '../../../../lib/math';

const code = (expected: string) => expect.objectContaining({ code: expected });

describe('argsortDescending', () => {
	test('gives the order of a stable comparison sort, for any finite and infinite numbers', () => {
		fc.assert(
			fc.property(fc.array(fc.double({ noNaN: true })), (list) => {
				const values = Float64Array.from(list);
				const expected = list
					.map((value, row) => ({ value, row }))
					.sort((a, b) => (a.value === b.value ? a.row - b.row : b.value > a.value ? 1 : -1));
				expect([...argsortDescending(values)]).toEqual(expected.map(({ row }) => row));
			}),
		);
	});
});

test('argsortDescending keeps the order of a stable sort when it sorts by digits', () => {
	const random = new Random(1);
	const values = Float64Array.from({ length: 6000 }, (_, i) =>
		i % 3 === 0 ? Math.round(random.normal(0, 3)) : random.normal(0, 10 ** (i % 40)),
	);
	const order = [...argsortDescending(values)];
	const rows = order.map((_, row) => row);
	expect(order).toEqual(rows.sort((a, b) => values[b]! - values[a]! || a - b));
});

describe('metrics that have no value', () => {
	test('ROC AUC of one class is refused with the reason', () => {
		expect(() => rocAuc([1, 1, 1], [0.1, 0.2, 0.3])).toThrow(code('UNDEFINED_METRIC'));
		expect(() => rocAuc([0, 0], [0.1, 0.2])).toThrow(/only one of the two classes/);
		expect(() => rocAuc([0, 1], [0.1, 0.2], { weights: [1, 0] })).toThrow(code('UNDEFINED_METRIC'));
	});

	test('PR AUC without positives, gain without positives, R² of a constant and a missing class are refused', () => {
		expect(() => prAuc([0, 0], [0.1, 0.2])).toThrow(code('UNDEFINED_METRIC'));
		expect(() => gainAt([0, 0], [0.1, 0.2], [0.5])).toThrow(code('UNDEFINED_METRIC'));
		expect(() => r2([3, 3], [1, 2])).toThrow(code('UNDEFINED_METRIC'));
		expect(() => rocAucOneVsRest([0, 1], [1, 0, 0, 0, 1, 0], 3)).toThrow(code('UNDEFINED_METRIC'));
	});

	test('a report of one class names what is undefined and keeps the rest', () => {
		const target = { task: 'classification', values: Int32Array.of(1, 1, 1), nClasses: 2 } as const;
		const report = scorePredictions(target, [0.9, 0.8, 0.2]);
		expect(report['rocAuc']).toMatchObject({
			value: NaN,
			reason: expect.stringContaining('one class'),
		});
		expect(report['accuracy']!.value).toBeCloseTo(2 / 3, 12);
	});

	test('precision with nothing predicted positive is 0, as scikit-learn has it', () => {
		expect(precision([1, 0], [0, 0])).toBe(0);
		expect(f1([0, 0], [0, 0])).toBe(0);
	});
});

describe('input that does not fit', () => {
	test('is refused: no rows, other lengths, NaN, weights below 0, classes that are none', () => {
		expect(() => rmse([], [])).toThrow(code('EMPTY_INPUT'));
		expect(() => rmse([1], [1, 2])).toThrow(code('INVALID_PARAMETER'));
		expect(() => rmse([1], [NaN])).toThrow(code('WRONG_TYPE'));
		expect(() => rocAuc([0, 1], [NaN, 1])).toThrow(code('WRONG_TYPE'));
		expect(() => rmse([1, 2], [1, 2], { weights: [1, -1] })).toThrow(code('INVALID_PARAMETER'));
		expect(() => rmse([1, 2], [1, 2], { weights: [0, 0] })).toThrow(/all weights are 0/);
		expect(() => rocAuc([0, 2], [0.1, 0.2])).toThrow(code('WRONG_TYPE'));
		expect(() => logLoss([0, 1], [0.5, 1.5])).toThrow(code('WRONG_TYPE'));
	});
});

describe('laws', () => {
	const rows = fc.array(fc.tuple(fc.boolean(), fc.integer({ min: 0, max: 6 })), {
		minLength: 2,
		maxLength: 40,
	});

	test('ROC AUC is the share of pairs in the right order, ties half', () => {
		fc.assert(
			fc.property(rows, (list) => {
				const positive = list.filter(([truth]) => truth);
				const negative = list.filter(([truth]) => !truth);
				fc.pre(positive.length > 0 && negative.length > 0);
				let right = 0;
				for (const [, p] of positive)
					for (const [, n] of negative) right += p > n ? 1 : p === n ? 0.5 : 0;
				const value = rocAuc(
					list.map(([truth]) => Number(truth)),
					list.map(([, score]) => score),
				);
				expect(value).toBeCloseTo(right / positive.length / negative.length, 12);
			}),
		);
	});

	test('a weight of 2 is the row twice', () => {
		fc.assert(
			fc.property(rows, (list) => {
				fc.pre(list.some(([truth]) => truth) && list.some(([truth]) => !truth));
				const twice = [...list, ...list.slice(0, 1)];
				const weights = list.map((_, i) => (i === 0 ? 2 : 1));
				const of = (some: typeof list) =>
					[some.map(([truth]) => Number(truth)), some.map(([, score]) => score / 6)] as const;
				for (const metric of [rocAuc, prAuc, logLoss])
					expect(metric(...of(list), { weights })).toBeCloseTo(metric(...of(twice)), 10);
			}),
		);
	});
});

describe('gain and profit', () => {
	const truth = [1, 0, 1, 0, 0, 0, 0, 0, 0, 0];
	const scores = [0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1, 0];

	test('the best 10 % hold half of the positives: lift 5', () => {
		expect(gainAt(truth, scores, [0.1, 0.3, 1])).toMatchObject([
			{ gain: 0.5, lift: 5, threshold: 0.9 },
			{ gain: 1, threshold: 0.7 },
			{ gain: 1, lift: 1 },
		]);
	});

	test('equal scores share their positives evenly, whatever the order of the rows', () => {
		const equal = new Array<number>(10).fill(0.5);
		expect(gainAt(truth, equal, [0.25])[0]!.gain).toBeCloseTo(0.25, 12);
	});

	test('profit is counted by hand: the best threshold contacts three rows', () => {
		const options = { revenue: 10, contactCost: 3, fixedCost: 1 };
		const curve = profitCurve(truth, scores, options);
		expect(curve.slice(0, 4).map((point) => point.profit)).toEqual([0, 6, 3, 10]);
		expect(bestProfit(truth, scores, options)).toMatchObject({
			threshold: 0.7,
			contacts: 3,
			profit: 10,
		});
	});

	test('contacting nobody is best when a contact costs more than it brings', () => {
		expect(bestProfit(truth, scores, { revenue: 1, contactCost: 2 }).threshold).toBe(Infinity);
		expect(breakEvenProbability({ revenue: 30, contactCost: 3 })).toBeCloseTo(0.1, 12);
	});
});

describe('bootstrap intervals', () => {
	const random = new Random(3);
	const n = 400;
	const truth = Int32Array.from({ length: n }, () => (random.uniform() < 0.4 ? 1 : 0));
	const target = { task: 'classification', values: truth, nClasses: 2 } as const;
	const scores = Float64Array.from(truth, (y) => Math.min(1, 0.3 * y + 0.7 * random.uniform()));

	test('have the standard error of the formula for a share', () => {
		const { accuracy } = scorePredictions(target, scores, { replicates: 4000 });
		const p = accuracy!.value;
		const expected = Math.sqrt((p * (1 - p)) / n);
		expect(Math.abs(accuracy!.standardError / expected - 1)).toBeLessThan(0.04);
		expect((accuracy!.high - accuracy!.low) / (2 * 1.96 * expected)).toBeCloseTo(1, 1);
	});

	test('have the standard error of Hanley and McNeil for the ROC area, about', () => {
		const { rocAuc: area } = scorePredictions(target, scores, { replicates: 2000 });
		const a = area!.value;
		const positives = truth.reduce((sum, y) => sum + y, 0);
		const q1 = a / (2 - a);
		const q2 = (2 * a * a) / (1 + a);
		const spread =
			a * (1 - a) + (positives - 1) * (q1 - a * a) + (n - positives - 1) * (q2 - a * a);
		const expected = Math.sqrt(spread / positives / (n - positives));
		expect(Math.abs(area!.standardError / expected - 1)).toBeLessThan(0.15);
	});

	test('are the same for the same seed, and others for another', () => {
		const of = (seed: number) => scorePredictions(target, scores, { seed, replicates: 50 });
		expect(of(1)).toEqual(of(1));
		expect(of(1)['rocAuc']!.low).not.toBe(of(2)['rocAuc']!.low);
	});

	test('each replicate draws as many rows as there are', () => {
		const totals: number[] = [];
		bootstrap(
			17,
			[{ names: ['n'], values: (counts) => (totals.push(counts.reduce((a, b) => a + b, 0)), [1]) }],
			{ replicates: 5 },
		);
		expect(totals).toEqual([17, 17, 17, 17, 17]);
	});

	test('of a difference are paired: a model against itself differs by exactly 0', () => {
		const same = compareScores(target, scores, scores, { replicates: 50 });
		expect(same['rocAuc']).toMatchObject({ value: 0, low: 0, high: 0 });
	});

	test('of a difference between skill and chance leave out 0', () => {
		const chance = scores.map(() => random.uniform());
		const { rocAuc: area } = compareScores(target, scores, chance);
		expect(area!.low).toBeGreaterThan(0);
	});

	test('is refused with a confidence of 95', () => {
		expect(() => scorePredictions(target, scores, { confidence: 95 })).toThrow(
			code('INVALID_PARAMETER'),
		);
	});
});
