/** What Train Model tells of a model: how good it is on rows it has not seen, beside a baseline, and what was left out. */
import {
	gainAt,
	calibrationBins,
	type CalibrationBin,
	type GainPoint,
	type Scores,
} from '../metrics';
import type { Target } from '../estimator';

export interface MetricReport {
	readonly value: number | null;
	/** Bounds of the 95 % bootstrap interval; null where there is none. */
	readonly low: number | null;
	readonly high: number | null;
	/** The same metric of the baseline on the same rows. */
	readonly baseline: number | null;
	/** Why a number is missing. */
	readonly reason?: string;
}

export interface RankingReport {
	/** What taking the best-scored share of the rows finds. */
	readonly gain: readonly GainPoint[];
	/** Whether probabilities come true: what was said and what happened, in groups. */
	readonly calibration: readonly CalibrationBin[];
}

const DEPTHS = [0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1];

/** Every metric with its interval and the baseline's value. */
export function metricReports(scores: Scores, baseline: Scores): Record<string, MetricReport> {
	const reports = Object.entries(scores).map(([name, { value, low, high, reason }]) => [
		name,
		{
			value: numberOrNull(value),
			low: numberOrNull(low),
			high: numberOrNull(high),
			baseline: numberOrNull(baseline[name]?.value),
			...(reason === undefined ? {} : { reason }),
		},
	]);
	return Object.fromEntries(reports);
}

const numberOrNull = (value: number | undefined) =>
	value === undefined || !Number.isFinite(value) ? null : value;

/** For two classes: gain and calibration of the out-of-fold probabilities; null otherwise. */
export function rankingReport(target: Target, positive: Float64Array): RankingReport | null {
	if (target.task !== 'classification' || target.nClasses !== 2) return null;
	return {
		gain: gainAt(target.values, positive, DEPTHS),
		calibration: calibrationBins(target.values, positive, { strategy: 'quantile' }),
	};
}
