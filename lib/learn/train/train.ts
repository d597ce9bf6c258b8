/** Job `learn.train`: from a table to a judged model with everything that predicting needs. */
import { LibraryError } from '../../errors';
import { fitFrame } from '../../features';
import type { JobContext } from '../../ports';
import type { Table } from '../../table';
import { challengeChampion } from '../champion/challenge';
import { buildCard } from '../card/buildCard';
import type { Estimator } from '../estimator';
import { classColumn, scorePredictions } from '../metrics';
import { findLeaks, type Leak } from '../target/findLeaks';
import { readTarget, type ReadTarget } from '../target/readTarget';
import { takeTarget, type CrossValidation } from '../validate';
import { algorithmsFor } from './algorithms';
import { asOfTime } from './asOfTime';
import { Budget } from './budget';
import type { Candidate } from './candidates';
import { compareAlgorithms } from './compare';
import { blockedNotes, judgeFairness, planFairness, type FairnessPlan } from './fairness';
import { neverLearnt } from './fairnessOptions';
import { importanceNotes, importanceOf } from './importance';
import { finishModel, testedPredictions, type LearntFrom } from './finishModel';
import { decidingMetric, type CompareInput, type Comparison } from './judge';
import { judge } from './judgeWhole';
import { encodeTrainedModel, LEARN_MODEL_KIND, type TrainedModel } from './model';
import {
	checkAlgorithm,
	checkTrainOptions,
	type CheckedTrainOptions,
	type TrainOptions,
} from './options';
import type { TrainReport, TrainResult } from './result';
import { clearlyBetter, judgeRival } from './rival';
import { metricReports, rankingReport } from './trainReport';
import { planColumn, validationPlan } from './validationPlan';

interface Data extends LearntFrom {
	readonly leaks: readonly Leak[];
	readonly input: CompareInput;
	readonly fairness: FairnessPlan | null;
}

/**
 * Trains a model and judges it on rows it has not seen. Everything that is fitted (column recipe, settings, calibration)
 * is fitted on training rows only. Throws MISSING_COLUMN, EMPTY_INPUT, WRONG_TYPE, INVALID_PARAMETER (also when a column alone tells
 * the target and `onLeak` is "stop"), CANCELLED.
 */
export async function trainModel(
	table: Table,
	options: TrainOptions,
	context: JobContext,
): Promise<TrainResult> {
	const checked = checkTrainOptions(options);
	const budget = new Budget(checked.budgetSeconds);
	context.progress(0.01, 'Reading the table');
	const given = prepare(table, checked, budget);
	const comparison = await choose(given, checked, context);
	const { judgedRows } = comparison;
	const data = { ...given, input: { ...given.input, judgedRows } };
	context.progress(0.85, 'Training the chosen model on all rows');
	const finished = await finishModel(data, comparison, checked, context);
	const fair = await judgeFairness(data, comparison, checked, context);
	const model = { ...finished, groups: fair?.decision ?? null };
	const fairness = fair?.report ?? null;
	const [split] = comparison.validation.splits;
	const importance = split ? await importanceOf(comparison, data.input, split, context) : [];
	const promotion = await challengeChampion(data, comparison, checked, context);
	context.progress(0.98, 'Writing the report');
	const told = reportOf(data, comparison, model, checked);
	const asked = split ? importanceNotes(importance.length, split) : [];
	const notes = [...blockedNotes(fairness), ...told.notes, ...asked];
	const report = { ...told, importance, promotion, fairness, notes };
	const card = buildCard({ data, comparison, model, options: checked, report });
	const { task, target, rows, metric, metrics } = report;
	const { value = null, baseline = null } = metrics[metric] ?? {};
	return {
		report,
		card,
		artefact: fairness?.policy.passed === false ? null : encodeTrainedModel({ ...model, card }),
		kind: LEARN_MODEL_KIND,
		info: { task, target, algorithm: model.algorithm, rows, metric, value, baseline },
	};
}

function prepare(all: Table, options: CheckedTrainOptions, budget: Budget): Data {
	if (all.numRows === 0)
		throw new LibraryError('EMPTY_INPUT', 'There are no rows to learn from.', 'Connect some rows.');
	const { task, positiveClass, columns, seed } = options;
	const read = readTarget(all, options.target, { task, positiveClass });
	const table = read.rows.length === all.numRows ? all : all.take(read.rows);
	const { target } = read;
	checkAlgorithm(options.algorithm, target.task);
	const fairness = planFairness(table, read, options.fairness);
	const never = [
		...[options.target, ...planColumn(options.validation), ...(options.exclude ?? [])],
		...neverLearnt(options.fairness),
	];
	const recipeOptions = { columns, exclude: never, asOf: asOfTime(options.asOf) };
	const recipe = fitFrame(table, recipeOptions);
	const leaks = findLeaks(recipe.apply(table).frame, target);
	if (leaks.length > 0 && options.onLeak === 'stop') throw leaking(leaks, options.target);
	const plan = validationPlan(table, options.validation, seed);
	const foldWeights = fairness?.foldWeights;
	const moreValidations = Number(foldWeights !== undefined) + Number(Boolean(options.champion));
	const judging = { plan, seed, budget, foldWeights, moreValidations };
	const input = { table, target, recipe: recipeOptions, ...judging };
	const sampleWeight = foldWeights?.(Uint32Array.from(target.values.keys()));
	return { table, read, target, recipe, leaks, input, fairness, sampleWeight };
}

