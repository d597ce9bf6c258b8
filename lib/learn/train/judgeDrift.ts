import type { Frame } from '../../features';
import { driftReport, type DriftLevel, type DriftReference, type DriftReport } from '../drift';

/** Fewer rows say nothing of a distribution: ten bins would hold less than ten each. */
export const LEAST_DRIFT_ROWS = 100;

/** `tooFewRows`: fewer than 100 rows, nothing was compared; `notAvailable`: an imported model knows nothing of its training rows. */
export interface JudgedDrift extends Omit<DriftReport, 'level'> {
	readonly level: DriftLevel | 'tooFewRows' | 'notAvailable';
}

/** Drift of these rows against training, where there are enough of them to judge; costs nothing where there are not. */
export function judgeDrift(
	usual: DriftReference,
	frame: Frame,
	scores: ArrayLike<number>,
): JudgedDrift {
	if (frame.nRows >= LEAST_DRIFT_ROWS) return driftReport(usual, frame, scores);
	return { level: 'tooFewRows', rows: frame.nRows, features: [], prediction: null };
}
