/** Time that Auto may use, and what a candidate will need of it, guessed from what it needed on fewer rows. */
import type { CancelSignal } from '../../ports';

/** Seconds of a clock that never goes back. */
export type Clock = () => number;

const monotonic: Clock = () => performance.now() / 1000;

export class Budget {
	private readonly started: number;

	constructor(
		readonly seconds: number,
		readonly now: Clock = monotonic,
	) {
		this.started = now();
	}

	/** Seconds that are left; below 0 when it is over. */
	left(): number {
		return this.started + this.seconds - this.now();
	}
}

/** What one cross-validation of a candidate took. */
export interface Cost {
	/** Rows that the folds learnt from, added up. */
	readonly rowsLearnt: number;
	/** Folds, with the scoring. */
	readonly seconds: number;
	/** Rows that one fold learnt from, about. */
	readonly foldRows: number;
	/** Longest fit of a fold. */
	readonly fitSeconds: number;
	/** Longest prediction of a fold, and its rows. */
	readonly predictSeconds: number;
	readonly testRows: number;
	/** Working out the deciding metric with its interval, on `scoredRows` rows. */
	readonly scoreSeconds: number;
	readonly scoredRows: number;
}

/** Fits grow slower than their rows where much of them is a fixed cost; used until two sizes were seen. */
const USUAL_EXPONENT = 0.7;
/** From four fifths of the rows to all of them: as the rows. */
const GROWN_EXPONENT = 0.9;

/** How seconds grow with rows: as from one size to the next, 0.4..1.2. */
function exponentOf(costs: readonly Cost[]): number {
	const last = costs.at(-1);
	const before = costs.at(-2);
	if (!last || !before || last.rowsLearnt <= before.rowsLearnt) return USUAL_EXPONENT;
	const seen =
		Math.log(last.seconds / before.seconds) / Math.log(last.rowsLearnt / before.rowsLearnt);
	return Math.min(1.2, Math.max(0.4, Number.isFinite(seen) ? seen : USUAL_EXPONENT));
}

/** Seconds on more rows: the growth from one size to the next goes on. No costs: 0. */
export function expectedSeconds(costs: readonly Cost[], rowsLearnt: number): number {
	const last = costs.at(-1);
	return last ? last.seconds * (rowsLearnt / last.rowsLearnt) ** exponentOf(costs) : 0;
}

/** The rows that can be learnt from in so many seconds; at least 0. No costs: Infinity. */
export function rowsInTime(costs: readonly Cost[], seconds: number): number {
	const last = costs.at(-1);
	if (!last) return Infinity;
	return last.rowsLearnt * (Math.max(0, seconds) / last.seconds) ** (1 / exponentOf(costs));
}

/** What the work after the comparison has to do with. */
export interface Finish {
	/** Rows that the chosen model learns from. */
	readonly rows: number;
	readonly features: number;
	/** Rows that the importance is measured on. */
	readonly judgedRows: number;
	readonly repeats: number;
	/** Cross-validations of the chosen model still to come. */
	readonly moreValidations: number;
}

/** All metrics with intervals against the deciding one alone, and that of the lead over the baseline. */
const REPORT_FACTOR = 6;

/** Seconds of the last fit, on all rows. */
export const fitSecondsOn = ({ fitSeconds, foldRows }: Cost, rows: number): number =>
	fitSeconds * (rows / Math.max(1, foldRows)) ** GROWN_EXPONENT;

/** Seconds after the comparison: a fit on all rows, a prediction for every feature that is shuffled, the report. */
export function finishSeconds(cost: Cost, finish: Finish): number {
	const { rows, features, judgedRows, repeats, moreValidations } = finish;
	const { predictSeconds, testRows, scoreSeconds, scoredRows, seconds, foldRows } = cost;
	const predict = predictSeconds * (judgedRows / Math.max(1, testRows)) ** USUAL_EXPONENT;
	const report = REPORT_FACTOR * scoreSeconds * (rows / Math.max(1, scoredRows));
	const again = moreValidations * seconds * (rows / foldRows) ** GROWN_EXPONENT;
	return 1.2 * (fitSecondsOn(cost, rows) + features * repeats * predict + report + again);
}

/** Thrown inside a candidate whose time is over; never leaves the comparison. */
export class OutOfTime extends Error {}

/** Cancels as the job does, and when `over` says so: with OutOfTime. */
export function timedSignal(signal: CancelSignal, over: () => boolean): CancelSignal {
	return {
		get cancelled() {
			return signal.cancelled || over();
		},
		throwIfCancelled() {
			signal.throwIfCancelled();
			if (over()) throw new OutOfTime('The time budget is over.');
		},
		abortSignal: signal.abortSignal,
	};
}
