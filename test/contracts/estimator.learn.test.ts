import {
	Baseline,
	Calibrated,
	DecisionTree,
	ElasticNet,
	GradientBoosting,
	Lasso,
	LinearRegression,
	loadEstimator,
	LogisticRegression,
	NaiveBayes,
	NearestNeighbours,
	NeuralNetwork,
	RandomForest,
	Resampled,
	Ridge,
	type SavedEstimator,
} from '../../lib/learn';
import { learnContract, type LearnSubject } from './learn.contract';

const load = loadEstimator;
const logistic = () => new LogisticRegression({ tol: 1e-9 });
const regression = 'regression' as const;
const classification = 'classification' as const;

const LOOKS_AT_NO_FEATURE = {
	learns: 'by design: it is that answer',
	features: 'by design: it looks at no feature',
};

const isRecord = (value: unknown): value is SavedEstimator['meta'] =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** The model inside with another version, without features, of no kind; and a wrapper without anything. */
function damagedInside(meta: SavedEstimator['meta']): SavedEstimator['meta'][] {
	const inner = isRecord(meta['inner']) ? meta['inner'] : {};
	const own = isRecord(inner['meta']) ? inner['meta'] : {};
	return [
		{},
		{ ...meta, calibration: {} },
		{ ...meta, inner: { ...inner, kind: 'somethingElse' } },
		{ ...meta, inner: { ...inner, meta: { ...own, version: 99 } } },
		{ ...meta, inner: { ...inner, meta: { ...own, features: [] } } },
	];
}