function leaking(leaks: readonly Leak[], target: string): LibraryError {
	const names = leaks.map(({ feature }) => `"${feature}"`).join(', ');
	return new LibraryError(
		'INVALID_PARAMETER',
		`${names} alone tells "${target}" almost without error: it was probably written down afterwards.`,
		'Exclude it, or allow it when it really is known at the time of prediction.',
		{ leaks: leaks.map(({ feature }) => feature) },
	);
}

async function choose(
	{ input, target }: Data,
	options: CheckedTrainOptions,
	context: JobContext,
): Promise<Comparison> {
	if (options.algorithm === 'auto') return await compareAlgorithms(input, context);
	const algorithm = algorithmsFor(target.task).find(({ name }) => name === options.algorithm);
	if (!algorithm) throw new Error('The algorithm was checked before.');
	const settings = options.settings ?? {};
	const variant = { name: Object.entries(settings).join('; '), settings };
	const chosen: Candidate = { algorithm, variant, rank: 0 };
	context.progress(0.1, `Judging ${algorithm.label}`);
	let first: Estimator | undefined;
	const validation = await judge(chosen, input, context, ({ fold, estimator }) => {
		if (fold === 0) first = estimator;
	});
	return { chosen, validation, leaderboard: [], reason: 'You chose it.', notTried: [], first };
}

function reportOf(
	{ table, read, target, recipe, leaks }: Data,
	{ chosen, validation, leaderboard, reason, notTried, learntRows }: Comparison,
	model: TrainedModel,
	{ seed, rival }: CheckedTrainOptions,
): Omit<TrainReport, 'importance' | 'promotion' | 'fairness'> {
	const tested = takeTarget(target, validation.testedRows);
	const predictions = testedPredictions(validation, model.calibrator);
	const scores = scorePredictions(tested, predictions, {
		seed,
		...(model.threshold !== null && { threshold: Math.min(1, model.threshold) }),
	});
	const metric = decidingMetric(target);
	const binary = tested.task === 'classification' && tested.nClasses === 2;
	return {
		task: target.task,
		target: model.target,
		classes: classCounts(read),
		rows: table.numRows,
		rowsWithoutTarget: read.rejected.length,
		algorithm: chosen.algorithm.label,
		settings: chosen.variant.name,
		reason,
		metric,
		metrics: metricReports(scores, validation.baseline.scores),
		beatsBaseline: beats(validation, metric),
		baseline: validation.baseline.strategy,
		rival: judgeRival(table, target, validation, rival, seed),
		leaderboard,
		notTried,
		ranking: binary ? rankingReport(tested, classColumn(predictions, 2, 1)) : null,
		threshold: model.threshold,
		interval: model.interval,
		columns: recipe.columns.map(({ column }) => column),
		leftOut: recipe.leftOut,
		leaks,
		seed,
		notes: [
			...notesOf(table, read, leaks, validation),
			...budgetNotes(table, learntRows),
			...thresholdNotes(model),
		],
	};
}

function classCounts({ classes, target }: ReadTarget): TrainReport['classes'] {
	const rows = new Float64Array(classes.length);
	if (target.task === 'classification')
		target.values.forEach((value) => (rows[value] = (rows[value] ?? 0) + 1));
	return classes.map((name, i) => ({ name, rows: rows[i] ?? 0 }));
}

/** The whole interval of the paired difference lies on the right side of 0. */
const beats = ({ gain }: CrossValidation, metric: string): boolean =>
	clearlyBetter(gain[metric], metric);

function notesOf(
	table: Table,
	read: ReadTarget,
	leaks: readonly Leak[],
	validation: CrossValidation,
): string[] {
	const notes = leaks.map(
		({ feature }) =>
			`Column "${feature}" alone tells the target almost without error: use it only if it is known at the time of prediction.`,
	);
	if (read.rejected.length > 0)
		notes.push(`${read.rejected.length} rows have no usable target and were not learnt from.`);
	if (validation.testedRows.length < table.numRows)
		notes.push(`The model was judged on ${validation.testedRows.length} of ${table.numRows} rows.`);
	if (table.numRows < 200)
		notes.push(`${table.numRows} rows are few: look at the intervals, not at the numbers alone.`);
	return notes;
}

const budgetNotes = (table: Table, learntRows: number | undefined): string[] =>
	learntRows === undefined
		? []
		: [
				`The time budget let the model learn from a part of the ${table.numRows} rows (about ${learntRows}). Give it more time.`,
			];

/** Most profit may mean to contact nobody: the threshold then lies above every probability. */
const thresholdNotes = ({ threshold }: TrainedModel): string[] =>
	threshold !== null && threshold > 1
		? ['At this cost and revenue nobody is worth a contact: no row gets a yes.']
		: [];
