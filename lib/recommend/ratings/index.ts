export { randomFolds, ratingErrors, type RatingErrors } from './errors';
export type { RatingFactorizationOptions, RatingMethod } from './options';
export { RatingFactorization, type RatingCustomer } from './ratingFactorization';
export { RATINGS_MODEL_KIND } from './saved';
