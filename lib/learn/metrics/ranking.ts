/**
 * Rows in descending order of their score, sorted once: every metric of the order, and each bootstrap replicate of it, is
 * then one pass. Equal scores form one step (ties count half in the ROC area), as in scikit-learn; rows of weight 0 are left out.
 */
import {
	checkedClasses,
	checkedWeights,
	checkFiniteValues,
	checkLengths,
	defined,
	type MetricOptions,
} from './checks';
import { argsortDescending } from './argsort';

export interface Ranking {
	/** Rows of the input. */
	readonly nRows: number;
	/** Row at each rank; all below by rank. */
	readonly order: Uint32Array;
	readonly score: Float64Array;
	readonly weight: Float64Array;
	/** 1 where the row is positive. */
	readonly positive: Uint8Array;
	/** 1 where the next score is a lower one. */
	readonly stepEnd: Uint8Array;
}

/** How often each row was drawn in a bootstrap replicate; all 1: the data as they are. */
export type Counts = Uint16Array;

export const onceEach = (nRows: number): Counts => new Uint16Array(nRows).fill(1);

/** Sorts rows by score. `truth`: 1 positive, 0 negative; `scores`: finite, the higher the likelier. Throws as the checks do. */
export function rankScores(
	truth: ArrayLike<number>,
	scores: ArrayLike<number>,
	options: MetricOptions = {},
): Ranking {
	checkLengths(truth.length, scores.length);
	checkFiniteValues('Score', scores);
	return rankFloats(
		checkedClasses(truth, 2),
		Float64Array.from(scores),
		checkedWeights(truth.length, options.weights),
	);
}

/** The same for checked input. */
export function rankFloats(
	classes: Int32Array,
	scores: Float64Array,
	weights: Float64Array,
): Ranking {
	const order = argsortDescending(scores).filter((row) => (weights[row] ?? 0) > 0);
	const n = order.length;
	const score = new Float64Array(n);
	const weight = new Float64Array(n);
	const positive = new Uint8Array(n);
	const stepEnd = new Uint8Array(n);
	for (let rank = 0; rank < n; rank++) {
		const row = order[rank] ?? 0;
		score[rank] = scores[row] ?? 0;
		weight[rank] = weights[row] ?? 0;
		positive[rank] = classes[row] ?? 0;
	}
	for (let rank = 0; rank < n; rank++) stepEnd[rank] = score[rank] === score[rank + 1] ? 0 : 1;
	return { nRows: classes.length, order, score, weight, positive, stepEnd };
}

/** Area under the ROC curve; NaN when one class is missing. */
export function rocAucOf(ranking: Ranking, counts: Counts): number {
	const { order, weight, positive, stepEnd } = ranking;
	let hits = 0;
	let misses = 0;
	let area = 0;
	let stepHits = 0;
	let stepMisses = 0;
	for (let rank = 0; rank < order.length; rank++) {
		const w = (weight[rank] ?? 0) * (counts[order[rank] ?? 0] ?? 0);
		const hit = w * (positive[rank] ?? 0);
		stepHits += hit;
		stepMisses += w - hit;
		if (stepEnd[rank] === 0) continue;
		area += stepMisses * (hits + 0.5 * stepHits);
		hits += stepHits;
		misses += stepMisses;
		stepHits = 0;
		stepMisses = 0;
	}
	return hits > 0 && misses > 0 ? area / (hits * misses) : Number.NaN;
}

/** Average precision (the step-wise area under precision over recall); NaN without positives. */
export function prAucOf(ranking: Ranking, counts: Counts): number {
	const { order, weight, positive, stepEnd } = ranking;
	let hits = 0;
	let seen = 0;
	let area = 0;
	let stepHits = 0;
	for (let rank = 0; rank < order.length; rank++) {
		const w = (weight[rank] ?? 0) * (counts[order[rank] ?? 0] ?? 0);
		stepHits += w * (positive[rank] ?? 0);
		seen += w;
		if (stepEnd[rank] === 0 || stepHits === 0) continue;
		hits += stepHits;
		area += (stepHits * hits) / seen;
		stepHits = 0;
	}
	return hits > 0 ? area / hits : Number.NaN;
}

const ONE_CLASS = 'the rows hold only one of the two classes';

/** Chance that a positive row scores above a negative one (ties half), 0..1. Throws UNDEFINED_METRIC with one class only. */
export function rocAuc(
	truth: ArrayLike<number>,
	scores: ArrayLike<number>,
	options?: MetricOptions,
): number {
	const ranking = rankScores(truth, scores, options);
	return defined(rocAucOf(ranking, onceEach(truth.length)), 'ROC AUC', ONE_CLASS);
}

/** Average precision, 0..1 (a model without skill: the share of positives). Throws UNDEFINED_METRIC without positives. */
export function prAuc(
	truth: ArrayLike<number>,
	scores: ArrayLike<number>,
	options?: MetricOptions,
): number {
	const ranking = rankScores(truth, scores, options);
	return defined(prAucOf(ranking, onceEach(truth.length)), 'PR AUC', 'no row is positive');
}

/**
 * Mean over classes of the ROC area of "this class against the rest". `probabilities`: nRows × nClasses, row-major.
 * Throws UNDEFINED_METRIC when a class has no row.
 */
export function rocAucOneVsRest(
	truth: ArrayLike<number>,
	probabilities: ArrayLike<number>,
	nClasses: number,
	options: MetricOptions = {},
): number {
	const rankings = rankClasses(truth, probabilities, nClasses, options);
	const value = meanArea(rankings, onceEach(truth.length));
	return defined(value, 'ROC AUC (one against the rest)', 'a class has no row');
}

/** One ranking a class. */
export function rankClasses(
	truth: ArrayLike<number>,
	probabilities: ArrayLike<number>,
	nClasses: number,
	options: MetricOptions = {},
): Ranking[] {
	checkLengths(truth.length, probabilities.length, nClasses);
	const classes = checkedClasses(truth, nClasses);
	return Array.from({ length: nClasses }, (_, c) => {
		const scores = Float64Array.from(classes, (_, row) => probabilities[row * nClasses + c] ?? 0);
		return rankScores(
			classes.map((value) => (value === c ? 1 : 0)),
			scores,
			options,
		);
	});
}

export function meanArea(rankings: readonly Ranking[], counts: Counts): number {
	const sum = rankings.reduce((total, ranking) => total + rocAucOf(ranking, counts), 0);
	return sum / rankings.length;
}
