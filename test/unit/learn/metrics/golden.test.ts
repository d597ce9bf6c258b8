import * as metrics from '../../../../lib/learn/metrics';
import golden from '../../../golden/metrics.json';

const CLOSE = 1e-9;

function expectClose(actual: ArrayLike<number>, expected: readonly number[]): void {
	expect(actual.length).toBe(expected.length);
	const worst = expected.reduce(
		(most, value, i) => Math.max(most, Math.abs(value - actual[i]!)),
		0,
	);
	expect(worst).toBeLessThan(CLOSE);
}

type Metric = (truth: number[], predicted: number[], options: object) => number;
const CLASS_METRICS: Record<string, Metric> = {
	accuracy: metrics.accuracy,
	balancedAccuracy: metrics.balancedAccuracy,
	mcc: metrics.mcc,
	precision: metrics.precision,
	recall: metrics.recall,
	f1: metrics.f1,
};

function expectClassMetrics(
	truth: number[],
	guess: number[],
	weights: number[] | undefined,
	expected: Record<string, unknown>,
): void {
	for (const [key, value] of Object.entries(expected)) {
		const [name = '', average] = key.split('.');
		const metric = CLASS_METRICS[name];
		if (metric) expectClose([metric(truth, guess, { weights, average })], [Number(value)]);
	}
	expectClose(
		metrics.confusionMatrix(truth, guess, { weights }).counts,
		expected['confusion'] as number[],
	);
}

const { binary, multi, numbers } = golden;

describe.each([
	['without weights', binary.plain, undefined],
	['with weights, some of them 0', binary.weighted, binary.weights],
] as const)('metrics of two classes with many ties, %s', (_, expected, weights) => {
	const { truth, scores } = binary;
	const options = { weights };

	test("class metrics equal scikit-learn's", () => {
		const guess = scores.map((score) => (score >= 0.5 ? 1 : 0));
		expectClassMetrics(truth, guess, weights && [...weights], expected);
	});

	test("areas and probability metrics equal scikit-learn's", () => {
		for (const name of ['rocAuc', 'prAuc', 'logLoss', 'brier', 'calibrationError'] as const) {
			expectClose([metrics[name](truth, scores, options)], [expected[name]]);
		}
	});

	test("the ROC curve has scikit-learn's points", () => {
		const curve = metrics.rocCurve(truth, scores, options);
		expectClose(curve.falsePositiveRate, expected.roc.falsePositiveRate);
		expectClose(curve.truePositiveRate, expected.roc.truePositiveRate);
		expect(curve.threshold[0]).toBe(Infinity);
		expectClose(curve.threshold.slice(1), expected.roc.threshold);
	});

	test("the precision-recall curve has scikit-learn's points, best score first", () => {
		const curve = metrics.precisionRecallCurve(truth, scores, options);
		expectClose(curve.precision, expected.pr.precision.slice(0, -1).reverse());
		expectClose(curve.recall, expected.pr.recall.slice(0, -1).reverse());
		expectClose(curve.threshold, [...expected.pr.threshold].reverse());
	});

	test('the report of all metrics says the same', () => {
		const report = metrics.scorePredictions(
			{ task: 'classification', values: Int32Array.from(truth), nClasses: 2 },
			scores,
			{ weights, replicates: 0 },
		);
		for (const name of ['rocAuc', 'prAuc', 'logLoss', 'brier', 'calibrationError'] as const)
			expectClose([report[name]!.value], [expected[name]]);
		for (const name of ['accuracy', 'balancedAccuracy', 'mcc'] as const)
			expectClose([report[name]!.value], [expected[name]]);
		expectClose(
			[report['f1']!.value, report['recall']!.value],
			[expected['f1.binary'], expected['recall.binary']],
		);
	});
});

test.each(['uniform', 'quantile'] as const)(
	"the calibration curve with %s bins has scikit-learn's points",
	(strategy) => {
		const bins = metrics.calibrationBins(binary.truth, binary.fine, { bins: 7, strategy });
		expectClose(
			bins.map((bin) => bin.actual),
			binary.calibration[strategy][0]!,
		);
		expectClose(
			bins.map((bin) => bin.predicted),
			binary.calibration[strategy][1]!,
		);
	},
);

describe.each([
	['without weights', multi.plain, undefined],
	['with weights', multi.weighted, multi.weights],
] as const)('metrics of three classes, %s', (_, expected, weights) => {
	const { truth, probabilities, guess } = multi;

	test("class metrics equal scikit-learn's", () => {
		expectClassMetrics(truth, guess, weights && [...weights], expected);
	});

	test("areas and probability metrics equal scikit-learn's", () => {
		const options = { weights, nClasses: 3 };
		expectClose([metrics.rocAucOneVsRest(truth, probabilities, 3, options)], [expected.rocAuc]);
		expectClose([metrics.logLoss(truth, probabilities, options)], [expected.logLoss]);
		expectClose([metrics.brier(truth, probabilities, options)], [expected.brier]);
	});

	test('the report takes macro averages and the likeliest class', () => {
		const values = Int32Array.from(truth);
		const target = { task: 'classification', values, nClasses: 3 } as const;
		const report = metrics.scorePredictions(target, probabilities, { weights, replicates: 0 });
		expectClose(
			['accuracy', 'f1', 'precision', 'rocAuc', 'brier'].map((name) => report[name]!.value),
			[
				expected.accuracy,
				expected['f1.macro'],
				expected['precision.macro'],
				expected.rocAuc,
				expected.brier,
			],
		);
	});
});

test.each([
	['without weights', numbers.plain, undefined],
	['with weights', numbers.weighted, numbers.weights],
] as const)("metrics of numbers equal scikit-learn's, %s", (_, expected, weights) => {
	const { truth, predicted } = numbers;
	const options = { weights };
	for (const name of ['rmse', 'mae', 'r2', 'smape'] as const)
		expectClose([metrics[name](truth, predicted, options)], [expected[name]]);
	// One truth is 0, so the value is about 1e13: relative closeness.
	expectClose([metrics.mape(truth, predicted, options) / expected.mape], [1]);
	expectClose([metrics.pinball(truth, predicted, { ...options, alpha: 0.9 })], [expected.pinball]);
	const target = { task: 'regression', values: Float64Array.from(truth) } as const;
	const report = metrics.scorePredictions(target, predicted, { weights, replicates: 0 });
	expectClose(
		['rmse', 'mae', 'r2', 'smape'].map((name) => report[name]!.value),
		[expected.rmse, expected.mae, expected.r2, expected.smape],
	);
});
