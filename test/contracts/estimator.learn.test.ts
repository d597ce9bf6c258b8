import {
	DecisionTree,
	ElasticNet,
	GradientBoosting,
	Lasso,
	LinearRegression,
	loadEstimator,
	LogisticRegression,
	NaiveBayes,
	NeuralNetwork,
	RandomForest,
	Ridge,
} from '../../lib/learn';
import { learnContract, type LearnSubject } from './learn.contract';

const load = loadEstimator;
const regression = 'regression' as const;
const classification = 'classification' as const;

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
];

SUBJECTS.forEach(learnContract);
