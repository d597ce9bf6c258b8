import fc from 'fast-check';
import {
	applyIsotonic,
	applyPlatt,
	Calibrated,
	chooseThreshold,
	fitCalibrator,
	applyCalibrator,
	fitIsotonic,
	fitPlatt,
} from '../../../../lib/learn/calibrate';
import { loadEstimator } from '../../../../lib/learn/loadEstimator';
import { LogisticRegression } from '../../../../lib/learn/linear/logistic';
import { calibrationError, logLoss, rocAuc } from '../../../../lib/learn/metrics';
import { Random } from '../../../../lib/math';
import golden from '../../../golden/calibration.json';
import { classTarget, FunctionEstimator, numberFrame } from '../tiny';

const code = (expected: string) => expect.objectContaining({ code: expected });
const furthest = (a: ArrayLike<number>, b: ArrayLike<number>) =>
	Math.max(...Array.from(a, (value, i) => Math.abs(value - b[i]!)));

describe.each([
	['without weights', golden.plain, undefined],
	['with weights', golden.weighted, golden.weights],
] as const)("curves equal scikit-learn's, %s", (_, expected, weights) => {
	const { scores, truth, query } = golden;

	test('isotonic', () => {
		const values = applyIsotonic(fitIsotonic(scores, truth, weights), query);
		expect(furthest(values, expected.isotonic)).toBeLessThan(1e-9);
	});

	test('Platt', () => {
		const { a, b } = fitPlatt(scores, truth, weights);
		expect(furthest([a, b], expected.platt)).toBeLessThan(1e-9);
	});
});

test('an isotonic curve never falls, and keeps the mean of the truth', () => {
	const points = fc.array(fc.tuple(fc.integer({ min: 0, max: 20 }), fc.boolean()), {
		minLength: 1,
	});
	fc.assert(
		fc.property(points, (list) => {
			const scores = list.map(([score]) => score);
			const truth = list.map(([, y]) => Number(y));
			const curve = fitIsotonic(scores, truth);
			expect(curve.y.every((y, i) => i === 0 || y >= curve.y[i - 1]!)).toBe(true);
			const total = applyIsotonic(curve, scores).reduce((sum, p) => sum + p, 0);
			expect(total).toBeCloseTo(
				truth.reduce((sum, y) => sum + y, 0),
				8,
			);
		}),
	);
});

test('Platt scaling survives scores of 1e300 that separate the classes', () => {
	const { a, b } = fitPlatt([-1e300, -1e299, 1e299, 1e300], [0, 0, 1, 1]);
	expect(Number.isFinite(a) && Number.isFinite(b)).toBe(true);
	const p = applyPlatt({ a, b }, [-1e300, 1e300]);
	expect(p[0]).toBeLessThan(0.4);
	expect(p[1]).toBeGreaterThan(0.6);
});

test('one class cannot be calibrated', () => {
	expect(() => fitPlatt([1, 2], [1, 1])).toThrow(code('INVALID_PARAMETER'));
});

