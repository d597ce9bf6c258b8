import { LibraryError } from '../../errors';
import { FAIRNESS_MEASURES, type FairnessPolicy } from '../fairness';
import type { ReadTarget } from '../target/readTarget';

/** What the groups' rates are held together by: all rows of a group, or those that deserve the favourable decision. */
export type ParityMeasure = 'demographicParity' | 'equalOpportunity';

/** Audits the model's decisions between groups. */
export interface FairnessOption {
	/** One or more columns; each is audited by itself, mitigation acts on the first. */
	readonly groupColumns: readonly string[];
	/** Whether the model may learn from the group columns; default false. */
	readonly learnFromThem?: boolean | undefined;
	/** The class that is good for those who get it. Default: the class to find; of more than two classes it must be given. */
	readonly favourableClass?: string | undefined;
	/**
	 * `reweigh`: training rows weigh so that group and class are independent; `thresholds`: each group gets its own threshold (two
	 * classes; Predict then needs the group column). Default: none.
	 */
	readonly mitigation?: 'none' | 'reweigh' | 'thresholds' | undefined;
	/** What `thresholds` holds together; default demographic parity. */
	readonly measure?: ParityMeasure | undefined;
	/** Greatest difference of the groups' rates that `thresholds` aims for, 0..1; default 0.05. */
	readonly limit?: number | undefined;
	/** Where numbers such as an age are cut into bands, ascending. Default: quarters of the rows. */
	readonly bandEdges?: readonly number[] | undefined;
	/** Limits every group column must keep after mitigation, or the model is not handed out. Default: none. */
	readonly limits?: FairnessPolicy | undefined;
}

export interface CheckedFairness extends FairnessOption {
	readonly learnFromThem: boolean;
	readonly mitigation: 'none' | 'reweigh' | 'thresholds';
	readonly measure: ParityMeasure;
	readonly limit: number;
	readonly limits: FairnessPolicy;
	/** Class number. */
	readonly favourable: number;
}

/** Columns of the audit that the model must not learn from. */
export const neverLearnt = (option: FairnessOption | undefined): readonly string[] =>
	option && option.learnFromThem !== true ? option.groupColumns : [];

/** Throws INVALID_PARAMETER: no group column, a number to predict, an unknown class, a limit outside 0..1. */
export function checkFairness(option: FairnessOption, read: ReadTarget): CheckedFairness {
	const { groupColumns, mitigation = 'none', limit = 0.05, limits = {} } = option;
	if (groupColumns.length === 0)
		throw invalid('A fairness audit needs a group column.', 'Choose one, e.g. gender or age.');
	if (read.target.task === 'regression')
		throw invalid(
			'A fairness audit compares decisions between classes; this model predicts a number.',
			'Predict a class, e.g. "spent more than 100": yes or no; or leave the audit out.',
		);
	if (mitigation === 'thresholds' && read.classes.length !== 2)
		throw invalid(
			`Thresholds per group need two classes, the target has ${read.classes.length}.`,
			'Reweigh the training rows instead, or predict one class against the rest.',
		);
	share('The parity limit', limit);
	for (const measure of FAIRNESS_MEASURES) share(`The limit of ${measure}`, limits[measure] ?? 0);
	return {
		...option,
		learnFromThem: option.learnFromThem ?? false,
		mitigation,
		measure: option.measure ?? 'demographicParity',
		limit,
		limits,
		favourable: favourableOf(option.favourableClass, read.classes),
	};
}

function favourableOf(wanted: string | undefined, classes: readonly string[]): number {
	const list = classes.slice(0, 20).join(', ');
	if (wanted !== undefined && wanted !== '') {
		const at = classes.indexOf(wanted);
		if (at >= 0) return at;
		throw invalid(
			`There is no class "${wanted}" to be favourable. There are: ${list}.`,
			AS_WRITTEN,
		);
	}
	if (classes.length === 2) return 1;
	throw invalid(
		`With ${classes.length} classes the favourable one must be named: ${list}.`,
		AS_WRITTEN,
	);
}

const AS_WRITTEN = 'Write the class exactly as it stands in the data.';

function share(name: string, value: number): void {
	if (value >= 0 && value <= 1) return;
	throw invalid(
		`${name} must be 0..1, got ${value}.`,
		'Use e.g. 0.1 for a difference, 0.8 for the ratio.',
	);
}

const invalid = (message: string, hint: string) =>
	new LibraryError('INVALID_PARAMETER', message, hint);
