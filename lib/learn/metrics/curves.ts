import { LibraryError } from '../../errors';
import { type MetricOptions } from './checks';
import { rankScores, type Ranking } from './ranking';

/** Sums at each different score, best first: rows with score >= threshold. */
interface Steps {
	readonly threshold: Float64Array;
	readonly hits: Float64Array;
	readonly seen: Float64Array;
}

export function stepsOf({ order, score, weight, positive, stepEnd }: Ranking): Steps {
	const nSteps = stepEnd.reduce((sum, end) => sum + end, 0);
	const threshold = new Float64Array(nSteps);
	const hits = new Float64Array(nSteps);
	const seen = new Float64Array(nSteps);
	let step = 0;
	let hit = 0;
	let all = 0;
	for (let rank = 0; rank < order.length; rank++) {
		const w = weight[rank] ?? 0;
		hit += w * (positive[rank] ?? 0);
		all += w;
		if (stepEnd[rank] === 0) continue;
		threshold[step] = score[rank] ?? 0;
		hits[step] = hit;
		seen[step++] = all;
	}
	return { threshold, hits, seen };
}

const last = (values: Float64Array) => values[values.length - 1] ?? 0;

function oneClass(curve: string): LibraryError {
	return new LibraryError(
		'UNDEFINED_METRIC',
		`The ${curve} has no value here: the rows hold only one of the two classes.`,
		'Score rows that hold both classes.',
	);
}

/** Points of a curve, one entry a point. */
export interface RocCurve {
	readonly falsePositiveRate: Float64Array;
	readonly truePositiveRate: Float64Array;
	/** The first is +Infinity: nobody is called positive. */
	readonly threshold: Float64Array;
}

/** Every point of the ROC curve, from (0, 0) to (1, 1); sklearn's roc_curve with drop_intermediate=False. */
export function rocCurve(
	truth: ArrayLike<number>,
	scores: ArrayLike<number>,
	options?: MetricOptions,
): RocCurve {
	const { threshold, hits, seen } = stepsOf(rankScores(truth, scores, options));
	const positives = last(hits);
	const negatives = last(seen) - positives;
	if (!(positives > 0 && negatives > 0)) throw oneClass('ROC curve');
	return {
		falsePositiveRate: prepend(
			0,
			seen.map((all, i) => (all - (hits[i] ?? 0)) / negatives),
		),
		truePositiveRate: prepend(
			0,
			hits.map((hit) => hit / positives),
		),
		threshold: prepend(Infinity, threshold),
	};
}

function prepend(first: number, rest: Float64Array): Float64Array {
	const all = new Float64Array(rest.length + 1);
	all[0] = first;
	all.set(rest, 1);
	return all;
}

export interface PrecisionRecallCurve {
	readonly precision: Float64Array;
	readonly recall: Float64Array;
	readonly threshold: Float64Array;
}

/** Precision and recall at every different score, the highest score first. Throws UNDEFINED_METRIC without positives. */
export function precisionRecallCurve(
	truth: ArrayLike<number>,
	scores: ArrayLike<number>,
	options?: MetricOptions,
): PrecisionRecallCurve {
	const { threshold, hits, seen } = stepsOf(rankScores(truth, scores, options));
	const positives = last(hits);
	if (!(positives > 0)) throw oneClass('precision-recall curve');
	return {
		precision: hits.map((hit, i) => hit / (seen[i] ?? 1)),
		recall: hits.map((hit) => hit / positives),
		threshold,
	};
}

export interface GainPoint {
	/** Share of all rows that is taken, best scores first, 0..1. */
	readonly depth: number;
	/** Share of all positives that is in it, 0..1 (cumulative gain, also "captured response"). */
	readonly gain: number;
	/** Gain over depth: how many times better than taking rows at random. */
	readonly lift: number;
	/** Lowest score that is taken. */
	readonly threshold: number;
}

/**
 * Gain and lift when the best-scored `depth` of the rows is taken. Inside a step of equal scores the positives are spread
 * evenly (what a random order among equals gives on average), so the result does not depend on the order of the rows.
 */
export function gainAt(
	truth: ArrayLike<number>,
	scores: ArrayLike<number>,
	depths: readonly number[],
	options?: MetricOptions,
): GainPoint[] {
	const steps = stepsOf(rankScores(truth, scores, options));
	if (!(last(steps.hits) > 0)) throw oneClass('gain curve');
	return depths.map((depth) => gainPoint(steps, depth));
}

function gainPoint({ threshold, hits, seen }: Steps, depth: number): GainPoint {
	if (!(depth > 0 && depth <= 1)) {
		throw new LibraryError(
			'INVALID_PARAMETER',
			`Depth must be above 0 and at most 1, got ${depth}.`,
			'Use e.g. 0.1 for the best 10 %.',
		);
	}
	const taken = depth * last(seen);
	let step = seen.findIndex((all) => all >= taken);
	if (step < 0) step = seen.length - 1;
	const seenBefore = seen[step - 1] ?? 0;
	const hitsBefore = hits[step - 1] ?? 0;
	const share = (taken - seenBefore) / ((seen[step] ?? 0) - seenBefore);
	const gain = (hitsBefore + share * ((hits[step] ?? 0) - hitsBefore)) / last(hits);
	return { depth, gain, lift: gain / depth, threshold: threshold[step] ?? 0 };
}

/** The gain curve at `points` even depths (default 100), for a chart. */
export function gainCurve(
	truth: ArrayLike<number>,
	scores: ArrayLike<number>,
	options: MetricOptions & { readonly points?: number } = {},
): GainPoint[] {
	const { points = 100 } = options;
	const depths = Array.from({ length: points }, (_, i) => (i + 1) / points);
	return gainAt(truth, scores, depths, options);
}
