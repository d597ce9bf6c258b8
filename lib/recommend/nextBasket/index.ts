export {
	evaluateNextBasket,
	type NextBasketEvaluation,
	type NextBasketEvaluationOptions,
	type NextBasketScores,
} from './evaluate';
export { NextBasket, type NextBasketOptions, type NextProduct } from './nextBasket';
export type { PredictNextBasketOptions } from './basketOptions';
export {
	predictNextBasket,
	type PredictNextBasketReport,
	type PredictNextBasketResult,
} from './predictNextBasket';
export { purchaseHistories, type PurchaseHistories, type Purchased } from './purchases';
