/** A part of the rows to compare on: drawn alike from every class and every side of a given split, judged by the same plan. */
import {
	firstFold,
	takeLearnt,
	takeTarget,
	type CrossValidation,
	type Split,
	type SplitPlan,
} from '../validate';
import type { CompareInput } from './judge';

export interface Sample {
	readonly input: CompareInput;
	/** Numbers of its rows, ascending. */
	readonly rows: Uint32Array;
	/** What it was asked for: the same number gives the same rows. */
	readonly wanted: number;
}

/** About so many rows, with the plan held to them. All rows: the input as it is. */
export function sampleOf(input: CompareInput, wanted: number): Sample {
	const { table, target, recipe, seed, foldWeights, plan } = input;
	const all = table.numRows;
	const folds = Math.round(all / wanted);
	if (folds < 2)
		return { input, wanted: all, rows: Uint32Array.from({ length: all }, (_, row) => row) };
	const rows = firstFold(all, { folds, seed, classes: strataOf(input) });
	return {
		rows,
		wanted,
		input: {
			...input,
			table: takeLearnt(table, rows, recipe),
			target: takeTarget(target, rows),
			plan: planOf(plan, rows, all),
			foldWeights: foldWeights && ((own) => foldWeights(own.map((row) => rows[row] ?? 0))),
		},
	};
}

/** Class of each row, times the side of each given split that it lies on; undefined where neither is there. */
function strataOf({ target, plan }: CompareInput): ArrayLike<number> | undefined {
	const classes = target.task === 'classification' ? target.values : undefined;
	if (plan.kind !== 'given') return classes;
	const out = new Int32Array(target.values.length);
	plan.splits.slice(0, 8).forEach(({ test }, i) => {
		for (const row of test) out[row] = (out[row] ?? 0) + 2 ** i;
	});
	const nClasses = target.task === 'classification' ? target.nClasses : 1;
	return out.map((side, row) => side * nClasses + (classes?.[row] ?? 0));
}

/** The same plan for some of the rows. */
function planOf(plan: SplitPlan, rows: Uint32Array, all: number): SplitPlan {
	const take = (values: ArrayLike<number>) =>
		Float64Array.from(rows, (row) => values[row] ?? Number.NaN);
	switch (plan.kind) {
		case 'kFold':
		case 'holdOut':
			return plan;
		case 'group':
			return { ...plan, groups: take(plan.groups) };
		case 'time':
			return { ...plan, times: take(plan.times) };
		case 'given':
			return { kind: 'given', splits: givenOf(plan.splits, rows, all) };
	}
}

function givenOf(splits: readonly Split[], rows: Uint32Array, all: number): Split[] {
	const place = new Int32Array(all).fill(-1);
	rows.forEach((row, at) => (place[row] = at));
	const own = (side: Uint32Array) =>
		side.map((row) => place[row] ?? -1).filter((at) => at < rows.length);
	return splits.map(({ train, test }) => ({ train: own(train), test: own(test) }));
}

/** A judgement of a sample as one of all `nRows` rows: rows outside of it were not tested. */
export function spreadOver(
	validation: CrossValidation,
	rows: Uint32Array,
	nRows: number,
): CrossValidation {
	if (rows.length === nRows) return validation;
	const { width, baseline } = validation;
	const map = (own: Uint32Array) => own.map((at) => rows[at] ?? 0);
	const spread = (values: Float64Array) => {
		const out = new Float64Array(nRows * width).fill(Number.NaN);
		rows.forEach((row, at) => {
			out.set(values.subarray(at * width, (at + 1) * width), row * width);
		});
		return out;
	};
	const foldOf = new Int16Array(nRows).fill(-1);
	rows.forEach((row, at) => (foldOf[row] = validation.foldOf[at] ?? -1));
	return {
		...validation,
		foldOf,
		predictions: spread(validation.predictions),
		testedRows: map(validation.testedRows),
		splits: validation.splits.map(({ train, test }) => ({ train: map(train), test: map(test) })),
		baseline: { ...baseline, predictions: spread(baseline.predictions) },
	};
}
