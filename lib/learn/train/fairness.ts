/**
 * The fairness audit of Train Model: decisions on out-of-fold predictions are compared between groups, before and after
 * mitigation; limits that are exceeded keep the model from being handed out.
 */
import type { JobContext } from '../../ports';
import type { Table } from '../../table';
import { auditFairness, checkPolicy, reweigh, type FairnessReport } from '../fairness';
import { classColumn, predictedClasses } from '../metrics';
import type { ReadTarget } from '../target/readTarget';
import { takeTarget, type CrossValidation } from '../validate';
import type { CompareInput, Comparison } from './judge';
import { judge } from './judgeWhole';
import type { GroupDecision } from './fairnessDecision';
import { findGroups, type GroupColumn } from './fairnessGroups';
import { checkFairness, type CheckedFairness, type FairnessOption } from './fairnessOptions';
import { fairnessColumn, short, type TrainFairness } from './fairnessReport';
import { crossFittedDecisions, groupThresholds, type DecidedRows } from './fairnessThresholds';
import { calibratorOf, testedPredictions, thresholdOf } from './finishModel';
import type { CheckedTrainOptions } from './options';

interface Audited {
	readonly spec: GroupColumn;
	/** Of each row that is learnt from. */
	readonly groups: Int32Array;
}

export interface FairnessPlan {
	readonly options: CheckedFairness;
	/** The first is the one that mitigation acts on. */
	readonly columns: readonly [Audited, ...Audited[]];
	/** Reweighing: weights from these training rows alone. */
	readonly foldWeights: ((rows: Uint32Array) => Float64Array) | undefined;
}

/** Checks what was asked for before anything is trained; null when no audit was. Throws as `checkFairness` and `findGroups`. */
export function planFairness(
	table: Table,
	read: ReadTarget,
	option: FairnessOption | undefined,
): FairnessPlan | null {
	if (!option) return null;
	const options = checkFairness(option, read);
	const [main = '', ...others] = options.groupColumns;
	const find = (name: string) => findGroups(table, name, options.bandEdges);
	const first = find(main);
	const { target } = read;
	const foldWeights = (rows: Uint32Array) => {
		const part = takeTarget(target, rows);
		if (part.task !== 'classification') throw new Error('The task was checked before.');
		return reweigh(part, take(first.groups, rows), first.spec.names.length);
	};
	return {
		options,
		columns: [first, ...others.map(find)],
		foldWeights: options.mitigation === 'reweigh' ? foldWeights : undefined,
	};
}

export interface JudgedFairness {
	readonly report: TrainFairness;
	/** For the model; null unless mitigated by thresholds. */
	readonly decision: GroupDecision | null;
}

interface Judged {
	readonly read: ReadTarget;
	readonly input: CompareInput;
	readonly fairness: FairnessPlan | null;
}

/** Audits the chosen model; null when no audit was asked for. Reweighing is judged beside the same model without weights. */
export async function judgeFairness(
	{ read, input, fairness }: Judged,
	{ chosen, validation }: Comparison,
	training: CheckedTrainOptions,
	context: JobContext,
): Promise<JudgedFairness | null> {
	if (!fairness) return null;
	context.progress(0.88, 'Comparing decisions between groups');
	const { options, columns, foldWeights } = fairness;
	const plain = foldWeights
		? await judge(chosen, { ...input, foldWeights: undefined }, context)
		: validation;
	const of = (one: CrossValidation) => decidedRows(read, one, options, training);
	const before = of(plain);
	const reweighed = foldWeights ? of(validation) : null;
	const tested = columns.map(({ spec, groups }) => {
		return { spec, groups: take(groups, validation.testedRows) };
	});
	const [main] = tested;
	if (!main) throw new Error('There is a group column.');
	const byGroup = options.mitigation === 'thresholds';
	const thresholds = byGroup ? groupThresholds(before, main.groups, main.spec, options) : [];
	const nGroups = main.spec.names.length;
	const after = byGroup
		? crossFittedDecisions(before, main.groups, nGroups, options, training.seed)
		: (reweighed?.common ?? null);
	const audit = (decisions: Int32Array, { spec, groups }: Audited) =>
		auditFairness(
			{ truth: before.truth, predicted: decisions, groups, groupNames: spec.names },
			{ seed: training.seed, signal: context.signal },
		);
	const audits = tested.map((one) => ({
		column: one.spec.column,
		before: audit(before.common, one),
		after: after && audit(after, one),
	}));
	const { favourable, measure } = options;
	return {
		report: {
			...describe(read, training.target, options),
			columns: audits.map((one) => fairnessColumn(one.column, one.before, one.after)),
			mitigation: mitigationOf(main.spec, thresholds, options),
			accuracy: accuraciesOf(before, after),
			policy: policyOf(audits, options),
			notes: notesOf(audits, thresholds, main.spec, options),
		},
		decision: byGroup ? { group: main.spec, favourable, thresholds, measure } : null,
	};
}

