/**
 * Champion and challenger: is the model just trained better than the one in use, on the same rows, by more than chance? The
 * challenger is judged by its out-of-fold predictions. The champion's own predictions count only where it cannot have learnt
 * from those rows (rowSketch.ts); otherwise its algorithm, settings and columns are trained anew in the same folds. See
 * docs/decisions/0013.
 */
import { isLibraryError, LibraryError } from '../../errors';
import type { JobContext } from '../../ports';
import type { Table } from '../../table';
import { applyCalibrator } from '../calibrate';
import { compareScores, scorePredictions } from '../metrics';
import { algorithmsFor } from '../train/algorithms';
import type { CompareInput } from '../train/judge';
import { judge } from '../train/judgeWhole';
import { decodeTrainedModel, type TrainedModel } from '../train/model';
import { takePredictions, takeTarget, type CrossValidation } from '../validate';
import { saltOf } from './origin';
import { leadOf, verdict, wins, type PromotionReport } from './promotion';
import { seenRows } from './rowSketch';

export interface ChampionOptions {
	/** Bytes of the model in use. */
	readonly artefact: Uint8Array;
	/** Its version, for the report. */
	readonly version?: number | undefined;
	/** The new one must lead by more than this in the deciding metric, in its unit; >= 0, default 0. */
	readonly margin?: number | undefined;
}

/** What has just been trained, and how it was judged. */
export interface Challenger {
	readonly target: string;
	readonly classes: readonly string[];
	readonly question: TrainedModel['question'];
	readonly input: CompareInput;
	readonly validation: CrossValidation;
	readonly metric: string;
	/** How many candidates it is the best of. */
	readonly tried: number;
	/** Columns that no model may learn from: the target, groups, dates of the split. */
	readonly never: readonly string[];
}

/** At most so many rows may be known to the champion for its own predictions to count. */
const SEEN_LIMIT = 0.02;
const FEW_ROWS = 50_000;

/** Compares; what forbids a comparison is told in the report and never loses the new model. Throws INVALID_PARAMETER, CANCELLED. */
export async function judgeChampion(
	challenger: Challenger,
	{ artefact, version, margin = 0 }: ChampionOptions,
	context: JobContext,
): Promise<PromotionReport> {
	if (!(margin >= 0 && margin < Infinity)) throw badMargin(margin);
	const { metric, validation } = challenger;
	const known = {
		currentVersion: version ?? null,
		metric,
		challenger: validation.scores[metric]?.value ?? null,
		margin,
		rows: validation.testedRows.length,
	};
	try {
		const champion = decodeTrainedModel(artefact);
		checkSame(champion, challenger);
		const { how, predictions, text } = await championPredictions(champion, challenger, context);
		return { ...known, ...compare(challenger, predictions, margin, { ...known, how, text }) };
	} catch (error) {
		if (!isLibraryError(error) || error.code === 'CANCELLED') throw error;
		const reason = `The current version could not be compared: ${error.message} It stays, the new one is saved beside it.`;
		const none = { promoted: false, how: 'not compared', champion: null, lead: null } as const;
		return { ...known, ...none, reason };
	}
}

type Known = Pick<
	PromotionReport,
	'currentVersion' | 'metric' | 'challenger' | 'margin' | 'rows' | 'how'
>;

function compare(
	{ input, validation, metric, tried }: Challenger,
	theirs: Float64Array,
	margin: number,
	{ text, ...known }: Known & { text: string },
): Omit<PromotionReport, keyof Omit<Known, 'how'>> {
	const rows = validation.testedRows;
	const target = takeTarget(input.target, rows);
	const options = { seed: input.seed, replicates: rows.length > FEW_ROWS ? 200 : 1000 };
	const ours = takePredictions(validation, rows);
	const difference = compareScores(target, ours, theirs, options)[metric];
	const champion = scorePredictions(target, theirs, { replicates: 0 })[metric]?.value ?? null;
	if (!difference || champion === null || !Number.isFinite(difference.value))
		throw noMetric(metric);
	const lead = leadOf(metric, difference, tried);
	const promoted = wins(lead, margin);
	const several =
		tried > 1 ? ` The interval is widened because the new one is the best of ${tried} tried.` : '';
	const said = verdict({ ...known, promoted, champion, lead });
	return { promoted, how: known.how, champion, lead, reason: `${text} ${said}${several}` };
}

interface ChampionAnswer {
	readonly how: PromotionReport['how'];
	/** Of the tested rows, in order. */
	readonly predictions: Float64Array;
	readonly text: string;
}

