import { LibraryError } from '../../errors';
import type { Target } from '../estimator';
import { bootstrap, type BootstrapOptions, type Interval, type Statistic } from './bootstrap';
import { argsortDescending } from './argsort';
import { checkLengths, checkProbabilities } from './checks';
import { onceEach } from './ranking';
import { classStatistics, regressionStatistics, type ScoredOptions } from './statistics';

/** One metric with its interval. */
export interface Score extends Interval {
	/** NaN when it is undefined for these rows. */
	readonly value: number;
	/** Why the value or the interval is NaN; absent when both are there. */
	readonly reason?: string;
}

export type Scores = Readonly<Record<string, Score>>;

export interface ScoreOptions extends ScoredOptions, BootstrapOptions {}

/** Metrics of which less is better; of all others more is. */
const LESS_IS_BETTER = new Set([
	'logLoss',
	'brier',
	'calibrationError',
	'mse',
	'rmse',
	'mae',
	'mape',
	'smape',
]);

export const lessIsBetter = (metric: string): boolean => LESS_IS_BETTER.has(metric);

/** The statistics that fit the target's task. */
export function statisticsOf(
	target: Target,
	predictions: ArrayLike<number>,
	options?: ScoredOptions,
): Statistic[] {
	return target.task === 'classification'
		? classStatistics(target, predictions, options)
		: regressionStatistics(target, predictions, options);
}

/**
 * Every metric of the task (or those of `metrics`) with a bootstrap interval. `predictions`: as `Estimator.predict` gives them (two classes: one
 * probability a row will do). A metric that is undefined for these rows is NaN with a reason; nothing is thrown for it.
 */
export function scorePredictions(
	target: Target,
	predictions: ArrayLike<number>,
	options: ScoreOptions = {},
): Scores {
	const nRows = target.values.length;
	const width = predictions.length / nRows;
	if (target.task !== 'classification' || target.nClasses !== 2 || (width !== 1 && width !== 2))
		return scoresOf(nRows, statisticsOf(target, predictions, options), options);
	// Rows in order of their score: replicates then read memory from front to back, several times as fast for 1M rows.
	checkProbabilities(predictions);
	const positive = width - 1;
	const scores = Float64Array.from(
		{ length: nRows },
		(_, row) => predictions[row * width + positive] ?? 0,
	);
	const order = argsortDescending(scores);
	const values = Int32Array.from(order, (row) => target.values[row] ?? -1);
	const { weights } = options;
	const sorted = {
		...options,
		weights: weights && Float64Array.from(order, (row) => weights[row] ?? NaN),
	};
	if (weights) checkLengths(nRows, weights.length);
	const inOrder = Float64Array.from(order, (row) => scores[row] ?? 0);
	return scoresOf(nRows, statisticsOf({ ...target, values }, inOrder, sorted), sorted);
}

function scoresOf(
	nRows: number,
	statistics: readonly Statistic[],
	options: BootstrapOptions,
): Scores {
	const intervals = bootstrap(nRows, statistics, options);
	const ones = onceEach(nRows);
	const scores: Record<string, Score> = {};
	for (const statistic of statistics) {
		const values = statistic.values(ones);
		statistic.names.forEach((name, i) => {
			const interval = intervals.get(name);
			if (interval) scores[name] = explained(values[i] ?? Number.NaN, interval);
		});
	}
	return scores;
}

function explained(value: number, interval: Interval): Score {
	if (Number.isNaN(value)) {
		const none = { low: Number.NaN, high: Number.NaN, standardError: Number.NaN };
		return {
			...interval,
			...none,
			value,
			reason: 'Undefined: the rows hold one class or one value only.',
		};
	}
	if (!Number.isNaN(interval.low)) return { value, ...interval };
	return { value, ...interval, reason: 'No interval: too few replicates had both classes.' };
}

/**
 * Metric of predictions `a` minus metric of predictions `b` of the same rows, with intervals from the same draws (paired):
 * an interval that leaves out 0 says that the two differ. Throws as scorePredictions does.
 */
export function compareScores(
	target: Target,
	a: ArrayLike<number>,
	b: ArrayLike<number>,
	options: ScoreOptions = {},
): Scores {
	if (a.length !== b.length) {
		throw new LibraryError(
			'INVALID_PARAMETER',
			`${a.length} predictions cannot be compared with ${b.length}.`,
			'Compare two models on the same rows.',
		);
	}
	const left = statisticsOf(target, a, options);
	const right = statisticsOf(target, b, options);
	const differences = left.map((statistic, s): Statistic => {
		const other = right[s] ?? statistic;
		return {
			names: statistic.names,
			values(counts) {
				const theirs = other.values(counts);
				return statistic.values(counts).map((value, i) => value - (theirs[i] ?? Number.NaN));
			},
		};
	});
	return scoresOf(target.values.length, differences, options);
}