const take = (values: Int32Array, rows: Uint32Array) =>
	Int32Array.from(rows, (row) => values[row] ?? 0);

/** Decisions of a cross-validated model by the threshold that its own out-of-fold predictions give. */
function decidedRows(
	{ target, classes }: ReadTarget,
	validation: CrossValidation,
	{ favourable }: CheckedFairness,
	training: CheckedTrainOptions,
): DecidedRows {
	const calibrator = calibratorOf(target, validation, training);
	const threshold = thresholdOf(target, validation, calibrator, training);
	const probabilities = testedPredictions(validation, calibrator);
	const isFavourable = (label: number) => (label === favourable ? 1 : 0);
	const labels = predictedClasses(probabilities, classes.length, threshold ?? undefined);
	const { values } = takeTarget(target, validation.testedRows);
	const { foldOf, testedRows } = validation;
	const cost = threshold ?? 0.5;
	return {
		truth: Int32Array.from(values, isFavourable),
		scores: classColumn(probabilities, classes.length, favourable),
		common: labels.map(isFavourable),
		folds: Int32Array.from(testedRows, (row) => foldOf[row] ?? 0),
		cost: favourable === 1 ? cost : 1 - cost,
	};
}

function describe({ classes }: ReadTarget, target: string, { favourable }: CheckedFairness) {
	const favourableClass = classes[favourable] ?? '';
	const others = classes.length > 2 ? ` The other ${classes.length - 1} classes count as one.` : '';
	return {
		audited: `Who gets "${favourableClass}" as the prediction of "${target}", on rows the model had not seen.${others}`,
		favourableClass,
	};
}

function mitigationOf(
	{ column, names }: GroupColumn,
	thresholds: readonly (number | null)[],
	{ mitigation, measure, limit }: CheckedFairness,
): TrainFairness['mitigation'] {
	if (mitigation === 'none') return null;
	const byGroup = mitigation === 'thresholds';
	return {
		...{ method: mitigation, column },
		...{ measure: byGroup ? measure : null, limit: byGroup ? limit : null },
		thresholds: thresholds.map((threshold, at) => ({ group: names[at] ?? '', threshold })),
	};
}

function accuraciesOf({ truth, common }: DecidedRows, after: Int32Array | null) {
	const right = (decisions: Int32Array) =>
		truth.filter((value, row) => value === decisions[row]).length / truth.length;
	const before = right(common);
	const then = after && right(after);
	const price = then === null ? null : short(before - then);
	return { before: short(before) ?? 0, after: then === null ? null : short(then), price };
}

interface Audits {
	readonly column: string;
	readonly before: FairnessReport;
	readonly after: FairnessReport | null;
}

/** Every group column must keep every limit. */
function policyOf(audits: readonly Audits[], { limits }: CheckedFairness): TrainFairness['policy'] {
	const reasons = audits.flatMap(({ column, before, after }) =>
		checkPolicy(after ?? before, limits).reasons.map((reason) => `By ${column}: ${reason}`),
	);
	return { limits, passed: reasons.length === 0, reasons };
}

function notesOf(
	audits: readonly Audits[],
	thresholds: readonly (number | null)[],
	{ column, names }: GroupColumn,
	{ mitigation, groupColumns }: CheckedFairness,
): string[] {
	const notes = audits.flatMap(({ column: of, before }) =>
		before.warnings.map((warning) => `By ${of}: ${warning}`),
	);
	const common = names.filter((_, at) => thresholds[at] === null);
	if (common.length > 0)
		notes.push(
			`Too few rows for a threshold of their own, the common one holds: ${common.join(', ')}.`,
		);
	if (mitigation === 'thresholds')
		notes.push(
			`Predict needs the column "${column}". The numbers after mitigation are of thresholds chosen on other rows than those judged; accuracy, precision and recall in "metrics" are of the common threshold.`,
		);
	if (mitigation !== 'none' && groupColumns.length > 1)
		notes.push(`Mitigation acts on "${column}" alone; the other columns are audited.`);
	return notes;
}

/** The sentence for notes when limits kept the model from being handed out. */
export const blockedNotes = (fairness: TrainFairness | null): string[] =>
	fairness && !fairness.policy.passed
		? [
				`The model was not saved, fairness limits are exceeded: ${fairness.policy.reasons.join(' ')}`,
			]
		: [];