/** One line an estimator. */
const SUBJECTS: readonly LearnSubject[] = [
	{
		name: 'LinearRegression',
		task: regression,
		make: () => new LinearRegression(),
		load,
		duplicates: 1e-6,
	},
	{ name: 'Ridge', task: regression, make: () => new Ridge(), load, duplicates: 1e-6 },
	{ name: 'Lasso', task: regression, make: () => new Lasso(), load, duplicates: 1e-6 },
	{
		name: 'ElasticNet',
		task: regression,
		make: () => new ElasticNet({ alpha: 0.1 }),
		load,
		duplicates: 1e-6,
	},
	{
		name: 'LogisticRegression',
		task: classification,
		make: () => new LogisticRegression({ tol: 1e-9 }),
		load,
		duplicates: 1e-6,
	},
	{
		name: 'LogisticRegression of four classes',
		task: classification,
		nClasses: 4,
		make: () => new LogisticRegression({ tol: 1e-9 }),
		load,
		duplicates: 1e-6,
	},
	{
		name: 'LogisticRegression with L1',
		task: classification,
		make: () => new LogisticRegression({ penalty: 'l1', tol: 1e-9 }),
		load,
		duplicates: 1e-5,
	},
	{
		name: 'NearestNeighbours',
		task: classification,
		make: () => new NearestNeighbours({ task: classification }),
		load,
		duplicates: null,
	},
	{
		name: 'NearestNeighbours for numbers',
		task: regression,
		make: () => new NearestNeighbours({ task: regression, weights: 'distance' }),
		load,
		duplicates: null,
	},
	{
		name: 'NaiveBayes',
		task: classification,
		make: () => new NaiveBayes(),
		load,
		duplicates: 1e-9,
	},
	{
		name: 'GradientBoosting',
		task: classification,
		make: () => new GradientBoosting({ task: classification, maxIter: 30 }),
		load,
		duplicates: null,
	},
	{
		name: 'GradientBoosting of four classes',
		task: classification,
		nClasses: 4,
		make: () => new GradientBoosting({ task: classification, maxIter: 20 }),
		load,
		duplicates: null,
	},
	{
		name: 'GradientBoosting of numbers',
		task: regression,
		make: () => new GradientBoosting({ task: regression, maxIter: 30 }),
		load,
		duplicates: null,
	},
	{
		name: 'NeuralNetwork',
		task: classification,
		make: () => new NeuralNetwork({ task: classification, maxEpochs: 20 }),
		load,
		duplicates: null,
	},
	{
		name: 'NeuralNetwork of four classes',
		task: classification,
		nClasses: 4,
		make: () => new NeuralNetwork({ task: classification, maxEpochs: 20 }),
		load,
		duplicates: null,
	},
	{
		name: 'NeuralNetwork of numbers',
		task: regression,
		make: () => new NeuralNetwork({ task: regression, maxEpochs: 20 }),
		load,
		duplicates: null,
	},
	{
		name: 'DecisionTree',
		task: classification,
		make: () => new DecisionTree({ task: classification, minSamplesLeaf: 3 }),
		load,
		duplicates: null,
	},
	{
		name: 'DecisionTree of four classes',
		task: classification,
		nClasses: 4,
		make: () => new DecisionTree({ task: classification, ccpAlpha: 0.001 }),
		load,
		duplicates: null,
	},
	{
		name: 'DecisionTree of numbers',
		task: regression,
		make: () => new DecisionTree({ task: regression, minSamplesLeaf: 3 }),
		load,
		duplicates: null,
	},
	{
		name: 'RandomForest',
		task: classification,
		make: () => new RandomForest({ task: classification, nEstimators: 30 }),
		load,
		duplicates: null,
	},
	{
		name: 'RandomForest of four classes',
		task: classification,
		nClasses: 4,
		make: () => new RandomForest({ task: classification, nEstimators: 30 }),
		load,
		duplicates: null,
	},
	{
		name: 'RandomForest of numbers',
		task: regression,
		make: () => new RandomForest({ task: regression, nEstimators: 30 }),
		load,
		duplicates: null,
	},
	// What must be beaten: one answer for every row, from the target alone.
	{
		name: 'Baseline of class shares',
		task: classification,
		make: () => new Baseline('prior'),
		load,
		duplicates: 1e-12,
		exempt: LOOKS_AT_NO_FEATURE,
		damagedMeta: (meta) => [{}, { ...meta, strategy: 'median' }, { ...meta, strategy: 'mean' }],
	},
	{
		name: 'Baseline of the mean',
		task: regression,
		make: () => new Baseline('mean'),
		load,
		duplicates: 1e-9,
		exempt: LOOKS_AT_NO_FEATURE,
		damagedMeta: (meta) => [{}, { ...meta, strategy: 'median' }, { ...meta, strategy: 'prior' }],
	},
	{
		name: 'Baseline of the last value',
		task: regression,
		make: () => new Baseline('last'),
		load,
		duplicates: null,
		exempt: LOOKS_AT_NO_FEATURE,
		damagedMeta: (meta) => [{}, { ...meta, strategy: 'median' }, { ...meta, strategy: 'prior' }],
	},
	// Inner folds are drawn: weights and repeated rows need not agree. Version and features are those of the model inside.
	{
		name: 'Calibrated by Platt',
		task: classification,
		make: () => new Calibrated(logistic),
		load,
		duplicates: null,
		damagedMeta: damagedInside,
	},
	{
		name: 'Calibrated by isotonic regression, of four classes',
		task: classification,
		nClasses: 4,
		make: () => new Calibrated(logistic, { method: 'isotonic' }),
		load,
		duplicates: null,
		damagedMeta: damagedInside,
	},
	// Balancing leaves no trace: what is saved, and loaded again, is the trained model itself. Rows are drawn or weighed by class.
	{
		name: 'Resampled by leaving rows out',
		task: classification,
		make: () => new Resampled(logistic(), { method: 'undersample' }),
		load,
		duplicates: null,
	},
	{
		name: 'Resampled by repeating rows, of four classes',
		task: classification,
		nClasses: 4,
		make: () => new Resampled(logistic(), { method: 'oversample' }),
		load,
		duplicates: null,
	},
	{
		name: 'Resampled by weights',
		task: classification,
		make: () => new Resampled(logistic(), { method: 'weights' }),
		load,
		duplicates: 1e-6,
	},
];

SUBJECTS.forEach(learnContract);
