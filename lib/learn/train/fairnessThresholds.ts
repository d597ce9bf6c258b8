/** Decisions with one threshold a group: how they are fitted on out-of-fold scores and judged. */
import { LibraryError } from '../../errors';
import { fitGroupThresholds } from '../fairness';
import { stratifiedKFold, type Split } from '../validate';
import type { GroupColumn } from './fairnessGroups';
import type { CheckedFairness, ParityMeasure } from './fairnessOptions';

/** Rows that are judged, with out-of-fold scores. */
export interface DecidedRows {
	/** 1: belongs to the favourable class. */
	readonly truth: Int32Array;
	/** Probability of the favourable class. */
	readonly scores: Float64Array;
	/** 1: favourable by the threshold that is common to all. */
	readonly common: Int32Array;
	/** Fold that predicted the row. */
	readonly folds: Int32Array;
	/** What a wrong favourable decision costs, a missed one 1 − this: the common threshold of `scores`. */
	readonly cost: number;
}

/** Groups with fewer rows keep the common threshold: theirs would be chance. */
const LEAST_ROWS = 30;
/** For equal opportunity the rows of the favourable class count. */
const LEAST_DESERVING = 10;
const PARTS = 5;
/** "Nobody": no probability reaches it. */
const NOBODY = 2;

/** One threshold a group; null where the group is too small. Throws INVALID_PARAMETER when fewer than two groups are large enough. */
export function groupThresholds(
	rows: DecidedRows,
	groups: Int32Array,
	{ names, column }: GroupColumn,
	options: CheckedFairness,
): (number | null)[] {
	const found = fitLarge(rows, groups, names.length, options);
	if (found) return found;
	throw new LibraryError(
		'INVALID_PARAMETER',
		`Thresholds per group of "${column}" need two groups of at least ${LEAST_ROWS} judged rows${options.measure === 'equalOpportunity' ? `, ${LEAST_DESERVING} of them of the favourable class` : ''}.`,
		'Give more rows, pick a coarser column, or reweigh the training rows instead.',
	);
}

/** Null: fewer than two groups are large enough. */
function fitLarge(
	{ truth, scores, cost }: DecidedRows,
	groups: Int32Array,
	nGroups: number,
	{ measure, limit }: CheckedFairness,
): (number | null)[] | null {
	const large = largeGroups(truth, groups, nGroups, measure);
	if (large.length < 2) return null;
	const place = new Map(large.map((group, at) => [group, at]));
	const rows = Int32Array.from(groups.keys()).filter((row) => place.has(groups[row] ?? -1));
	const of = (values: ArrayLike<number>) => Float64Array.from(rows, (row) => values[row] ?? 0);
	const own = Int32Array.from(rows, (row) => place.get(groups[row] ?? -1) ?? 0);
	const options = { measure, limit, threshold: Math.min(1, Math.max(0, cost)) };
	const { thresholds } = fitGroupThresholds(of(truth), of(scores), own, large.length, options);
	return Array.from({ length: nGroups }, (_, group) => {
		const at = place.get(group);
		return at === undefined ? null : Math.min(NOBODY, thresholds[at] ?? NOBODY);
	});
}

function largeGroups(
	truth: Int32Array,
	groups: Int32Array,
	nGroups: number,
	measure: ParityMeasure,
): number[] {
	const rows = new Float64Array(nGroups);
	const deserving = new Float64Array(nGroups);
	groups.forEach((group, row) => {
		rows[group] = (rows[group] ?? 0) + 1;
		deserving[group] = (deserving[group] ?? 0) + (truth[row] ?? 0);
	});
	const least = measure === 'equalOpportunity' ? LEAST_DESERVING : 0;
	return [...rows.keys()].filter(
		(group) => (rows[group] ?? 0) >= LEAST_ROWS && (deserving[group] ?? 0) >= least,
	);
}

/** 1: favourable. Groups without a threshold of their own (−1: unknown) keep the common decision. */
export function decideByGroup(
	scores: Float64Array,
	common: Int32Array,
	groups: Int32Array,
	thresholds: readonly (number | null)[],
): Int32Array {
	return common.map((usual, row) => {
		const own = thresholds[groups[row] ?? -1] ?? null;
		if (own === null) return usual;
		return (scores[row] ?? Number.NaN) >= own ? 1 : 0;
	});
}

/**
 * Decisions for judging: the thresholds of each part of the rows are fitted on the other parts, so that they are not flattered by
 * the rows they were chosen from.
 */
export function crossFittedDecisions(
	rows: DecidedRows,
	groups: Int32Array,
	nGroups: number,
	options: CheckedFairness,
	seed: number,
): Int32Array {
	const out = rows.common.slice();
	for (const { train, test } of partsOf(rows, seed)) {
		const take = (values: Int32Array, of: Uint32Array) =>
			Int32Array.from(of, (i) => values[i] ?? 0);
		const part = (of: Uint32Array): DecidedRows => ({
			truth: take(rows.truth, of),
			scores: Float64Array.from(of, (i) => rows.scores[i] ?? 0),
			common: take(rows.common, of),
			folds: take(rows.folds, of),
			cost: rows.cost,
		});
		const thresholds = fitLarge(part(train), take(groups, train), nGroups, options) ?? [];
		const { scores, common } = part(test);
		const decided = decideByGroup(scores, common, take(groups, test), thresholds);
		test.forEach((row, i) => (out[row] = decided[i] ?? 0));
	}
	return out;
}

/** The folds of the model; with one fold (hold-out, few folds by time) five parts of its rows. */
function partsOf({ folds, truth }: DecidedRows, seed: number): readonly Split[] {
	const numbers = [...new Set(folds)];
	const all = Uint32Array.from(folds.keys());
	if (numbers.length >= PARTS)
		return numbers.map((fold) => ({
			train: all.filter((row) => folds[row] !== fold),
			test: all.filter((row) => folds[row] === fold),
		}));
	const rare = Math.min(sum(truth), truth.length - sum(truth));
	return rare < 2 ? [] : stratifiedKFold(truth, { folds: Math.min(PARTS, rare), seed });
}

const sum = (values: Int32Array) => values.reduce((total, value) => total + value, 0);
