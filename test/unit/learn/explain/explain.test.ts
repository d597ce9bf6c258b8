import {
	linearContributions,
	partialDependence,
	permutationImportance,
	reasonsOf,
	sampledShapley,
} from '../../../../lib/learn/explain';
import type { Feature } from '../../../../lib/features';
import { Random } from '../../../../lib/math';
import golden from '../../../golden/explain.json';
import { classTarget, FunctionEstimator, numberFrame, numberTarget, TinyLogistic } from '../tiny';

const code = (expected: string) => expect.objectContaining({ code: expected });
const columnsOf = (rows: number[][]) => rows[0]!.map((_, j) => rows.map((row) => row[j]!));
const rows = numberFrame(columnsOf(golden.rows));
const background = numberFrame(columnsOf(golden.background));

/** The function of test/golden/explain.py. */
const model = () =>
	new FunctionEstimator(
		'regression',
		([a, b, c, d]) => a! * b! + Math.sin(2 * c!) + 0.5 * d! + (a! > 0 ? d! ** 2 : 0),
	).fit(background, numberTarget([]));

describe('sampledShapley', () => {
	test('adds up to the prediction, whatever the number of orders', async () => {
		for (const permutations of [1, 7, 64]) {
			const { values, base, predictions } = await sampledShapley(model(), rows, background, {
				permutations,
			});
			expect(base).toBeCloseTo(golden.base, 12);
			golden.predictions.forEach((prediction, row) => {
				expect(predictions[row]).toBeCloseTo(prediction, 12);
				const sum = values.slice(4 * row, 4 * row + 4).reduce((a, b) => a + b, base);
				expect(Math.abs(sum - prediction)).toBeLessThan(1e-9);
			});
		}
	});

	test('comes near the exact values of all orders', async () => {
		const { values } = await sampledShapley(model(), rows, background, { permutations: 8000 });
		golden.shapley.forEach((value, i) => expect(Math.abs(values[i]! - value)).toBeLessThan(0.05));
	});

	test('a feature that the model does not use gets 0, and the same seed the same values', async () => {
		const flat = new FunctionEstimator('regression', ([a]) => a! ** 2).fit(rows, numberTarget([]));
		const once = await sampledShapley(flat, rows, background);
		expect([1, 2, 3].map((f) => once.values[f])).toEqual([0, 0, 0]);
		expect(await sampledShapley(flat, rows, background)).toEqual(once);
	});

	test('explains the probability of the chosen class, in batches', async () => {
		const random = new Random(8);
		const many = numberFrame(
			[0, 1, 2].map(() => Array.from({ length: 300 }, () => random.normal())),
		);
		const target = classTarget(
			Array.from(many.columns[0]!, (x) => Number(x + random.normal() > 0)),
		);
		const logistic = new TinyLogistic().fit(many, target);
		const p = logistic.predict(many);
		for (const output of [0, 1]) {
			const { values, base } = await sampledShapley(logistic, many, many, { output });
			for (let row = 0; row < 300; row++) {
				const sum = values.slice(3 * row, 3 * row + 3).reduce((a, b) => a + b, base);
				expect(Math.abs(sum - p[2 * row + output]!)).toBeLessThan(1e-9);
			}
		}
		await expect(sampledShapley(logistic, many, many, { output: 2 })).rejects.toThrow(
			code('INVALID_PARAMETER'),
		);
	});
});

test('linear contributions are exact, one-hot columns add up to their feature', () => {
	const matrix = [1, 0, 1, 3, 1, 0];
	const linear = {
		coefficients: [2, 1, -1],
		intercept: 0.5,
		means: [2, 0.5, 0.5],
		featureOf: [0, 1, 1],
	};
	const { values, base, nFeatures } = linearContributions(linear, matrix);
	expect(base).toBe(0.5 + 4);
	expect(nFeatures).toBe(2);
	// 2·(1−2); 1·(0−.5) − 1·(1−.5); 2·(3−2); 1·(1−.5) − 1·(0−.5)
	expect([...values]).toEqual([-2, -1, 2, 1]);
});

