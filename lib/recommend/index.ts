export {
	findAudience,
	type AudienceOptions,
	type AudienceReport,
	type AudienceResult,
	type FreshEvents,
	type LiftCurve,
} from './audience';
export {
	findRules,
	type Measure,
	type RulesOptions,
	type RulesReport,
	type RulesResult,
} from './associationRules';
export type { CatalogueOptions } from './catalogue';
export type { Evaluation, ModelScores } from './evaluate';
export { readEvents, type EventOptions, type EventReport, type Events } from './events';
export { RECOMMEND_MODEL_KIND } from './model';
export type {
	EvaluationOptions,
	IalsOptions,
	RecommendOptions,
	SegmentSource,
	TrainOptions,
} from './options';
export type { ProductCondition } from './rerank/conditions';
export type { ListOptions } from './rerank/options';
export type { ListRulesReport } from './rerank/report';
export type { EventType, FreshOrders, RecentOptions, RecentReport } from './recent/options';
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
	predictNextBasket,
	purchaseHistories,
	type NextBasketEvaluation,
	type NextBasketOptions,
	type NextProduct,
	type PredictNextBasketOptions,
	type PredictNextBasketReport,
	type PredictNextBasketResult,
} from './nextBasket';
export {
	predictRatings,
	RatingFactorization,
	randomFolds,
	ratingErrors,
	trainRatings,
	type PredictRatingsOptions,
	type PredictRatingsReport,
	type PredictRatingsResult,
	type RatingEvaluation,
	type TrainRatingsOptions,
	type TrainRatingsReport,
	type TrainRatingsResult,
	type RatingCustomer,
	type RatingErrors,
	type RatingFactorizationOptions,
	type RatingMethod,
} from './ratings';
export {
	evaluateSaved,
	type ReplayGain,
	type ReplayOptions,
	type ReplayReport,
	type ReplayResult,
	type ReplayScores,
} from './replay';
export { Serving } from './serve/serving';
export {
	similarBySaved,
	type SimilarBySavedOptions,
	type SimilarBySavedResult,
	similarProducts,
	type SimilarProductsOptions,
	type SimilarProductsReport,
	type SimilarProductsResult,
} from './similarProducts';
export { ImplicitALS } from './ials';
export type { ImplicitALSOptions } from './ialsCheck';
export { recommendTopK, type TopKOptions } from './topk';
export { chooseRecommender, type AutoChoice, type AutoOptions } from './auto/chooseRecommender';
export type { LeaderboardEntry } from './auto/decide';
export type { AutoReport } from './algorithm/settleAuto';
export { ALGORITHMS, type Algorithm } from './algorithm/algorithms';
export { Autoencoder, type AutoencoderOptions } from './autoencoder/autoencoder';
export { Blend, type BlendMember } from './blend/blend';
export { Bpr, type BprOptions } from './bpr/bpr';
export { Ease, type EaseOptions } from './ease/ease';
export { ImplicitAlsRecommender, type ImplicitAlsOptions } from './implicitAls/implicitAls';
export { ItemKnn, type ItemKnnOptions } from './itemKnn/itemKnn';
export { loadRecommender } from './loadRecommender';
export { scoreBlocks } from './models/scoreBlocks';
export { Popularity, type PopularityOptions } from './popular/popularity';
export {
	judgeLists,
	judgeRecommender,
	listsOf,
	panelOf,
	type ListJudgement,
	type Panel,
} from './protocol/judge';
export { splitPerItem, type HeldOut } from './protocol/splitPerItem';
export type { Recommender, RecommenderRun, SavedRecommender } from './recommender';
