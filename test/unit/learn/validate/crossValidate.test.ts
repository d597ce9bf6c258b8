import { fitFrame } from '../../../../lib/features';
import { Baseline, comparePaired, crossValidate, Resampled } from '../../../../lib/learn/validate';
import { Random } from '../../../../lib/math';
import { recordsToTable } from '../../../../lib/table';
import { classTarget, FunctionEstimator, numberFrame, numberTarget, TinyLogistic } from '../tiny';

const random = new Random(11);
const n = 600;
const x = Float64Array.from({ length: n }, () => random.normal());
const rowId = Float64Array.from({ length: n }, (_, row) => row);
const classes = Int32Array.from(x, (value) =>
	random.uniform() < 1 / (1 + Math.exp(1 - 1.5 * value)) ? 1 : 0,
);
const frame = numberFrame([x, rowId]);
const target = classTarget(classes);

describe('crossValidate', () => {
	test('never predicts a row by an estimator that was fitted on it', async () => {
		const makers: FunctionEstimator[] = [];
		const result = await crossValidate(
			() => {
				const estimator: FunctionEstimator = new FunctionEstimator('classification', ([, id]) => {
					const seen = estimator.fitted!.frame.columns[1]!.includes(id!);
					return seen ? 1 : 0.25;
				});
				makers.push(estimator);
				return estimator;
			},
			frame,
			target,
			{ replicates: 0 },
		);
		expect(makers).toHaveLength(5);
		expect([...new Set(result.predictions)].sort()).toEqual([0.25, 0.75]);
	});

	test('gives out-of-fold metrics with intervals, above the baseline by a paired interval', async () => {
		const result = await crossValidate(() => new TinyLogistic(), frame, target);
		const { rocAuc, logLoss } = result.scores;
		expect(rocAuc!.value).toBeGreaterThan(0.75);
		expect(rocAuc!.low).toBeLessThan(rocAuc!.value);
		expect(rocAuc!.high).toBeGreaterThan(rocAuc!.value);
		expect(result.baseline.strategy).toBe('prior');
		expect(result.baseline.scores['rocAuc']!.value).toBeCloseTo(0.5, 1);
		expect(result.gain['logLoss']!.high).toBeLessThan(0);
		expect(result.gain['logLoss']!.value).toBeCloseTo(
			logLoss!.value - result.baseline.scores['logLoss']!.value,
			12,
		);
		expect(result.folds.map(({ testRows }) => testRows)).toEqual([120, 120, 120, 120, 120]);
	});

	test('gives the same numbers twice', async () => {
		const once = () => crossValidate(() => new TinyLogistic(), frame, target, { replicates: 20 });
		expect(await once()).toEqual(await once());
	});

	test('fits the recipe of a table on the training rows of each fold only', async () => {
		// Every row of the test fold has a category of its own: a recipe fitted on all rows would know it.
		const records = Array.from({ length: 40 }, (_, row) => ({
			kind: row < 30 ? (row % 2 ? 'a' : 'b') : 'c',
			amount: row,
		}));
		const { table } = recordsToTable(records);
		const splits = [
			{
				train: Uint32Array.from({ length: 30 }, (_, i) => i),
				test: Uint32Array.from({ length: 10 }, (_, i) => 30 + i),
			},
		];
		const whole = fitFrame(table).features.find(({ name }) => name === 'kind');
		expect(whole).toMatchObject({ categories: expect.arrayContaining(['c']) });
		let seen: readonly unknown[] = [];
		const estimator = new FunctionEstimator('regression', (values) => {
			seen = values;
			return 1;
		});
		await crossValidate(() => estimator, table, numberTarget(rowId.slice(0, 40)), {
			split: { kind: 'given', splits },
			replicates: 0,
		});
		const feature = estimator.fitted!.frame.features.find(({ name }) => name === 'kind');
		expect(feature).toMatchObject({ categories: ['a', 'b'] });
		expect(seen[0]).toBeNaN();
	});

	test('takes fold weights from the training rows alone', async () => {
		const asked: Uint32Array[] = [];
		const fitted: FunctionEstimator[] = [];
		const result = await crossValidate(
			() => {
				fitted.push(new FunctionEstimator('classification', () => 0.5));
				return fitted[fitted.length - 1]!;
			},
			frame,
			target,
			{
				replicates: 0,
				foldWeights(rows) {
					asked.push(rows);
					return Float64Array.from(rows);
				},
			},
		);
		expect(asked).toEqual(result.splits.map(({ train }) => train));
		expect(fitted[2]!.fitted!.options!.sampleWeight).toEqual(
			Float64Array.from(result.splits[2]!.train),
		);
	});

	test('compares with the last value in time when split by time, whatever the order of the rows', async () => {
		const values = Float64Array.from({ length: 60 }, (_, row) => (row * 37) % 60);
		const result = await crossValidate(
			() => new FunctionEstimator('regression', ([time]) => time!),
			numberFrame([values]),
			numberTarget(values),
			{ split: { kind: 'time', times: values, folds: 2 }, replicates: 0 },
		);
		expect(result.baseline.strategy).toBe('last');
		const last = [...new Set(result.baseline.predictions)].filter((value) => value >= 0);
		expect(last.sort((a, b) => a - b)).toEqual([19, 39]);
		expect(result.scores['rmse']!.value).toBe(0);
		expect(result.testedRows).toHaveLength(40);
	});

	test('compares two models on the same splits with paired intervals, and refuses other splits', async () => {
		const good = await crossValidate(() => new TinyLogistic(), frame, target, { replicates: 0 });
		const worse = await crossValidate(
			() =>
				new FunctionEstimator(
					'classification',
					([value]) => 1 / (1 + Math.exp(-Math.round(value!))),
				),
			frame,
			target,
			{ replicates: 0 },
		);
		expect(comparePaired(target, good, worse)['rocAuc']!.low).toBeGreaterThan(0);
		const other = await crossValidate(() => new TinyLogistic(), frame, target, {
			split: { kind: 'kFold', seed: 1 },
			replicates: 0,
		});
		expect(() => comparePaired(target, good, other)).toThrow(/different splits/);
	});
});

