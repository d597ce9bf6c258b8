export { randomFolds, ratingErrors, type RatingErrors } from './errors';
export type { RatingFactorizationOptions, RatingMethod } from './options';
export { RatingFactorization, type RatingCustomer } from './ratingFactorization';
export { RATINGS_MODEL_KIND } from './saved';
export {
	predictRatings,
	type PredictRatingsOptions,
	type PredictRatingsReport,
	type PredictRatingsResult,
} from './predictRatings';
export {
	trainRatings,
	type TrainRatingsOptions,
	type TrainRatingsReport,
	type TrainRatingsResult,
} from './trainRatings';
export type { RatingEvaluation } from './judgeRatings';
