import {
	contributionsOf,
	explainReference,
	GradientBoosting,
	LinearRegression,
	LogisticRegression,
	RandomForest,
	type Estimator,
	type Target,
} from '../../../../lib/learn';
import type { Frame } from '../../../../lib/features';
import { Random } from '../../../../lib/math';

const N = 200;
const random = new Random(3);
const x = Float64Array.from({ length: N }, () => random.normal(0, 1));
const kind = Float64Array.from({ length: N }, (_, i) => (i % 7 === 0 ? Number.NaN : i % 3));
const frame: Frame = {
	nRows: N,
	features: [
		{ name: 'x', kind: 'number' },
		{ name: 'kind', kind: 'category', categories: ['a', 'b', 'c'] },
	],
	columns: [x, kind],
};
const classes: Target = {
	task: 'classification',
	values: Int32Array.from(x, (value, i) => Number(value + (i % 3) - 1 > 0)),
	nClasses: 2,
};
const numbers: Target = { task: 'regression', values: x.map((value, i) => 3 * value + (i % 3)) };

const logOdds = (p: Float64Array) =>
	Float64Array.from({ length: N }, (_, i) => Math.log((p[2 * i + 1] ?? 0) / (p[2 * i] ?? 0)));
const shares = (p: Float64Array) => Float64Array.from({ length: N }, (_, i) => p[2 * i + 1] ?? 0);
const same = (p: Float64Array) => p;

const cases: [string, Estimator, Target, (p: Float64Array) => Float64Array][] = [
	['linear regression', new LinearRegression(), numbers, same],
	['logistic regression', new LogisticRegression(), classes, logOdds],
	['a random forest', new RandomForest({ task: 'classification', seed: 1 }), classes, shares],
	['boosting', new GradientBoosting({ task: 'regression', maxIter: 10 }), numbers, same],
];

describe('contributions', () => {
	it.each(cases)(
		'of %s add up to the score, but for one number',
		async (_, estimator, target, scoreOf) => {
			await estimator.fit(frame, target);
			const reference = explainReference(estimator, frame) ?? new Float64Array(0);
			const found = contributionsOf(estimator, frame, reference);
			const { values, nOutputs } = found ?? { values: new Float64Array(0), nOutputs: 1 };
			const scores = scoreOf(await estimator.predict(frame));
			const rests = Array.from(scores, (score, row) => {
				const at = (f: number) => values[(row * 2 + f) * nOutputs + nOutputs - 1] ?? Number.NaN;
				return score - at(0) - at(1);
			});
			const [base = Number.NaN] = rests;
			rests.forEach((rest) => expect(rest).toBeCloseTo(base, 9));
		},
	);

	it('of a linear model have mean 0 over the rows it learnt from', () => {
		const estimator = new LinearRegression().fit(frame, numbers);
		const reference = explainReference(estimator, frame) ?? new Float64Array(0);
		const { values } = contributionsOf(estimator, frame, reference) ?? { values: [] };
		const mean = [0, 1].map((f) => Array.from(x, (_, row) => values[row * 2 + f] ?? Number.NaN));
		mean.forEach((own) => expect(own.reduce((sum, v) => sum + v, 0) / N).toBeCloseTo(0, 9));
	});
});
