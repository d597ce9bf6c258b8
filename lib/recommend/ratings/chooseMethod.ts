import { ratingErrors } from './errors';
import { predictPlaces, splitRatings } from './judgeRatings';
import type { RatingFactorizationOptions, RatingMethod } from './options';
import { RatingFactorization } from './ratingFactorization';
import { matrixOf, type Ratings } from './readRatings';
import type { RatingRun } from './state';

export interface TriedMethod {
	readonly method: RatingMethod;
	/** On ratings hidden for the choice. */
	readonly rmse: number;
}

/** Simple ones first: of two that are equally exact, the earlier one is taken. */
const METHODS: readonly RatingMethod[] = ['baseline', 'als', 'svdpp'];
const HIDDEN_SHARE = 0.1;
/** More ratings than these, and SVD++ is left out: it takes some forty seconds a million. */
const MOST_FOR_SVDPP = 5_000_000;

/** The methods by their error on a tenth of the ratings at `places`, most exact first. Too few ratings: the baseline. */
export function tryMethods(
	ratings: Ratings,
	places: Uint32Array,
	options: Omit<RatingFactorizationOptions, 'method'>,
	run: RatingRun,
): TriedMethod[] {
	const inner = {
		...ratings,
		rating: Float64Array.from(places, (place) => ratings.rating[place] ?? 0),
	};
	const split = splitRatings(inner, {
		kind: 'random',
		share: HIDDEN_SHARE,
		seed: options.seed ?? 1,
	});
	const [train, test] = [split.train, split.test].map((part) => part.map((i) => places[i] ?? 0));
	if (!train?.length || !test?.length) return [{ method: 'baseline', rmse: NaN }];
	const matrix = matrixOf(ratings, train);
	const actual = Float64Array.from(test, (place) => ratings.rating[place] ?? 0);
	return METHODS.filter((method) => method !== 'svdpp' || places.length <= MOST_FOR_SVDPP)
		.map((method) => {
			const model = new RatingFactorization({ ...options, method }).fit(matrix, run);
			return { method, rmse: ratingErrors(predictPlaces(model, ratings, test), actual).rmse };
		})
		.sort((a, b) => a.rmse - b.rmse);
}
