export type {
	ClassTarget,
	Estimator,
	FitOptions,
	RegressionTarget,
	SavedEstimator,
	Target,
	Task,
} from './estimator';
export type { Tree } from './tree/tree';
export {
	binColumn,
	binFrame,
	fitBins,
	MISSING_BIN,
	MOST_BINS,
	type BinnedFrame,
	type BinOptions,
	type Bins,
	type CategoryBins,
	type NumberBins,
} from './tree/bins';
export { findLeaks, type Leak, type LeakOptions } from './target/findLeaks';
export { readTarget, type ReadTarget, type TargetOptions } from './target/readTarget';
export * from './metrics/index';
export * from './validate/index';
export * from './calibrate/index';
export { GradientBoosting } from './boosting/gradientBoosting';
export type { GradientBoostingOptions, RegressionLoss } from './boosting/options';
export {
	ElasticNet,
	Lasso,
	LinearRegression,
	loadElasticNet,
	loadLasso,
	loadLinearRegression,
	loadRidge,
	Ridge,
	type ElasticNetOptions,
	type LassoOptions,
	type RidgeOptions,
} from './linear/linearModels';
export {
	loadLogisticRegression,
	LogisticRegression,
	type LogisticRegressionOptions,
} from './linear/logistic';
export type { Coefficient } from './linear/terms';
export * from './fairness/index';
export { loadEstimator } from './loadEstimator';
export {
	DecisionTree,
	loadDecisionTree,
	type DecisionTreeOptions,
} from './decisionTree/decisionTree';
export { loadRandomForest, RandomForest, type RandomForestOptions } from './forest/randomForest';
export type { OutOfBag } from './forest/outOfBag';
export { gainImportance } from './tree/importance';
export { loadGradientBoosting } from './boosting/loadBoosting';
export * from './train/index';
export * from './explain/index';
export * from './network/index';
export * from './imported/index';
export type { TreeEnsemble } from './tree/ensemble';
export { treeShap, type Contributions } from './tree/treeShap';
export { treeRules } from './tree/rules';
export type { CategoryCondition, NumberCondition, Rule, RuleCondition } from './tree/rule';
export type { RuleWords } from './tree/ruleText';
export * from './drift/index';
export * from './conformal/index';
export { loadNaiveBayes, NaiveBayes, type NaiveBayesOptions } from './bayes/naiveBayes';
export {
	loadNearestNeighbours,
	NearestNeighbours,
	type NearestNeighboursOptions,
} from './neighbours/nearestNeighbours';
export * from './card/index';
export * from './champion/index';
