import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fitFrame, type Frame } from '../../../lib/features';
import {
	ElasticNet,
	Lasso,
	LinearRegression,
	LogisticRegression,
	Ridge,
	type Coefficient,
	type LogisticRegressionOptions,
} from '../../../lib/learn';
import { numberColumn, stringColumn, Table } from '../../../lib/table';

interface Answer {
	readonly coef: number[];
	readonly predictions: number[];
}
interface Classes {
	readonly coef: number[][];
	readonly probabilities: number[][];
}
interface Golden {
	readonly x: number[][];
	readonly y: number[];
	readonly binary: number[];
	readonly many: number[];
	readonly weights: number[];
	readonly linear: Answer;
	readonly linearWeighted: Answer;
	readonly ridge: Answer;
	readonly lasso: Answer;
	readonly elasticNet: Answer;
	readonly l2: Classes;
	readonly none: Classes;
	readonly balanced: Classes;
	readonly weighted: Classes;
	readonly multinomial: Classes;
	readonly l1: Classes;
	readonly net: Classes;
	readonly multinomialL1: Classes;
	readonly seed: {
		readonly ages: number[];
		readonly incomes: number[];
		readonly spent: number[];
		readonly test: number[];
		readonly mse: number;
	};
}

const file = path.join(__dirname, '../../golden/linear.json');
const golden = JSON.parse(readFileSync(file, 'utf8')) as Golden;

function frameOf(rows: readonly (readonly number[])[]): Frame {
	const nCols = rows[0]?.length ?? 0;
	return {
		nRows: rows.length,
		features: Array.from({ length: nCols }, (_, f) => ({ name: `x${f}`, kind: 'number' as const })),
		columns: Array.from({ length: nCols }, (_, f) =>
			Float64Array.from(rows, (row) => row[f] ?? NaN),
		),
	};
}

const frame = frameOf(golden.x);
const firstFive = frameOf(golden.x.slice(0, 5));
const regression = { task: 'regression' as const, values: Float64Array.from(golden.y) };
const binary = {
	task: 'classification' as const,
	values: Int32Array.from(golden.binary),
	nClasses: 2,
};
const many = {
	task: 'classification' as const,
	values: Int32Array.from(golden.many),
	nClasses: 3,
};
const sampleWeight = Float64Array.from(golden.weights);

function expectClose(actual: Iterable<number>, expected: readonly number[], within = 1e-6): void {
	const list = [...actual];
	expect(list).toHaveLength(expected.length);
	list.forEach((value, i) => {
		const other = expected[i] ?? NaN;
		expect(Math.abs(value - other)).toBeLessThanOrEqual(within * Math.max(1, Math.abs(other)));
	});
}

const values = (coefficients: readonly Coefficient[]) => coefficients.map(({ value }) => value);

describe('linear regressions give what scikit-learn gives', () => {
	it.each([
		['LinearRegression', new LinearRegression(), {}, golden.linear],
		[
			'LinearRegression with weights',
			new LinearRegression(),
			{ sampleWeight },
			golden.linearWeighted,
		],
		['Ridge', new Ridge({ alpha: 20, standardise: false }), {}, golden.ridge],
		['Lasso', new Lasso({ alpha: 0.3, standardise: false }), {}, golden.lasso],
		[
			'ElasticNet',
			new ElasticNet({ alpha: 0.3, l1Ratio: 0.4, standardise: false }),
			{},
			golden.elasticNet,
		],
	])('%s', (_name, model, options, expected) => {
		model.fit(frame, regression, options);
		expectClose(values(model.coefficients()), expected.coef, 1e-7);
		expectClose(model.predict(firstFive), expected.predictions, 1e-7);
		expect(model.converged).toBe(true);
	});

	it('finds the same spending model of the seed example, with the same error on the customers kept aside', () => {
		const { ages, incomes, spent, test, mse } = golden.seed;
		const table = new Table([
			['age', numberColumn(ages)],
			['income', numberColumn(incomes)],
		]);
		const train = ages.map((_, row) => row).filter((row) => !test.includes(row));
		const recipe = fitFrame(table.take(train));
		const model = new LinearRegression().fit(recipe.apply(table.take(train)).frame, {
			task: 'regression',
			values: Float64Array.from(train, (row) => spent[row] ?? NaN),
		});
		const predicted = model.predict(recipe.apply(table.take(test)).frame);
		const errors = test.map((row, i) => ((spent[row] ?? NaN) - (predicted[i] ?? NaN)) ** 2);
		const ours = errors.reduce((sum, error) => sum + error, 0) / test.length;
		expect(Math.abs(ours / mse - 1)).toBeLessThan(1e-10);
	});
});

