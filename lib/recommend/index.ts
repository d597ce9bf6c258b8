export {
	findRules,
	type Measure,
	type RulesOptions,
	type RulesReport,
	type RulesResult,
} from './associationRules';
export type { CatalogueOptions } from './catalogue';
export type { Evaluation, ModelScores } from './evaluate';
export type { EventOptions, EventReport } from './events';
export { RECOMMEND_MODEL_KIND } from './model';
export type {
	EvaluationOptions,
	IalsOptions,
	RecommendOptions,
	SegmentSource,
	TrainOptions,
} from './options';
export { recommendForCustomers, type RecommendReport, type RecommendResult } from './recommend';
export {
	trainAndRecommend,
	trainRecommender,
	type TrainAndRecommendOptions,
	type TrainAndRecommendResult,
	type TrainReport,
	type TrainResult,
} from './train';
export {
	evaluateNextBasket,
	NextBasket,
	purchaseHistories,
	type NextBasketEvaluation,
	type NextBasketOptions,
	type NextProduct,
} from './nextBasket';
export {
	RatingFactorization,
	randomFolds,
	ratingErrors,
	type RatingCustomer,
	type RatingErrors,
	type RatingFactorizationOptions,
	type RatingMethod,
} from './ratings';
export {
	similarProducts,
	type SimilarProductsOptions,
	type SimilarProductsReport,
	type SimilarProductsResult,
} from './similarProducts';
export { ImplicitALS } from './ials';
export type { ImplicitALSOptions } from './ialsCheck';
export { recommendTopK, type TopKOptions } from './topk';
