export {
	ALGORITHMS,
	algorithmsFor,
	type Algorithm,
	type Settings,
	type Variant,
} from './algorithms';
export type { LeaderboardRow } from './candidates';
export type { FairnessOption } from './fairnessOptions';
export type { FairnessColumn, FairnessGroup, TrainFairness } from './fairnessReport';
export { LEARN_MODEL_KIND } from './model';
export type { TrainOptions, ValidationOption } from './options';
export type { CustomersReport } from './customersReport';
export type { PredictReport, PredictResult, ScoreRowsOptions } from './predict';
export { predictWithModel, type PredictOptions } from './scoreModel';
export type { JudgedDrift } from './judgeDrift';
export { ModelCache, type ModelCacheLimits } from './modelCache';
export { openScorer, type Scorer } from './scorer';
export type { RivalOption, RivalReport } from './rival';
export type { TrainReport, TrainResult } from './result';
export { trainModel } from './train';
export {
	trainQuestion,
	type QuestionReport,
	type TrainQuestionOptions,
	type TrainQuestionResult,
} from './trainQuestion';
export type { MetricReport, RankingReport } from './trainReport';
