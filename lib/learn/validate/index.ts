export { Baseline, type BaselineStrategy } from './baseline';
export {
	besideBaseline,
	comparePaired,
	crossValidate,
	judgeOutOfFold,
	takePredictions,
	type CrossValidateOptions,
	type CrossValidation,
	type FoldReport,
	type JudgeOptions,
	type Judgement,
} from './crossValidate';
export { groupKFold, stratifiedGroupKFold } from './groupSplits';
export {
	outOfFold,
	type FoldDone,
	type FoldFitOptions,
	type MakeEstimator,
	type OutOfFold,
} from './outOfFold';
export { planSplits, type SplitPlan } from './plan';
export { Resampled, type ResampleOptions } from './resampled';
export {
	firstFold,
	holdOut,
	kFold,
	stratifiedKFold,
	type FoldOptions,
	type HoldOutOptions,
	type Split,
} from './splits';
export { takeFrame, takeLearnt, takeNumbers, takeTarget } from './takeRows';
export { timeSplits, type TimeSplitOptions } from './timeSplits';
