import { LibraryError } from '../../errors';
import type { Target } from '../estimator';
import { bootstrap, type BootstrapOptions, type Interval, type Statistic } from './bootstrap';
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
 * Every metric of the task with a bootstrap interval. `predictions`: as `Estimator.predict` gives them (two classes: one
 * probability a row will do). A metric that is undefined for these rows is NaN with a reason; nothing is thrown for it.
 */
export function scorePredictions(
	target: Target,
	predictions: ArrayLike<number>,
	options: ScoreOptions = {},
): Scores {
	return scoresOf(target.values.length, statisticsOf(target, predictions, options), options);
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
