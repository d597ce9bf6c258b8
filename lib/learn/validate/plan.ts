import { LibraryError } from '../../errors';
import type { Target } from '../estimator';
import { groupKFold, stratifiedGroupKFold } from './groupSplits';
import { holdOut, kFold, stratifiedKFold, type Split } from './splits';
import { timeSplits } from './timeSplits';

/** How rows are divided. Class targets are stratified wherever that is possible. */
export type SplitPlan =
	| { readonly kind: 'kFold'; readonly folds?: number; readonly seed?: number }
	| { readonly kind: 'holdOut'; readonly testShare?: number; readonly seed?: number }
	| {
			/** No group (e.g. customer) is ever on both sides. */
			readonly kind: 'group';
			readonly groups: ArrayLike<number>;
			readonly folds?: number;
			readonly seed?: number;
	  }
	| {
			readonly kind: 'time';
			/** e.g. UTC ms. */
			readonly times: ArrayLike<number>;
			readonly folds?: number;
			readonly gap?: number;
	  }
	| { readonly kind: 'given'; readonly splits: readonly Split[] };

/** The splits of a plan for this target. Throws INVALID_PARAMETER as the splitters do, and for a given split with a row on both sides. */
export function planSplits(target: Target, plan: SplitPlan): readonly Split[] {
	const nRows = target.values.length;
	const classes = target.task === 'classification' ? target.values : undefined;
	switch (plan.kind) {
		case 'kFold':
			return classes ? stratifiedKFold(classes, plan) : kFold(nRows, plan);
		case 'holdOut':
			return [holdOut(nRows, { ...plan, classes })];
		case 'group':
			checkCount(plan.groups.length, nRows, 'groups');
			return classes
				? stratifiedGroupKFold(classes, plan.groups, plan)
				: groupKFold(plan.groups, plan);
		case 'time':
			checkCount(plan.times.length, nRows, 'times');
			return timeSplits(plan.times, plan);
		case 'given':
			plan.splits.forEach((split) => checkSplit(split, nRows));
			return plan.splits;
	}
}

function checkCount(count: number, nRows: number, what: string): void {
	if (count === nRows) return;
	throw new LibraryError(
		'INVALID_PARAMETER',
		`${count} ${what} were given for ${nRows} rows.`,
		'Give one a row.',
	);
}

function checkSplit({ train, test }: Split, nRows: number): void {
	const side = new Uint8Array(nRows);
	for (const row of train) side[row] = 1;
	const both = test.find((row) => side[row] === 1);
	const outside = (row: number) => row >= nRows;
	const within = !train.some(outside) && !test.some(outside);
	if (both === undefined && within && train.length > 0 && test.length > 0) return;
	throw new LibraryError(
		'INVALID_PARAMETER',
		both !== undefined
			? `Row ${both} is in training and in test: the model would be judged on what it has seen.`
			: `A split needs rows 0..${nRows - 1} on both sides.`,
		'Give splits whose two sides share no row.',
	);
}