describe('Calibrated', () => {
	const random = new Random(21);
	const n = 4000;
	const x = Float64Array.from({ length: n }, () => random.normal());
	const chance = (z: number) => 1 / (1 + Math.exp(-z));
	const truth = Int32Array.from(x, (z) => Number(random.uniform() < chance(z - 1)));
	const frame = numberFrame([x]);
	const target = classTarget(truth);
	/** Three times too sure, as boosting can be. */
	const tooSure = () => new FunctionEstimator('classification', ([z]) => chance(3 * (z! - 1)));

	test.each(['platt', 'isotonic'] as const)('%s mends a model that is too sure', async (method) => {
		const raw = tooSure().fit(frame, target).predict(frame);
		const model = await new Calibrated(tooSure, { method }).fit(frame, target);
		const mended = await model.predict(frame);
		const positive = (p: Float64Array) => p.filter((_, i) => i % 2 === 1);
		expect(calibrationError(truth, positive(raw))).toBeGreaterThan(0.08);
		expect(calibrationError(truth, positive(mended))).toBeLessThan(0.02);
		expect(logLoss(truth, mended)).toBeLessThan(logLoss(truth, raw) - 0.05);
	});

	test('Platt scaling leaves the order of rows, so the ROC area, as it was', async () => {
		const raw = tooSure().fit(frame, target).predict(frame);
		const mended = await (await new Calibrated(tooSure).fit(frame, target)).predict(frame);
		const positive = (p: Float64Array) => p.filter((_, i) => i % 2 === 1);
		expect(rocAuc(truth, positive(mended))).toBeCloseTo(rocAuc(truth, positive(raw)), 9);
	});

	test('learns the correction from rows that the inner model has not seen', async () => {
		// Knows the answer of every row it was trained on: judged on those, it would need no correction.
		const ids = Float64Array.from(x, (_, row) => row);
		const memorising = () => {
			const inner: FunctionEstimator = new FunctionEstimator('classification', ([id]) => {
				const at = inner.fitted!.frame.columns[0]!.indexOf(id!);
				return at < 0 ? 0.99 : inner.fitted!.target.values[at]!;
			});
			return inner;
		};
		const few = 200;
		const model = new Calibrated(memorising);
		await model.fit(numberFrame([ids.slice(0, few)]), classTarget(truth.slice(0, few)));
		const unseen = await model.predict(numberFrame([[1e6]]));
		const share = truth.slice(0, few).reduce((sum, y) => sum + y, 0) / few;
		expect(unseen[1]).toBeCloseTo(share, 2);
	});

	test('three classes: each is mended and rows add up to 1', () => {
		const wild = new Random(2);
		const classes = Int32Array.from({ length: 900 }, () => wild.integer(3));
		const given = Float64Array.from({ length: 2700 }, (_, i) =>
			i % 3 === classes[Math.floor(i / 3)] ? 0.98 : 0.01,
		).map((p, i) => (Math.floor(i / 3) % 2 === 0 ? 1 / 3 : p));
		const three = { task: 'classification', values: classes, nClasses: 3 } as const;
		const mended = applyCalibrator(fitCalibrator(three, given, 'isotonic'), given);
		for (let row = 0; row < 900; row++)
			expect(mended[3 * row]! + mended[3 * row + 1]! + mended[3 * row + 2]!).toBeCloseTo(1, 12);
		const options = { nClasses: 3 };
		expect(logLoss(classes, mended, options)).toBeLessThanOrEqual(logLoss(classes, given, options));
	});

	test.each(['platt', 'isotonic'] as const)(
		'%s predicts the same after saving and loading',
		async (method) => {
			const model = await new Calibrated(tooSure, { method }).fit(frame, target);
			const loaded = Calibrated.load(model.save(), () => tooSure().fit(frame, target));
			expect(await loaded.predict(frame)).toEqual(await model.predict(frame));
		},
	);

	test('the registry of loaders reads it with the real estimator inside', async () => {
		const model = await new Calibrated(() => new LogisticRegression()).fit(frame, target);
		const loaded = loadEstimator(model.save());
		expect(loaded.kind).toBe('calibrated');
		expect(await loaded.predict(frame)).toEqual(await model.predict(frame));
	});

	test('refuses numbers, prediction before fitting and damaged files', async () => {
		const numbers = { task: 'regression', values: x } as const;
		await expect(new Calibrated(tooSure).fit(frame, numbers)).rejects.toThrow(code('WRONG_TYPE'));
		await expect(new Calibrated(tooSure).predict(frame)).rejects.toThrow(code('NOT_FITTED'));
		const saved = (await new Calibrated(tooSure, { method: 'isotonic' }).fit(frame, target)).save();
		const tensors = { ...saved.tensors, 'calibration0.y': Float64Array.of(1, 0) };
		expect(() => Calibrated.load({ ...saved, tensors }, tooSure)).toThrow(code('CORRUPT_FILE'));
		expect(() => Calibrated.load({ ...saved, meta: {} }, tooSure)).toThrow(code('CORRUPT_FILE'));
	});
});

describe('chooseThreshold', () => {
	const truth = [1, 1, 0, 1, 0, 0, 0, 0, 0, 0];
	const scores = [0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1, 0];

	test.each([
		[{ kind: 'f1' }, 0.55, 'precision .75 and recall 1 give 6/7'],
		[{ kind: 'precision', atLeast: 0.9 }, 0.75, 'the first two are right'],
		[{ kind: 'recall', atLeast: 0.6 }, 0.75, 'two of three'],
		[{ kind: 'recall', atLeast: 1 }, 0.55, 'all three'],
		[
			{ kind: 'profit', revenue: 10, contactCost: 4 },
			0.55,
			'12, 8 and 14 for two, three and four contacts',
		],
		[{ kind: 'top', share: 0.2 }, 0.75, 'two of ten'],
	] as const)('%j: %s, since %s', (goal, threshold, why) => {
		const chosen = chooseThreshold(truth, scores, goal).threshold;
		expect([why, chosen]).toEqual([why, expect.closeTo(threshold, 12)]);
	});

	test('lies between the classes when they do not overlap, so that a hair less is a yes as well', () => {
		const { threshold, f1 } = chooseThreshold([1, 1, 0, 0], [0.99998, 0.99999, 0.2, 0.1], {
			kind: 'f1',
		});
		expect(f1).toBe(1);
		expect(threshold).toBeCloseTo(0.59999, 12);
	});

	test('is a score when neighbours are as near as numbers can be, or all rows are taken', () => {
		const near = 0.5 + 2 ** -53;
		expect(chooseThreshold([1, 0], [near, 0.5], { kind: 'f1' }).threshold).toBe(near);
		expect(chooseThreshold([1, 1], [0.7, 0.6], { kind: 'f1' }).threshold).toBe(0.6);
	});

	test('a goal out of reach is refused', () => {
		expect(() => chooseThreshold([0, 1], [0.9, 0.1], { kind: 'precision', atLeast: 0.8 })).toThrow(
			/No threshold reaches a precision of 0.8/,
		);
		expect(() => chooseThreshold([0, 0], [0.9, 0.1], { kind: 'f1' })).toThrow(
			code('UNDEFINED_METRIC'),
		);
	});
});
