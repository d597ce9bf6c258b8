export { bootstrap, type BootstrapOptions, type Interval, type Statistic } from './bootstrap';
export { calibrationBins, type CalibrationBin, type CalibrationOptions } from './calibrationBins';
export type { MetricOptions } from './checks';
export { classColumn } from './classColumn';
export {
	accuracy,
	balancedAccuracy,
	f1,
	mcc,
	precision,
	recall,
	type AverageOptions,
} from './classification';
export {
	confusionMatrix,
	type Average,
	type ClassMetricOptions,
	type Confusion,
} from './confusion';
export {
	gainAt,
	gainCurve,
	precisionRecallCurve,
	rocCurve,
	type GainPoint,
	type PrecisionRecallCurve,
	type RocCurve,
} from './curves';
export { brier, calibrationError, logLoss, type ProbabilityOptions } from './probabilities';
export {
	bestProfit,
	breakEvenProbability,
	profitCurve,
	type ProfitOptions,
	type ProfitPoint,
} from './profit';
export { prAuc, rocAuc, rocAucOneVsRest } from './ranking';
export { mae, mape, mse, pinball, r2, rmse, smape } from './regression';
export {
	compareScores,
	lessIsBetter,
	scorePredictions,
	type Score,
	type ScoreOptions,
	type Scores,
} from './scores';
export { metricNames, predictedClasses } from './statistics';
