import { takeCsrRows } from '../../math';
import type { JobContext } from '../../ports';
import type { HoldOut, HoldOutRules } from '../holdOut';
import { hasPurchases, historyOf } from '../history';
import type { RecommendModel } from '../model';
import { openScorer } from '../scorer';
import type { LiftCurve } from './liftCurve';
import { measureLift } from './measureLift';

/** More customers are thinned out evenly: a training must not take much longer for it. */
const MOST_MEASURED = 2_000;
const SEED = 42;

/**
 * The lift of "customers for a product" on the purchases that a hold-out hides, among all customers with purchases before: those who
 * buy nothing more are candidates too. `model` was trained on the rest. Null when it cannot be measured. Throws CANCELLED.
 */
export function holdOutLift(
	model: RecommendModel,
	{ interactions, split }: HoldOut,
	{ filterBought, isConsumable }: HoldOutRules,
	context: JobContext,
): LiftCurve | null {
	const { matrix } = interactions;
	const all = Uint32Array.from({ length: matrix.nRows }, (_, row) => row).filter((row) =>
		hasPurchases(historyOf(matrix, row)),
	);
	const step = Math.max(1, all.length / MOST_MEASURED);
	const rows = all.filter((_, i) => Math.floor(i / step) !== Math.floor((i - 1) / step));
	const task = {
		histories: takeCsrRows(matrix, rows),
		bought: Array.from(rows, (row) => split.hidden.get(row) ?? []),
		isConsumable: (item: number) => !filterBought || isConsumable(item),
	};
	return measureLift(openScorer(model), task, SEED, context);
}
