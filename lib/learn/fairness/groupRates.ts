import { LibraryError } from '../../errors';
import { checkedClasses, checkedWeights, checkLengths } from '../metrics/checks';
import type { Counts } from '../metrics/ranking';

/** Decisions on people of several groups. */
export interface FairnessData {
	/** 1: what is predicted came true; 0: it did not. */
	readonly truth: ArrayLike<number>;
	/** 1: the favourable decision (gets the offer), 0: not. */
	readonly predicted: ArrayLike<number>;
	/** Group number a row, 0 .. groupNames.length − 1. */
	readonly groups: ArrayLike<number>;
	readonly groupNames: readonly string[];
	readonly weights?: ArrayLike<number> | undefined;
}

/** The same, checked, each row in the cell group × 4 + truth × 2 + predicted. */
export interface Cells {
	readonly cell: Int32Array;
	readonly weights: Float64Array;
	readonly nGroups: number;
}

/** Throws as the metrics do, and INVALID_PARAMETER for fewer than two groups. */
export function cellsOf({ truth, predicted, groups, groupNames, weights }: FairnessData): Cells {
	checkLengths(truth.length, predicted.length);
	checkLengths(truth.length, groups.length);
	const nGroups = groupNames.length;
	if (nGroups < 2) {
		throw new LibraryError(
			'INVALID_PARAMETER',
			`Fairness compares groups; there is ${nGroups === 1 ? 'only one' : 'none'}.`,
			'Pick a column with two or more values.',
		);
	}
	const actual = checkedClasses(truth, 2);
	const given = checkedClasses(predicted, 2);
	const group = checkedClasses(groups, nGroups);
	const cell = group.map((g, row) => 4 * g + 2 * (actual[row] ?? 0) + (given[row] ?? 0));
	return { cell, weights: checkedWeights(cell.length, weights), nGroups };
}

/** Shares of one group, each 0..1 or NaN where nothing is below the line. */
export interface GroupRates {
	/** Sum of weights. */
	readonly weight: number;
	/** Share that is positive in truth. */
	readonly baseRate: number;
	/** Share with the favourable decision. */
	readonly selectionRate: number;
	readonly truePositiveRate: number;
	readonly falsePositiveRate: number;
	/** Of the favourable decisions, the share that came true. */
	readonly precision: number;
	readonly accuracy: number;
}

/** Rates of each group for these draws of rows. */
export function ratesOf({ cell, weights, nGroups }: Cells, counts: Counts): GroupRates[] {
	const sums = new Float64Array(4 * nGroups);
	for (let row = 0; row < cell.length; row++) {
		const at = cell[row] ?? 0;
		sums[at] = (sums[at] ?? 0) + (weights[row] ?? 0) * (counts[row] ?? 0);
	}
	return Array.from({ length: nGroups }, (_, group) => {
		const [trueNegative = 0, falsePositive = 0, falseNegative = 0, truePositive = 0] =
			sums.subarray(4 * group, 4 * group + 4);
		const positives = falseNegative + truePositive;
		const negatives = trueNegative + falsePositive;
		const selected = falsePositive + truePositive;
		const weight = positives + negatives;
		return {
			weight,
			baseRate: positives / weight,
			selectionRate: selected / weight,
			truePositiveRate: truePositive / positives,
			falsePositiveRate: falsePositive / negatives,
			precision: truePositive / selected,
			accuracy: (truePositive + trueNegative) / weight,
		};
	});
}
