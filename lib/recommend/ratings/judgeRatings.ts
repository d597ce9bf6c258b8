/** How far predicted ratings are from hidden ones, beside the averages of customers and products alone. */
import { Random, shuffle } from '../../math';
import { bootstrap } from '../bootstrap';
import type { Interval } from '../metrics';
import type { RatingFactorizationOptions, RatingMethod } from './options';
import { RatingFactorization } from './ratingFactorization';

import { matrixOf, type Ratings } from './readRatings';
import type { RatingRun } from './state';

export interface RatingScores {
	readonly method: RatingMethod;
	/** Root of the mean squared error in units of the ratings, with its 95 % bootstrap interval over customers. */
	readonly rmse: Interval;
	/** Mean absolute error, likewise. */
	readonly mae: Interval;
}

export interface RatingEvaluation {
	readonly split: 'random' | 'time';
	readonly trainRatings: number;
	readonly testRatings: number;
	/** Customers with hidden ratings. */
	readonly customers: number;
	/** Hidden ratings of customers or products that have no other rating: both predict averages there. */
	readonly unknown: number;
	/** The model, then the baseline. */
	readonly scores: readonly RatingScores[];
	/** RMSE of the baseline minus RMSE of the model: above 0 = the model is better. */
	readonly rmseGain: Interval;
	readonly verdict: string;
}

export interface RatingSplit {
	readonly kind: RatingEvaluation['split'];
	/** Places among the ratings, ascending. */
	readonly train: Uint32Array;
	readonly test: Uint32Array;
}

/** Hides a share of the ratings: drawn by chance, or the newest ones. */
export function splitRatings(
	{ rating, date }: Ratings,
	{ kind, share, seed }: { kind: RatingSplit['kind']; share: number; seed: number },
): RatingSplit {
	const order = Uint32Array.from(rating.keys());
	if (kind === 'random') shuffle(order, new Random(seed));
	// Oldest first; a stable sort, so that ties stay in their order.
	else order.sort((a, b) => (date?.[b] ?? 0) - (date?.[a] ?? 0) || a - b);
	const hidden = Math.round(share * order.length);
	return { kind, test: order.slice(0, hidden).sort(), train: order.slice(hidden).sort() };
}

interface Errors {
	readonly squared: Float64Array;
	readonly absolute: Float64Array;
}

/** Most groups of customers that are drawn anew; more customers share groups. */
const MOST_GROUPS = 10_000;

/** Errors on the places, added up a group of customers. */
function errorsOf(ratings: Ratings, places: Uint32Array, predicted: Float64Array): Errors {
	const groups = Math.min(MOST_GROUPS, ratings.customers.length);
	const squared = new Float64Array(groups);
	const absolute = new Float64Array(groups);
	places.forEach((place, i) => {
		const group = (ratings.customer[place] ?? 0) % groups;
		const error = (predicted[i] ?? 0) - (ratings.rating[place] ?? 0);
		squared[group] = (squared[group] ?? 0) + error * error;
		absolute[group] = (absolute[group] ?? 0) + Math.abs(error);
	});
	return { squared, absolute };
}

function countsOf({ customer, customers }: Ratings, places: Uint32Array): Float64Array {
	const counts = new Float64Array(Math.min(MOST_GROUPS, customers.length));
	for (const place of places) {
		const group = (customer[place] ?? 0) % counts.length;
		counts[group] = (counts[group] ?? 0) + 1;
	}
	return counts;
}

const weighted = (times: Uint32Array, values: Float64Array): number => {
	let sum = 0;
	for (let group = 0; group < values.length; group++) {
		sum += (times[group] ?? 0) * (values[group] ?? 0);
	}
	return sum;
};

function intervals(counts: Float64Array, model: Errors, base: Errors, seed: number): Interval[] {
	return bootstrap(counts.length, seed, (times) => {
		const n = weighted(times, counts);
		const [ours, theirs] = [model, base].map(({ squared }) =>
			Math.sqrt(weighted(times, squared) / n),
		);
		const [near, far] = [model, base].map(({ absolute }) => weighted(times, absolute) / n);
		return [ours ?? NaN, near ?? NaN, theirs ?? NaN, far ?? NaN, (theirs ?? NaN) - (ours ?? NaN)];
	});
}

function verdictOf({ low, high }: Interval): string {
	if (low > 0) return 'The model beats the averages of customers and products.';
	if (high < 0) {
		return 'The averages of customers and products beat the model: use the method "Averages", or give it more ratings.';
	}
	return 'No difference from the averages of customers and products can be shown on these ratings.';
}

export const predictPlaces = (
	model: RatingFactorization,
	{ customer, product }: Ratings,
	places: Uint32Array,
): Float64Array =>
	model.predict(
		Array.from(places, (place) => customer[place] ?? -1),
		Array.from(places, (place) => product[place] ?? -1),
	);

/** Places whose customer or product has no rating among `train`. */
function unknownOf({ customer, product }: Ratings, { train, test }: RatingSplit): number {
	const [customers, products] = [new Set<number>(), new Set<number>()];
	for (const place of train) {
		customers.add(customer[place] ?? -1);
		products.add(product[place] ?? -1);
	}
	const known = (place: number) =>
		customers.has(customer[place] ?? -1) && products.has(product[place] ?? -1);
	return test.reduce((count, place) => count + (known(place) ? 0 : 1), 0);
}

/** Trains on the part that is not hidden and judges the model and the baseline on the rest, which must not be empty. */
export function judgeRatings(
	ratings: Ratings,
	split: RatingSplit,
	options: RatingFactorizationOptions & { readonly method: RatingMethod },
	run: RatingRun,
): RatingEvaluation {
	const { train, test } = split;
	const matrix = matrixOf(ratings, train);
	const errors = (choice: RatingFactorizationOptions) =>
		errorsOf(
			ratings,
			test,
			predictPlaces(new RatingFactorization(choice).fit(matrix, run), ratings, test),
		);
	const model = errors(options);
	const { scale, seed = 1 } = options;
	const base = errors({ method: 'baseline', ...(scale && { scale }) });
	const counts = countsOf(ratings, test);
	const none = { mean: NaN, low: NaN, high: NaN };
	const found = intervals(counts, model, base, seed);
	const [rmse = none, mae = none, baseRmse = none, baseMae = none, rmseGain = none] = found;
	return {
		split: split.kind,
		trainRatings: train.length,
		testRatings: test.length,
		customers: new Set(Array.from(test, (place) => ratings.customer[place])).size,
		unknown: unknownOf(ratings, split),
		scores: [
			{ method: options.method, rmse, mae },
			{ method: 'baseline', rmse: baseRmse, mae: baseMae },
		],
		rmseGain,
		verdict: verdictOf(rmseGain),
	};
}
