/**
 * Biased matrix factorisation by stochastic gradient descent (Funk 2006; Koren, Bell and Volinsky 2009): each rating in
 * turn, in a new seeded order every pass. Cost: passes × ratings × factors; the order of visits makes it one thread's work.
 */
import { shuffle, type Random } from '../../math';
import type { ScaledRatings } from './ratings';
import {
	normalNumbers,
	startPass,
	type RatingRun,
	type RatingSettings,
	type RatingState,
} from './state';

/** Ratings between two looks at the cancel signal. */
const RATINGS_A_LOOK = 65_536;

export function fitSgd(
	ratings: ScaledRatings,
	settings: RatingSettings,
	random: Random,
	run: RatingRun,
): RatingState {
	const { nRows, nCols, indices } = ratings.matrix;
	const { factors, epochs } = settings;
	const state: RatingState = {
		factors,
		customerBias: new Float64Array(nRows),
		productBias: new Float64Array(nCols),
		customerFactors: normalNumbers(nRows * factors, random),
		productFactors: normalNumbers(nCols * factors, random),
		impliedFactors: new Float64Array(0),
	};
	const order = Uint32Array.from(indices.keys());
	for (let epoch = 0; epoch < epochs; epoch++) {
		startPass(run, epoch, epochs);
		shuffle(order, random);
		for (let from = 0; from < order.length; from += RATINGS_A_LOOK) {
			run.signal?.throwIfCancelled();
			visit(ratings, order.subarray(from, from + RATINGS_A_LOOK), state, settings);
		}
	}
	return state;
}

/** One gradient step for each of these ratings. */
function visit(
	{ matrix, scaled, customer }: ScaledRatings,
	order: Uint32Array,
	{ factors, customerBias, productBias, customerFactors, productFactors }: RatingState,
	{ learningRate, regularization }: RatingSettings,
): void {
	const { indices } = matrix;
	for (let i = 0; i < order.length; i++) {
		const at = order[i] ?? 0;
		const c = customer[at] ?? 0;
		const p = indices[at] ?? 0;
		const [cBias, pBias] = [customerBias[c] ?? 0, productBias[p] ?? 0];
		const cFrom = c * factors;
		const pFrom = p * factors;
		let guess = cBias + pBias;
		for (let f = 0; f < factors; f++) {
			guess += (customerFactors[cFrom + f] ?? 0) * (productFactors[pFrom + f] ?? 0);
		}
		const error = (scaled[at] ?? 0) - guess;
		customerBias[c] = cBias + learningRate * (error - regularization * cBias);
		productBias[p] = pBias + learningRate * (error - regularization * pBias);
		for (let f = 0; f < factors; f++) {
			const x = customerFactors[cFrom + f] ?? 0;
			const y = productFactors[pFrom + f] ?? 0;
			customerFactors[cFrom + f] = x + learningRate * (error * y - regularization * x);
			productFactors[pFrom + f] = y + learningRate * (error * x - regularization * y);
		}
	}
}
