import { LibraryError } from '../../errors';
import type { Frame, FrameColumn } from '../../features';
import { Random, shuffle } from '../../math';
import type { CancelSignal, Progress } from '../../ports';
import type { Estimator, Target } from '../estimator';
import { lessIsBetter, metricNames, scorePredictions } from '../metrics';
import { intervalOf } from '../metrics/bootstrap';

export interface PermutationOptions {
	/** A metric of scorePredictions; default rocAuc for two classes, logLoss for more, rmse for numbers. */
	readonly metric?: string | undefined;
	/** How often each feature is shuffled, 1..1000, default 5. */
	readonly repeats?: number | undefined;
	readonly seed?: number | undefined;
	/** Of the interval, default .95. */
	readonly confidence?: number | undefined;
	readonly weights?: Float64Array | undefined;
	readonly threads?: number | undefined;
	/** Looked at before each shuffle, and by the estimator as it predicts. */
	readonly signal?: CancelSignal | undefined;
	/** Told after each feature. */
	readonly progress?: Progress | undefined;
}

export interface FeatureImportance {
	readonly feature: string;
	/** How much worse the metric gets when the feature's values are dealt anew, mean of the repeats; > 0: the model needs it. */
	readonly importance: number;
	/** Of the repeats (percentiles): what the shuffling makes uncertain. */
	readonly low: number;
	readonly high: number;
	readonly standardDeviation: number;
}

/**
 * Permutation importance (Breiman 2001; Fisher et al. 2019) of every feature on these rows, most important first. Use rows that the model has
 * not seen. Features that say the same share their importance. Cost: features × repeats predictions of all rows. Throws
 * INVALID_PARAMETER for an unknown metric and UNDEFINED_METRIC when it has no value on these rows.
 */
export async function permutationImportance(
	estimator: Estimator,
	frame: Frame,
	target: Target,
	options: PermutationOptions = {},
): Promise<FeatureImportance[]> {
	const { repeats = 5, seed = 42, confidence = 0.95, signal, progress } = options;
	const metric = options.metric ?? usualMetric(target);
	check(repeats, metric, target);
	const sign = lessIsBetter(metric) ? 1 : -1;
	const scoreOf = async (some: Frame) =>
		valueOf(target, await estimator.predict(some, options), metric, options.weights);
	const base = await scoreOf(frame);
	const out: FeatureImportance[] = [];
	for (const [f, { name }] of frame.features.entries()) {
		const drops: number[] = [];
		for (let repeat = 0; repeat < repeats; repeat++) {
			signal?.throwIfCancelled();
			const random = new Random(seed).fork(f * repeats + repeat);
			drops.push(sign * ((await scoreOf(withShuffled(frame, f, random))) - base));
		}
		const importance = drops.reduce((sum, drop) => sum + drop, 0) / repeats;
		const { low, high, standardError } = intervalOf(drops, confidence);
		out.push({ feature: name, importance, low, high, standardDeviation: standardError });
		const { length } = frame.features;
		progress?.(out.length / length, `Asking which columns count, ${out.length} of ${length}`);
	}
	return out.sort((a, b) => b.importance - a.importance);
}

function check(repeats: number, metric: string, target: Target): void {
	if (!(Number.isInteger(repeats) && repeats >= 1 && repeats <= 1000)) {
		throw new LibraryError(
			'INVALID_PARAMETER',
			`repeats must be a whole number 1..1000, got ${repeats}.`,
			'Use e.g. 5.',
		);
	}
	const names = metricNames(target);
	if (names.includes(metric)) return;
	throw new LibraryError(
		'INVALID_PARAMETER',
		`There is no metric "${metric}" for ${target.task}.`,
		`Use one of ${names.join(', ')}.`,
	);
}

const usualMetric = (target: Target) =>
	target.task === 'regression' ? 'rmse' : target.nClasses === 2 ? 'rocAuc' : 'logLoss';

/** The one metric: the others, which need passes and sorts of their own, are not worked out. */
function valueOf(
	target: Target,
	predictions: Float64Array,
	metric: string,
	weights: Float64Array | undefined,
): number {
	const options = { weights, replicates: 0, metrics: [metric] };
	const score = scorePredictions(target, predictions, options)[metric];
	if (score && !Number.isNaN(score.value)) return score.value;
	throw new LibraryError(
		'UNDEFINED_METRIC',
		`Importance cannot be worked out: ${metric} has no value on these rows.`,
		score?.reason ?? 'Pick another metric.',
	);
}

function withShuffled(frame: Frame, feature: number, random: Random): Frame {
	const columns = frame.columns.map((column, f) => {
		if (f !== feature) return column;
		return shuffle<number, FrameColumn>(column.slice(), random);
	});
	return { ...frame, columns };
}