describe('partialDependence', () => {
	test("equals scikit-learn's brute method on the same grid", async () => {
		const first = background.columns[0]!;
		const gridded = { ...background, columns: [first, ...background.columns.slice(1)] };
		const points = await partialDependence(model(), gridded, 'f0');
		// Few different values: each is a grid point. Their predictions are checked by hand below.
		expect(points).toHaveLength(8);
		for (const [i, value] of golden.grid.entries()) {
			const at = {
				...background,
				columns: background.columns.map((c, f) => (f === 0 ? c.map(() => value) : c)),
			};
			const [point] = await partialDependence(model(), at, 'f0');
			expect(point!.value).toBe(value);
			expect(Math.abs(point!.prediction[0]! - golden.dependence[i]!)).toBeLessThan(1e-9);
		}
	});

	test('takes quantiles of numbers, and names of categories', async () => {
		const x = Array.from({ length: 1001 }, (_, i) => i / 10);
		const features: Feature[] = [
			{ name: 'x', kind: 'number' },
			{ name: 'plan', kind: 'category', categories: ['free', 'paid'] },
		];
		const columns = [Float64Array.from(x), Float64Array.from(x, (_, i) => i % 2)];
		const frame = { nRows: 1001, features, columns };
		const estimator = new FunctionEstimator('classification', ([, plan]) =>
			plan === 1 ? 0.8 : 0.2,
		);
		estimator.fit(frame, classTarget([]));
		const numbers = await partialDependence(estimator, frame, 'x', { gridSize: 10 });
		expect(numbers.map(({ value }) => Number(Number(value).toFixed(9)))).toEqual([
			5, 15, 25, 35, 45, 55, 65, 75, 85, 95,
		]);
		const plans = await partialDependence(estimator, frame, 'plan');
		expect(plans.map(({ value }) => value)).toEqual(['free', 'paid']);
		expect(plans[1]!.prediction[1]).toBeCloseTo(0.8, 12);
		await expect(partialDependence(estimator, frame, 'z')).rejects.toThrow(/no feature "z"/);
	});
});

describe('permutationImportance', () => {
	const random = new Random(5);
	const n = 800;
	const column = () => Array.from({ length: n }, () => random.normal());
	const frame = numberFrame([column(), column(), column()]);
	const truth = Array.from(
		{ length: n },
		(_, i) => 3 * frame.columns[0]![i]! + frame.columns[1]![i]!,
	);
	const linear = new FunctionEstimator('regression', ([a, b]) => 3 * a! + b!).fit(
		frame,
		numberTarget(truth),
	);

	test('ranks features by what the metric loses, and an unused one loses nothing', async () => {
		const found = await permutationImportance(linear, frame, numberTarget(truth));
		expect(found.map(({ feature }) => feature)).toEqual(['f0', 'f1', 'f2']);
		// A perfect model's error after shuffling a feature of weight w and variance 1 is w √2.
		expect(found[0]!.importance / (3 * Math.SQRT2)).toBeCloseTo(1, 1);
		expect(found[1]!.importance / Math.SQRT2).toBeCloseTo(1, 1);
		expect(found[2]).toMatchObject({ importance: 0, low: 0, high: 0 });
		expect(found[0]!.low).toBeLessThanOrEqual(found[0]!.importance);
	});

	test('leaves the frame unchanged, and refuses an unknown metric', async () => {
		const before = frame.columns.map((values) => values.slice());
		await permutationImportance(linear, frame, numberTarget(truth), { repeats: 1 });
		expect(frame.columns).toEqual(before);
		await expect(
			permutationImportance(linear, frame, numberTarget(truth), { metric: 'rocAuc' }),
		).rejects.toThrow(code('INVALID_PARAMETER'));
	});
});

describe('reasonsOf', () => {
	const features: Feature[] = [
		{ name: 'recency', kind: 'number' },
		{ name: 'contract_type', kind: 'category', categories: ['Month-to-month', 'Two year'] },
		{ name: 'monthlyCharges', kind: 'number' },
		{ name: 'orders90d', kind: 'number' },
		{ name: 'share_Books', kind: 'number' },
		{ name: 'constructor', kind: 'number' },
	];
	const values = [94, 0, 70.35, 0, 0.257, NaN];

	test('says the strongest reasons first, in plain English with the signed contribution', () => {
		const texts = (contributions: number[], options = {}) =>
			reasonsOf(features, values, contributions, options).map(({ text }) => text);
		expect(texts([0.21, 0.12, -0.3, 0, 0, 0])).toEqual([
			'Monthly charges is 70.35 (−0.30)',
			'No order for 94 days (+0.21)',
			'Contract type is Month-to-month (+0.12)',
		]);
		expect(texts([0, 0, 0, 0.1, 0.2, 0.3])).toEqual([
			'Constructor is unknown (+0.30)',
			'25.7 % of spending on Books (+0.20)',
			'No order in 90 days (+0.10)',
		]);
		expect(texts([0.1, -0.2, 0, 0, 0, 0], { direction: 'up' })).toEqual([
			'No order for 94 days (+0.10)',
		]);
	});

	test('takes wording of your own, with the value filled in once and literally', () => {
		const wording = {
			monthlyCharges: 'Pays {value} a month',
			contract_type: 'Has the plan {value}',
		};
		const [first] = reasonsOf(features, values, [0, 0, 1, 0, 0, 0], { wording, digits: 1 });
		expect(first!.text).toBe('Pays 70.35 a month (+1.0)');
		const odd: Feature[] = [
			{ name: 'contract_type', kind: 'category', categories: ["$& {value} $'"] },
		];
		expect(reasonsOf(odd, [0], [1], { wording })[0]!.text).toBe(
			"Has the plan $& {value} $' (+1.00)",
		);
	});
});
