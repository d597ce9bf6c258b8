/**
 * Weights of a blend by greedy selection with replacement (Caruana et al., "Ensemble selection from libraries of models",
 * 2004): beginning with the best model, the member that raises nDCG most gets one more share, again and again. Few shares
 * keep the weights from fitting the noise of the hidden purchases.
 */
import type { CancelSignal } from '../../ports';
import { ndcgOf } from '../protocol/judge';
import { listsOfShortlists, someShortlists, type Shortlists } from './shortlists';

/** Shares that are given out. */
const SHARES = 10;

const meanOf = (values: Float64Array) =>
	values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

/** One weight a model, adding up to 1; many are 0. Ties go to the earlier model. */
export function learnWeights(lists: Shortlists, k: number, signal?: CancelSignal): number[] {
	const { scores } = lists;
	const worth = (own: Float32Array) => {
		signal?.throwIfCancelled();
		return meanOf(ndcgOf(listsOfShortlists(lists, own, k), lists, k));
	};
	const shares = scores.map(() => 0);
	let best = { ndcg: -1, weights: [...shares] };
	let sum: Float32Array = new Float32Array(lists.items.length);
	for (let share = 1; share <= SHARES; share++) {
		const tried = scores.map((own) => worth(added(sum, own)));
		const chosen = tried.reduce((top, ndcg, i) => (ndcg > (tried[top] ?? 0) ? i : top), 0);
		shares[chosen] = (shares[chosen] ?? 0) + 1;
		sum = added(sum, scores[chosen] ?? sum);
		const ndcg = tried[chosen] ?? 0;
		if (ndcg > best.ndcg) best = { ndcg, weights: shares.map((count) => count / share) };
	}
	return best.weights;
}

const added = (a: Float32Array, b: Float32Array) => a.map((value, at) => value + (b[at] ?? 0));

/** Σ weight · scores of the short-listed products. */
export function blended({ scores, items }: Shortlists, weights: readonly number[]): Float32Array {
	const out = new Float32Array(items.length);
	scores.forEach((own, i) => {
		const weight = weights[i] ?? 0;
		for (let at = 0; at < out.length; at++) out[at] = (out[at] ?? 0) + weight * (own[at] ?? 0);
	});
	return out;
}

export interface LearnedBlend {
	/** One weight a model, adding up to 1. */
	readonly weights: readonly number[];
	/** The list of each customer by weights learned on other customers: what the blend does for people it has not seen. */
	readonly lists: readonly (readonly number[])[];
}

const FOLDS = 4;

/**
 * Weights learned on three quarters of the customers and judged on the last one, in turn. The blend gets their mean: the
 * authors' bagging, which steadies weights that rest on few customers.
 */
export function learnBlend(lists: Shortlists, k: number, signal?: CancelSignal): LearnedBlend {
	const blendLists: number[][] = lists.hidden.map(() => []);
	const weights = lists.scores.map(() => 0);
	for (let fold = 0; fold < FOLDS; fold++) {
		const learned = learnWeights(
			someShortlists(lists, (row) => row % FOLDS !== fold),
			k,
			signal,
		);
		learned.forEach((weight, i) => (weights[i] = (weights[i] ?? 0) + weight / FOLDS));
		const own = someShortlists(lists, (row) => row % FOLDS === fold);
		const found = listsOfShortlists(own, blended(own, learned), k);
		found.forEach((list, i) => (blendLists[FOLDS * i + fold] = list));
	}
	return { weights, lists: blendLists };
}
