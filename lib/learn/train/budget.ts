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
}

/** Fits grow slower than their rows where much of them is a fixed cost; used until two sizes were seen. */
const USUAL_EXPONENT = 0.7;

/** Seconds on more rows: the growth from one size to the next goes on. No costs: 0. */
export function expectedSeconds(costs: readonly Cost[], rowsLearnt: number): number {
	const last = costs.at(-1);
	if (!last) return 0;
	const before = costs.at(-2);
	const grown = before && Math.log(last.seconds / before.seconds);
	const exponent =
		before && grown !== undefined && last.rowsLearnt > before.rowsLearnt
			? grown / Math.log(last.rowsLearnt / before.rowsLearnt)
			: USUAL_EXPONENT;
	const held = Math.min(1.2, Math.max(0.4, Number.isFinite(exponent) ? exponent : USUAL_EXPONENT));
	return last.seconds * (rowsLearnt / last.rowsLearnt) ** held;
}

/** Rows and features that the work after the comparison has to do with. */
export interface Finish {
	/** Rows that the chosen model learns from. */
	readonly rows: number;
	readonly features: number;
	/** Rows that the importance is measured on. */
	readonly judgedRows: number;
	readonly repeats: number;
}

/** Seconds after the comparison: a fit on all rows, and a prediction for every feature that is shuffled. */
export function finishSeconds(
	{ fitSeconds, foldRows, predictSeconds, testRows }: Cost,
	{ rows, features, judgedRows, repeats }: Finish,
): number {
	const fit = fitSeconds * (rows / Math.max(1, foldRows)) ** USUAL_EXPONENT;
	const predict = predictSeconds * (judgedRows / Math.max(1, testRows)) ** USUAL_EXPONENT;
	return 1.2 * (fit + features * repeats * predict);
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
