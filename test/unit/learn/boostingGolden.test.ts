import golden from '../../golden/boosting.json';
import { GradientBoosting } from '../../../lib/learn/boosting/gradientBoosting';
import type { GradientBoostingOptions } from '../../../lib/learn/boosting/options';

const frame = {
	nRows: golden.y.length,
	features: ['a', 'b', 'c', 'd'].map((name) => ({ name, kind: 'number' as const })),
	columns: golden.x.map((column) => Float64Array.from(column, (value) => value ?? NaN)),
};
const common = { maxIter: 15, maxLeafNodes: 8, minSamplesLeaf: 15, earlyStopping: false };

const largest = (left: Float64Array, right: number[]) =>
	left.reduce((most, value, at) => Math.max(most, Math.abs(value - (right[at] ?? NaN))), 0);

const numbers = (values: number[]) =>
	({ task: 'regression', values: Float64Array.from(values) }) as const;
const classes = (values: number[], nClasses: number) =>
	({ task: 'classification', values: Int32Array.from(values), nClasses }) as const;

describe('GradientBoosting beside scikit-learn', () => {
	const fit = (options: GradientBoostingOptions, target: Parameters<GradientBoosting['fit']>[1]) =>
		new GradientBoosting({ ...common, ...options }).fit(frame, target).predict(frame);

	it('predicts the same numbers for the squared loss', () => {
		const found = fit({ task: 'regression' }, numbers(golden.y));
		expect(largest(found, golden.squared)).toBeLessThan(1e-5);
	});

	it('predicts the same with a regularised, shallow tree', () => {
		const options = { task: 'regression', l2Regularization: 5, maxDepth: 2 } as const;
		expect(largest(fit(options, numbers(golden.y)), golden.regularized)).toBeLessThan(1e-5);
	});

	it('predicts the same under monotone constraints', () => {
		const options = { task: 'regression', monotone: { a: 1, c: 1, d: -1 } } as const;
		expect(largest(fit(options, numbers(golden.y)), golden.monotone)).toBeLessThan(1e-5);
	});

	it('predicts the same counts for the poisson loss', () => {
		const found = fit({ task: 'regression', loss: 'poisson' }, numbers(golden.counts));
		expect(largest(found, golden.poisson)).toBeLessThan(1e-3);
	});

	it('gives the same probabilities of two and of three classes', () => {
		const task = 'classification';
		expect(largest(fit({ task }, classes(golden.label, 2)), golden.binary)).toBeLessThan(1e-4);
		const three = fit({ task }, classes(golden.classes, 3));
		expect(largest(three, golden.multinomial)).toBeLessThan(1e-4);
	});
});
