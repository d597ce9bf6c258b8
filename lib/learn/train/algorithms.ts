/** The estimators that Train Model offers, simplest first: of models that are about as good the simplest is taken. */
import { NaiveBayes } from '../bayes/naiveBayes';
import { GradientBoosting } from '../boosting/gradientBoosting';
import { DecisionTree } from '../decisionTree/decisionTree';
import type { Estimator, Task } from '../estimator';
import { RandomForest } from '../forest/randomForest';
import { ElasticNet, LinearRegression, Ridge } from '../linear/linearModels';
import { LogisticRegression } from '../linear/logistic';
import { NearestNeighbours } from '../neighbours/nearestNeighbours';
import { NeuralNetwork } from '../network/neuralNetwork';

export interface Algorithm {
	/** Name in options and reports. */
	readonly name: string;
	/** For people: "Gradient boosting". */
	readonly label: string;
	readonly tasks: readonly Task[];
	/** False: Auto leaves it out (its cost grows with the square of the rows). */
	readonly auto?: false;
	/** Settings that Auto tries, simplest first. */
	readonly variants: readonly Variant[];
	make(task: Task, settings: Settings, seed: number): Estimator;
}

export type Settings = Readonly<Record<string, number>>;

export interface Variant {
	/** What differs from the default, for the leaderboard; '' for the default. */
	readonly name: string;
	readonly settings: Settings;
}

const BOTH: readonly Task[] = ['classification', 'regression'];
/** Every tree sees a part of the features, small groups are doubted, and no rows are kept aside to stop early. */
const STEADY = { l2Regularization: 5, earlyStopping: 0 };
/** For some thousand rows: four leaves a tree, a third of the features. */
const CAREFUL = {
	...{ ...STEADY, maxIter: 400, learningRate: 0.03, maxLeafNodes: 4, maxFeatures: 0.3 },
	...{ minSamplesLeaf: 10, minCategoryRows: 5 },
};
/** For tens of thousands. */
const LARGE = { ...STEADY, maxIter: 300, learningRate: 0.05, maxLeafNodes: 24, maxFeatures: 0.5 };
const USUAL: readonly Variant[] = [{ name: '', settings: {} }];

export const ALGORITHMS: readonly Algorithm[] = [
	{
		name: 'linearRegression',
		label: 'Linear regression',
		tasks: ['regression'],
		variants: USUAL,
		make: () => new LinearRegression(),
	},
	{
		name: 'ridge',
		label: 'Ridge regression',
		tasks: ['regression'],
		variants: USUAL,
		make: (_, settings) => new Ridge(settings),
	},
	{
		name: 'elasticNet',
		label: 'Elastic net',
		tasks: ['regression'],
		variants: USUAL,
		make: (_, settings) => new ElasticNet(settings),
	},
	{
		name: 'logisticRegression',
		label: 'Logistic regression',
		tasks: ['classification'],
		variants: [
			// Weights held back more: the simpler of the two.
			{ name: 'C 0.1', settings: { C: 0.1 } },
			{ name: '', settings: {} },
		],
		make: (_, settings) => new LogisticRegression(settings),
	},
	{
		name: 'naiveBayes',
		label: 'Naive Bayes',
		tasks: ['classification'],
		variants: USUAL,
		make: (_, settings) => new NaiveBayes(settings),
	},
	{
		name: 'nearestNeighbours',
		label: 'Nearest neighbours',
		tasks: BOTH,
		auto: false,
		variants: USUAL,
		make: (task, settings) => new NearestNeighbours({ task, ...settings }),
	},
	{
		name: 'decisionTree',
		label: 'Decision tree',
		tasks: BOTH,
		variants: [{ name: 'at most 16 leaves', settings: { maxLeafNodes: 16 } }],
		make: (task, settings) => new DecisionTree({ task, ...settings }),
	},
	{
		name: 'randomForest',
		label: 'Random forest',
		tasks: BOTH,
		variants: USUAL,
		make: (task, settings, seed) => new RandomForest({ task, seed, ...settings }),
	},
	{
		name: 'gradientBoosting',
		label: 'Gradient boosting',
		tasks: BOTH,
		variants: [
			{ name: 'small trees', settings: CAREFUL },
			{ name: 'medium trees', settings: { ...LARGE, maxLeafNodes: 10, maxFeatures: 0.4 } },
			{ name: 'large trees', settings: LARGE },
		],
		make: (task, { earlyStopping, ...settings }, seed) => {
			const stops = earlyStopping === undefined ? 'auto' : earlyStopping !== 0;
			return new GradientBoosting({ task, seed, earlyStopping: stops, ...settings });
		},
	},
	{
		name: 'neuralNetwork',
		label: 'Neural network',
		tasks: BOTH,
		variants: USUAL,
		make: (task, settings, seed) => new NeuralNetwork({ task, seed, ...settings }),
	},
];

export const algorithmsFor = (task: Task): Algorithm[] =>
	ALGORITHMS.filter(({ tasks }) => tasks.includes(task));
