/**
 * How much customers are interested in products, on one scale for all customers. A model's scores order the products of one
 * customer; between customers they mean little. So: how far the score lies above the customer's mean over all products, in standard
 * deviations, plus ln(1 + products the customer has) – what a customer would pick, and how much a customer buys. On Complete
 * Journey (by time) this finds buyers better than plain scores, their standard deviations or activity alone; on ml-100k (75/25 per
 * film) plain scores of EASE are a little better (lift 8.0 against 7.5 in the first 5 %).
 */
import { sliceCsr, type CsrMatrix } from '../../math';
import type { RecommenderRun } from '../recommender';
import type { Scorer } from '../scorer';

/** Scores held at once, 16 MB: bounds memory and the time to a cancellation. */
const MOST_SCORES = 2 ** 22;

/** Gets rows from..to − 1: row-major, rows × wanted products. */
export type EachInterest = (from: number, to: number, interest: Float64Array) => void;

function spread(scores: Float32Array): { mean: number; deviation: number } {
	let sum = 0;
	let squares = 0;
	// Around the first score, so that nothing cancels out where all scores lie far from 0.
	const about = scores[0] ?? 0;
	for (let at = 0; at < scores.length; at++) {
		const score = (scores[at] ?? 0) - about;
		sum += score;
		squares += score * score;
	}
	const mean = sum / scores.length;
	const variance = squares / scores.length - mean * mean;
	return { mean: about + mean, deviation: Math.sqrt(Math.max(0, variance)) };
}

/** Products that a history still holds: bought and kept. */
export function activity({ indptr, values }: CsrMatrix, row: number): number {
	let count = 0;
	const end = indptr[row + 1] ?? 0;
	for (let at = indptr[row] ?? 0; at < end; at++) if ((values[at] ?? 0) > 0) count++;
	return count;
}

/** Interest of each history in the wanted products (numbers of the model), block by block. Throws CANCELLED. */
export function eachInterest(
	scorer: Scorer,
	histories: CsrMatrix,
	products: Uint32Array,
	run: RecommenderRun,
	each: EachInterest,
): void {
	const { nProducts } = scorer;
	const size = Math.max(1, Math.floor(MOST_SCORES / Math.max(1, nProducts)));
	for (let from = 0; from < histories.nRows; from += size) {
		run.signal?.throwIfCancelled();
		const to = Math.min(histories.nRows, from + size);
		const scores = scorer.score(sliceCsr(histories, from, to), { ...run, progress: undefined });
		const interest = new Float64Array((to - from) * products.length);
		for (let row = from; row < to; row++) {
			const own = scores.subarray((row - from) * nProducts, (row - from + 1) * nProducts);
			const { mean, deviation } = spread(own);
			const active = Math.log(1 + activity(histories, row));
			products.forEach((product, at) => {
				const above = deviation > 0 ? ((own[product] ?? 0) - mean) / deviation : 0;
				interest[(row - from) * products.length + at] = above + active;
			});
		}
		each(from, to, interest);
		run.progress?.(to / histories.nRows, `Scored ${to} of ${histories.nRows} customers`);
	}
}
