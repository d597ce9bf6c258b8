export {
	evaluateNextBasket,
	type NextBasketEvaluation,
	type NextBasketEvaluationOptions,
	type NextBasketScores,
} from './evaluate';
export { NextBasket, type NextBasketOptions, type NextProduct } from './nextBasket';
export { purchaseHistories, type PurchaseHistories, type Purchased } from './purchases';