describe('logistic regression gives what scikit-learn gives', () => {
	const standard = frameOf(
		golden.x.map((row) =>
			row.map((value, f) => {
				const column = golden.x.map((other) => other[f] ?? 0);
				const mean = column.reduce((sum, x) => sum + x, 0) / column.length;
				const variance = column.reduce((sum, x) => sum + (x - mean) ** 2, 0) / column.length;
				return (value - mean) / Math.sqrt(variance);
			}),
		),
	);
	const raw = { standardise: false, tol: 1e-10 };
	const cases: [string, LogisticRegressionOptions, typeof binary, Classes, Frame, object?][] = [
		['L2', { ...raw, C: 0.5 }, binary, golden.l2, frame],
		['no penalty', { ...raw, penalty: 'none' }, binary, golden.none, frame],
		['balanced', { ...raw, C: 2, classWeight: 'balanced' }, binary, golden.balanced, frame],
		['weights', { ...raw, C: 1 }, binary, golden.weighted, frame, { sampleWeight }],
		['three classes', { ...raw, C: 0.5 }, many, golden.multinomial, frame],
		['L1', { ...raw, C: 0.1, penalty: 'l1' }, binary, golden.l1, standard],
		[
			'elastic net',
			{ ...raw, C: 0.1, penalty: 'elasticNet', l1Ratio: 0.4 },
			binary,
			golden.net,
			standard,
		],
		['L1, three classes', { ...raw, C: 0.1, penalty: 'l1' }, many, golden.multinomialL1, standard],
	];

	it.each(cases)('%s', (_name, options, target, expected, rows, fit = {}) => {
		const model = new LogisticRegression(options).fit(rows, target, fit);
		expect(model.fitReport?.converged).toBe(true);
		expectClose(values(model.coefficients()), expected.coef.flat());
		const five = { ...rows, nRows: 5, columns: rows.columns.map((column) => column.slice(0, 5)) };
		expectClose(model.predict(five), expected.probabilities.flat());
	});

	it('gives the same answer on raw columns of other units when the penalty is standardised', () => {
		const fitted = (rows: Frame) => new LogisticRegression({ tol: 1e-10 }).fit(rows, binary);
		const scaled = {
			...frame,
			columns: frame.columns.map((column) => column.map((x) => 1000 * x)),
		};
		expectClose(fitted(scaled).predict(scaled), [...fitted(frame).predict(frame)], 1e-7);
	});
});

describe('coefficients', () => {
	it('name the feature and the category, and speak per unit', () => {
		const table = new Table([
			['age', numberColumn([20, 30, 40, 50, null, 35])],
			['city', stringColumn(['a', 'b', 'a', 'b', 'a', 'b'])],
		]);
		const rows = fitFrame(table).apply(table).frame;
		// spent = 2 · age, and 70 where the age is missing (the median age, 35).
		const spent = Float64Array.of(40, 60, 80, 100, 70, 70);
		const model = new LinearRegression().fit(rows, { task: 'regression', values: spent });
		expect(model.coefficients()).toEqual([
			expect.objectContaining({ feature: 'age', category: null, missing: false }),
			expect.objectContaining({ feature: 'age', category: null, missing: true }),
			expect.objectContaining({ feature: 'city', category: 'a' }),
			expect.objectContaining({ feature: 'city', category: 'b' }),
		]);
		expectClose(values(model.coefficients()), [2, 0, 0, 0], 1e-6);
		expectClose(model.predict(rows), [...spent], 1e-6);
	});

	it('become 0 where L1 finds no use for a column', () => {
		const model = new Lasso({ alpha: 1 }).fit(frame, regression);
		const zero = model.coefficients().filter(({ value }) => value === 0);
		expect(zero.map(({ feature }) => feature)).toContain('x3');
		expect(zero.length).toBeLessThan(4);
	});
});

describe('options', () => {
	it.each([
		() => new LogisticRegression({ C: 0 }),
		() => new LogisticRegression({ tol: NaN }),
		() => new LogisticRegression({ l1Ratio: 2 }),
		() => new LogisticRegression({ maxIter: 1.5 }),
		() => new LogisticRegression({ classWeight: [-1, 1] }),
		() => new Ridge({ alpha: -1 }),
		() => new ElasticNet({ l1Ratio: -0.1 }),
	])('out of range are refused: %s', (make) => {
		expect(make).toThrow(expect.objectContaining({ code: 'INVALID_PARAMETER' }) as Error);
	});
});