describe('Resampled', () => {
	/** The nearest training row decides: repeats of a test row in training would make it perfect. */
	const nearest = () =>
		new FunctionEstimator(
			'classification',
			(values, fitted) => fitted.values.length && values[1]! % 1,
		);

	test.each([
		['undersample', (counts: number[]) => Math.min(...counts)],
		['oversample', (counts: number[]) => Math.max(...counts)],
	] as const)('%s trains on as many rows of each class', async (method, size) => {
		const inner = nearest();
		await new Resampled(inner, { method }).fit(frame, target);
		const trained = inner.fitted!.target.values;
		const counts = [0, 1].map((c) => classes.filter((value) => value === c).length);
		const wanted = size(counts);
		expect([0, 1].map((c) => [...trained].filter((value) => value === c).length)).toEqual([
			wanted,
			wanted,
		]);
		// Rows stay with their own targets.
		const ids = inner.fitted!.frame.columns[1]!;
		expect([...trained]).toEqual(Array.from(ids, (id) => classes[id]!));
	});

	test('weights make both classes count the same, and keep the sum', async () => {
		const inner = nearest();
		await new Resampled(inner, { method: 'weights' }).fit(frame, target);
		const weights = inner.fitted!.options!.sampleWeight!;
		const sums = [0, 1].map((c) =>
			weights.reduce((sum, w, row) => sum + (classes[row] === c ? w : 0), 0),
		);
		expect(sums[0]).toBeCloseTo(n / 2, 8);
		expect(sums[1]).toBeCloseTo(n / 2, 8);
	});

	test('oversampling inside a fold cannot teach a test row: a memorising model stays at chance', async () => {
		const noise = classTarget(Int32Array.from({ length: n }, () => Number(random.uniform() < 0.1)));
		const remember = () => {
			const inner: FunctionEstimator = new FunctionEstimator('classification', ([, id]) => {
				const at = inner.fitted!.frame.columns[1]!.indexOf(id!);
				return at < 0 ? 0.5 : inner.fitted!.target.values[at]!;
			});
			return new Resampled(inner, { method: 'oversample' });
		};
		const result = await crossValidate(remember, frame, noise, { replicates: 0 });
		expect(result.scores['rocAuc']!.value).toBe(0.5);
	});

	test('refuses regression', () => {
		const inner = new FunctionEstimator('regression', () => 1);
		expect(() => new Resampled(inner, { method: 'weights' })).toThrow(
			expect.objectContaining({ code: 'INVALID_PARAMETER' }),
		);
	});
});

describe('Baseline', () => {
	test('predicts weighted class shares, the weighted mean, the last value', () => {
		const none = numberFrame([[0, 0, 0]]);
		const sampleWeight = Float64Array.of(1, 1, 2);
		const prior = new Baseline('prior').fit(none, classTarget([0, 1, 1]), { sampleWeight });
		expect([...prior.predict({ ...none, nRows: 1 })]).toEqual([0.25, 0.75]);
		const numbers = numberTarget([1, 2, 6]);
		expect(new Baseline('mean').fit(none, numbers, { sampleWeight }).predict(none)[1]).toBe(3.75);
		expect(new Baseline('last').fit(none, numbers).predict(none)[0]).toBe(6);
	});

	test('predicts the same after saving and loading, and refuses damaged files', () => {
		const none = numberFrame([[0, 0]]);
		const prior = new Baseline('prior').fit(none, classTarget([0, 1]));
		expect(Baseline.load(prior.save()).predict(none)).toEqual(prior.predict(none));
		const damaged = { ...prior.save(), tensors: { prediction: Float64Array.of(NaN, 1) } };
		expect(() => Baseline.load(damaged)).toThrow(expect.objectContaining({ code: 'CORRUPT_FILE' }));
		expect(() => new Baseline('mean').predict(none)).toThrow(
			expect.objectContaining({ code: 'NOT_FITTED' }),
		);
	});
});