async function championPredictions(
	champion: TrainedModel,
	challenger: Challenger,
	context: JobContext,
): Promise<ChampionAnswer> {
	const { input, validation } = challenger;
	const rows = input.table.take(validation.testedRows);
	const both = `Both were judged on the same ${rows.numRows} rows.`;
	const unseen = sawNone(champion, rows);
	if (unseen.sure) {
		const predictions = await ownPredictions(champion, rows, context);
		return { how: 'own predictions', predictions, text: `${both} ${unseen.why}` };
	}
	context.progress(0.95, 'Training the current version anew in the same parts');
	const again = await trainAnew(champion, challenger, context);
	const predictions = takePredictions(again, validation.testedRows);
	const text = `${both} ${unseen.why} So its algorithm (${labelOf(champion)}), settings and columns were trained anew in the same parts.`;
	return { how: 'trained anew', predictions, text };
}

export interface Seen {
	/** It has learnt from none of the rows, or from less than 2 % of them, with 95 % confidence. */
	readonly sure: boolean;
	/** Whether it is known that it has learnt from some. */
	readonly known: boolean;
	readonly why: string;
}

/** Whether a model has learnt from these rows. */
export function sawNone({ origin, recipe, target }: TrainedModel, rows: Table): Seen {
	const none = { sure: false, known: false };
	if (!origin?.sketch)
		return { ...none, why: 'It is not known which rows the current version learnt from.' };
	const { frame } = recipe.apply(rows);
	const { share, atMost } = seenRows(origin.sketch, frame, saltOf(target, recipe));
	if (atMost <= SEEN_LIMIT)
		return { sure: true, known: false, why: 'The current version has not learnt from them.' };
	const percent = Math.round(share * 100);
	if (percent < 2)
		return { ...none, why: 'The current version may have learnt from some of them.' };
	const why = `The current version has learnt from about ${percent} % of them, or from rows that look the same.`;
	return { sure: false, known: true, why };
}

/** What the model says of these rows, after its own calibration. */
export async function ownPredictions(
	{ recipe, estimator, calibrator }: TrainedModel,
	rows: Table,
	{ threads, signal }: JobContext,
): Promise<Float64Array> {
	const raw = await estimator.predict(recipe.apply(rows).frame, { threads, signal });
	return calibrator ? applyCalibrator(calibrator, raw) : raw;
}

const labelOf = ({ algorithm, task }: TrainedModel) =>
	algorithmsFor(task).find(({ name }) => name === algorithm)?.label ?? algorithm;

async function trainAnew(
	champion: TrainedModel,
	{ input, never }: Challenger,
	context: JobContext,
): Promise<CrossValidation> {
	const algorithm = algorithmsFor(input.target.task).find(
		({ name }) => name === champion.algorithm,
	);
	if (!algorithm || !champion.origin) throw notAgain(champion);
	const columns = champion.recipe.columns
		.map(({ column }) => column)
		.filter((name) => input.table.has(name) && !never.includes(name));
	if (columns.length === 0) throw noColumns();
	const variant = { name: '', settings: champion.origin.settings };
	const recipe = { ...input.recipe, columns, exclude: [...never] };
	return await judge({ algorithm, variant, rank: 0 }, { ...input, recipe }, context);
}

type Asked = Pick<TrainedModel, 'target' | 'task' | 'classes' | 'question'>;

/** What makes two models answer different questions, each with its values; null: they answer the same one. */
export function questionsDiffer(a: Asked, b: Asked): [string, string, string] | null {
	if (a.target !== b.target) return ['column to predict', `"${a.target}"`, `"${b.target}"`];
	if (a.task !== b.task) return ['task', a.task, b.task];
	if (JSON.stringify(a.classes) !== JSON.stringify(b.classes))
		return ['list of classes', listed(a.classes), listed(b.classes)];
	const [days, others] = [a.question?.horizonDays, b.question?.horizonDays];
	return days === others ? null : ['time ahead in days', String(days), String(others)];
}

function checkSame(champion: TrainedModel, { target, classes, question, input }: Challenger): void {
	const { task } = input.target;
	const differ = questionsDiffer(champion, { target, task, classes, question });
	if (!differ) return;
	const [what, was, is] = differ;
	throw new LibraryError(
		'UNSUPPORTED',
		`its ${what} is ${was}, that of the new one is ${is}.`,
		'Save the new model under another name.',
	);
}

const listed = (classes: readonly string[]) =>
	`${classes.slice(0, 10).join(', ')}${classes.length > 10 ? ', …' : ''}`;

const badMargin = (margin: number) =>
	new LibraryError('INVALID_PARAMETER', `margin must be 0 or more, got ${margin}.`, 'Use e.g. 0.');
const noMetric = (metric: string) =>
	new LibraryError('UNDEFINED_METRIC', `${metric} has no value for these rows.`, 'Add rows.');
const notAgain = ({ algorithm }: TrainedModel) =>
	new LibraryError(
		'UNSUPPORTED',
		`it cannot be trained anew, because its settings (${algorithm}) were not saved with it.`,
		'Replace it once; from then on versions can be compared.',
	);
const noColumns = () =>
	new LibraryError('MISSING_COLUMN', 'the table has none of its columns.', 'Give it its columns.');
