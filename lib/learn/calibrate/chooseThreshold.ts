import { LibraryError } from '../../errors';
import type { MetricOptions } from '../metrics';
import { stepsOf } from '../metrics/curves';
import { bestProfit, type ProfitOptions } from '../metrics/profit';
import { rankScores } from '../metrics/ranking';

/** What the threshold is to reach. */
export type ThresholdGoal =
	| { readonly kind: 'f1' }
	/** At least this precision (0..1), with as much recall as can be had. */
	| { readonly kind: 'precision'; readonly atLeast: number }
	/** At least this recall (0..1), with as few rows as can be. */
	| { readonly kind: 'recall'; readonly atLeast: number }
	| ({ readonly kind: 'profit' } & Omit<ProfitOptions, 'weights'>)
	/** The best-scored share of the rows (0..1]; equal scores are taken together, so the share may be exceeded. */
	| { readonly kind: 'top'; readonly share: number };

export interface ChosenThreshold {
	/**
	 * A row counts as positive when its score is >= threshold; +Infinity: none (profit only). It lies in the middle between the last
	 * score that is taken and the next one, so that scores of other rows that differ by a hair are decided alike.
	 */
	readonly threshold: number;
	/** On the rows it was chosen from, which flatters it: judge it on others. */
	readonly precision: number;
	readonly recall: number;
	readonly f1: number;
	readonly share: number;
}

/**
 * The threshold that reaches the goal on these rows (use out-of-fold predictions). `truth` 0 or 1. Throws UNDEFINED_METRIC without
 * positives and INVALID_PARAMETER for a goal that no threshold reaches.
 */
export function chooseThreshold(
	truth: ArrayLike<number>,
	scores: ArrayLike<number>,
	goal: ThresholdGoal,
	options: MetricOptions = {},
): ChosenThreshold {
	const points = pointsOf(truth, scores, options);
	if (goal.kind === 'profit') {
		const { threshold } = bestProfit(truth, scores, { ...goal, ...options });
		const none = { threshold, precision: 0, recall: 0, f1: 0, share: 0 };
		const chosen = points.find((point) => point.threshold === threshold);
		return chosen ? inTheGap(chosen, points) : none;
	}
	return inTheGap(pick(points, goal), points);
}

/** The threshold in the middle between its score and the next lower one: the same rows are taken. */
function inTheGap(chosen: ChosenThreshold, points: readonly ChosenThreshold[]): ChosenThreshold {
	const next = points[points.indexOf(chosen) + 1];
	if (!next) return chosen;
	const middle = next.threshold + (chosen.threshold - next.threshold) / 2;
	return { ...chosen, threshold: middle > next.threshold ? middle : chosen.threshold };
}

function pointsOf(
	truth: ArrayLike<number>,
	scores: ArrayLike<number>,
	options: MetricOptions,
): ChosenThreshold[] {
	const { threshold, hits, seen } = stepsOf(rankScores(truth, scores, options));
	const positives = hits[hits.length - 1] ?? 0;
	const all = seen[seen.length - 1] ?? 1;
	if (!(positives > 0)) {
		throw new LibraryError(
			'UNDEFINED_METRIC',
			'No threshold can be chosen: no row is positive.',
			'Choose it on rows that hold both classes.',
		);
	}
	return Array.from(threshold, (value, i) => {
		const hit = hits[i] ?? 0;
		const taken = seen[i] ?? 1;
		return {
			threshold: value,
			precision: hit / taken,
			recall: hit / positives,
			f1: (2 * hit) / (taken + positives),
			share: taken / all,
		};
	});
}

function pick(
	points: readonly ChosenThreshold[],
	goal: Exclude<ThresholdGoal, { kind: 'profit' }>,
): ChosenThreshold {
	const best = (
		fits: (point: ChosenThreshold) => boolean,
		by: (point: ChosenThreshold) => number,
	) =>
		points.reduce<ChosenThreshold | null>(
			(chosen, point) => (fits(point) && (!chosen || by(point) > by(chosen)) ? point : chosen),
			null,
		);
	switch (goal.kind) {
		case 'f1':
			return reached(
				best(
					() => true,
					({ f1 }) => f1,
				),
				'F1',
			);
		case 'precision':
			checkShare('precision', goal.atLeast);
			return reached(
				best(
					({ precision }) => precision >= goal.atLeast,
					({ recall }) => recall,
				),
				`a precision of ${goal.atLeast}`,
			);
		case 'recall':
			checkShare('recall', goal.atLeast);
			return reached(
				best(
					({ recall }) => recall >= goal.atLeast,
					({ share }) => -share,
				),
				`a recall of ${goal.atLeast}`,
			);
		case 'top':
			checkShare('share', goal.share);
			return reached(
				best(
					({ share }) => share >= goal.share - 1e-12,
					({ share }) => -share,
				),
				`the top ${goal.share}`,
			);
	}
}

function checkShare(name: string, value: number): void {
	if (value > 0 && value <= 1) return;
	throw new LibraryError(
		'INVALID_PARAMETER',
		`${name} must be above 0 and at most 1, got ${value}.`,
		'Use e.g. 0.8 for 80 %.',
	);
}

function reached(point: ChosenThreshold | null, what: string): ChosenThreshold {
	if (point) return point;
	throw new LibraryError(
		'INVALID_PARAMETER',
		`No threshold reaches ${what} on these rows.`,
		'Lower the goal or train a better model.',
	);
}
