/** Job `learn.compareModels`: versions of a saved model on the same rows, beside the one in use. */
import { LibraryError } from '../../errors';
import type { JobContext } from '../../ports';
import type { Table } from '../../table';
import type { Target, Task } from '../estimator';
import { compareScores, lessIsBetter, scorePredictions, type Scores } from '../metrics';
import { decidingMetric } from '../train/judge';
import { decodeTrainedModel, type TrainedModel } from '../train/model';
import { ownPredictions, questionsDiffer, sawNone } from './judgeChampion';
import { labelledRows } from './labels';
import type { Lead } from './promotion';

export interface SavedVersion {
	readonly version: number;
	readonly artefact: Uint8Array;
}

export interface CompareModelsOptions {
	/** Two or more. */
	readonly models: readonly SavedVersion[];
	/** The version that the others are compared with. */
	readonly current: number;
	/** Default 42. */
	readonly seed?: number | undefined;
}

export interface VersionScores {
	readonly version: number;
	readonly current: boolean;
	readonly algorithm: string;
	readonly columns: readonly string[];
	/** Whether it answers the same question as the current one; only then are there numbers. */
	readonly comparable: boolean;
	readonly metrics: Readonly<Record<string, Lead>>;
	/** Each metric minus that of the current version, paired, with 95 % interval; null for the current one. */
	readonly difference: Readonly<Record<string, Lead>> | null;
	/** In the deciding metric, by the whole interval; null for the current one. */
	readonly comparedToCurrent: 'better' | 'worse' | 'no difference shown' | null;
	/** `null`: it is not known. */
	readonly learntFromTheseRows: boolean | null;
	readonly notes: readonly string[];
}

export interface CompareModelsResult {
	readonly task: Task;
	readonly target: string;
	/** Rows that all were judged on. */
	readonly rows: number;
	/** Rows without an outcome that the current version knows. */
	readonly rowsLeftOut: number;
	/** The metric that decides. */
	readonly metric: string;
	readonly versions: readonly VersionScores[];
}

interface Judged {
	readonly version: number;
	readonly model: TrainedModel;
	readonly predictions: Float64Array | null;
}

/**
 * Scores every version on the rows whose outcome is known. A version that has learnt from these rows is named, because its numbers
 * are too good then. Throws MISSING_COLUMN (outcome), EMPTY_INPUT, CORRUPT_FILE, UNSUPPORTED (other kinds of models), INVALID_PARAMETER.
 */
export async function compareModels(
	table: Table,
	{ models, current, seed = 42 }: CompareModelsOptions,
	context: JobContext,
): Promise<CompareModelsResult> {
	if (models.length < 2) throw tooFew();
	const decoded = models.map(({ version, artefact }) => ({
		version,
		model: decodeTrainedModel(artefact),
	}));
	const reference = decoded.find(({ version }) => version === current) ?? decoded[0];
	if (!reference) throw tooFew();
	const { table: rows, target, rejected } = labelledRows(table, reference.model);
	const judged: Judged[] = [];
	for (const [i, { version, model }] of decoded.entries()) {
		context.signal.throwIfCancelled();
		context.progress(i / decoded.length, `Asking version ${version}`);
		const asked = !questionsDiffer(model, reference.model) && hasColumns(model, rows);
		const predictions = asked ? await ownPredictions(model, rows, context) : null;
		judged.push({ version, model, predictions });
	}
	const theirs = judged.find(({ version }) => version === reference.version)?.predictions;
	if (!theirs) throw noColumns(reference.model);
	const { task, target: name } = reference.model;
	const metric = decidingMetric(target);
	const versions = judged.map((one) =>
		scoresOf(one, { rows, target, theirs, current: reference.version, seed, metric }),
	);
	return { task, target: name, rows: rows.numRows, rowsLeftOut: rejected, metric, versions };
}

const hasColumns = ({ recipe }: TrainedModel, rows: Table) =>
	recipe.columns.some(({ column }) => rows.has(column));

interface Reference {
	readonly rows: Table;
	readonly target: Target;
	readonly theirs: Float64Array;
	readonly current: number;
	readonly seed: number;
	readonly metric: string;
}

function scoresOf({ version, model, predictions }: Judged, reference: Reference): VersionScores {
	const { rows, target, theirs, current, seed, metric } = reference;
	const columns = model.recipe.columns.map(({ column }) => column);
	const told = { version, current: version === current, algorithm: model.algorithm, columns };
	if (!predictions) {
		const notes = [
			'It predicts something else than the current version, or these rows have none of its columns.',
		];
		const none = { comparable: false, difference: null, comparedToCurrent: null };
		return { ...told, ...none, metrics: {}, learntFromTheseRows: null, notes };
	}
	const threshold = model.threshold === null ? undefined : Math.min(1, model.threshold);
	const metrics = intervals(scorePredictions(target, predictions, { seed, threshold }));
	const difference = told.current
		? null
		: intervals(compareScores(target, predictions, theirs, { seed, threshold }));
	const seen = sawNone(model, rows);
	return {
		...told,
		comparable: true,
		metrics,
		difference,
		comparedToCurrent: difference && compared(metric, difference[metric]),
		learntFromTheseRows: seen.sure ? false : seen.known ? true : null,
		notes: [...missingNotes(model, rows), ...seenNotes(seen)],
	};
}

const intervals = (scores: Scores): Record<string, Lead> =>
	Object.fromEntries(
		Object.entries(scores).map(([name, { value, low, high }]) => [name, { value, low, high }]),
	);

function compared(
	metric: string,
	difference: Lead | undefined,
): VersionScores['comparedToCurrent'] {
	if (!difference) return null;
	const up = lessIsBetter(metric) ? difference.high < 0 : difference.low > 0;
	const down = lessIsBetter(metric) ? difference.low > 0 : difference.high < 0;
	return up ? 'better' : down ? 'worse' : 'no difference shown';
}

const seenNotes = ({ sure, known, why }: ReturnType<typeof sawNone>): string[] => {
	if (sure) return [];
	const sentence = why
		.replace('The current version', 'This version')
		.replace('the current version', 'this version');
	return [
		known
			? `${sentence} Its numbers are too good then.`
			: `${sentence} If it did, its numbers are too good.`,
	];
};

function missingNotes({ recipe }: TrainedModel, rows: Table): string[] {
	const missing = recipe.columns.map(({ column }) => column).filter((name) => !rows.has(name));
	if (missing.length === 0) return [];
	return [`Columns that it learnt from are missing here: ${missing.slice(0, 20).join(', ')}.`];
}

const tooFew = () =>
	new LibraryError(
		'INVALID_PARAMETER',
		'There are fewer than two versions to compare.',
		'Name two versions that exist, or leave the versions empty to compare all.',
	);
const noColumns = ({ recipe }: TrainedModel) =>
	new LibraryError(
		'MISSING_COLUMN',
		`The rows have none of the columns that the model learnt from: ${recipe.columns
			.map(({ column }) => column)
			.slice(0, 20)
			.join(', ')}.`,
		'Give it rows with these columns and the outcome.',
	);
