/** Scores rows with a trained model, exactly as training would have seen them. */
import { LibraryError } from '../../errors';
import type { Frame, FrameReport } from '../../features';
import type { JobContext } from '../../ports';
import { Table } from '../../table';
import { applyCalibrator } from '../calibrate';
import { asOfTime } from './asOfTime';
import { groupLabels, groupNotes, type GroupsOfRows } from './fairnessDecision';
import type { CustomersReport } from './customersReport';
import type { TrainedModel } from './model';
import { judgeDrift, type JudgedDrift } from './judgeDrift';
import { classColumns, numberColumns, type Columns } from './predictionColumns';
import { rowReasons, type RowReasons } from './rowReasons';

export interface ScoreRowsOptions {
	/** Two classes: predict "yes" from this probability on, 0..1. Default: the model's own. */
	readonly threshold?: number | undefined;
	/** How many reasons each of the best-ranked 10,000 rows gets, 0..10; default 0. */
	readonly reasons?: number | undefined;
	/** Whether the result table holds the input's columns too; default false. */
	readonly keepColumns?: boolean | undefined;
	/**
	 * Models of a ready question: the moment at which customers are looked at; default `latest`, the end of the day of the latest order.
	 * Models trained with an as-of date: the date that days are counted back from; default: that of training.
	 */
	readonly asOf?: string | number | undefined;
	/** Models of a ready question, UTC ms: orders with a later date are left out. */
	readonly notAfter?: number | undefined;
}

export interface PredictReport {
	readonly rows: number;
	readonly target: string;
	readonly algorithm: string;
	/** Imported models: which TensorFlow.js ran. */
	readonly backend?: string;
	/** Rows that each class got; empty for numbers. */
	readonly predicted: Readonly<Record<string, number>>;
	readonly threshold: number | null;
	/** What did not fit the training table: missing and further columns, new categories, unreadable values. */
	readonly columns: FrameReport;
	/** How far these rows and their predictions are from training (PSI, KS); the level is the worst of them. */
	readonly drift: JudgedDrift;
	/** Models with thresholds per group: rows and threshold of each group; null for others, and when one threshold was given for all. */
	readonly groups: GroupsOfRows['report'] | null;
	/** How customers were made from orders; null: the rows were scored as they came. */
	readonly customers: CustomersReport | null;
	readonly rowsWithReasons: number;
	readonly notes: readonly string[];
}

export interface PredictResult {
	/**
	 * One row an input row, in order. Classes: `prediction`, `probability` (of two classes that of the second, of more that of the
	 * predicted one). Numbers: `prediction`, `predictionLow`, `predictionHigh`. Both: `rank` (1 is the highest) and `decile` (1 is the
	 * best tenth), by probability or value. With `reasons`: a list of sentences, strongest first.
	 */
	readonly table: Table;
	readonly report: PredictReport;
}

/** Throws EMPTY_INPUT, MISSING_COLUMN when none of the model's columns is there, INVALID_PARAMETER, CANCELLED. */
export async function scoreRows(
	model: TrainedModel,
	table: Table,
	{ threshold, reasons = 0, keepColumns = false, asOf }: ScoreRowsOptions,
	context: JobContext,
): Promise<PredictResult> {
	if (table.numRows === 0)
		throw new LibraryError('EMPTY_INPUT', 'There are no rows to predict.', 'Connect some rows.');
	const limit = checkThreshold(threshold ?? model.threshold);
	const { frame, report } = model.recipe.apply(table, { asOf: asOfTime(asOf) });
	checkColumns(model, report);
	context.progress(0.2, `Predicting ${table.numRows} rows`);
	const { threads, signal } = context;
	const raw = await model.estimator.predict(frame, { threads, signal });
	const byGroup =
		model.groups && threshold === undefined
			? groupLabels(model.groups, model.classes, table, calibrated(model, raw), limit)
			: null;
	const { columns, predicted, scores } =
		model.task === 'regression'
			? numberColumns(raw, model.interval)
			: classColumns(calibrated(model, raw), model.classes, limit, byGroup?.labels);
	context.progress(0.6, 'Finding reasons');
	const explained = reasonsFor(model, frame, columns, checkReasons(reasons), context);
	if (explained) columns.push(['reasons', explained.column]);
	return {
		table: keepColumns ? table.with(columns) : new Table(columns, table.numRows),
		report: {
			rows: table.numRows,
			target: model.target,
			algorithm: model.algorithm,
			predicted,
			threshold: limit,
			columns: report,
			drift: judgeDrift(model.usual, frame, scores),
			groups: byGroup?.report ?? null,
			customers: null,
			rowsWithReasons: explained?.rows ?? 0,
			notes: [
				...notesOf(report),
				...reasonNotes(model, reasons),
				...groupNotes(model.groups, byGroup),
			],
		},
	};
}

const calibrated = ({ calibrator }: TrainedModel, raw: Float64Array) =>
	calibrator ? applyCalibrator(calibrator, raw) : raw;

function checkThreshold(threshold: number | null): number | null {
	// 2: no probability reaches it (see training: profit may say "nobody").
	if (threshold === null || threshold === 2 || (threshold >= 0 && threshold <= 1)) return threshold;
	throw new LibraryError(
		'INVALID_PARAMETER',
		`threshold must be 0..1, got ${threshold}.`,
		'Leave it out to use the one of the model.',
	);
}

function checkReasons(reasons: number): number {
	if (Number.isInteger(reasons) && reasons >= 0 && reasons <= 10) return reasons;
	throw new LibraryError(
		'INVALID_PARAMETER',
		`reasons must be a whole number 0..10, got ${reasons}.`,
		'Use e.g. 3.',
	);
}

/** Reasons for the class that was predicted; for two classes for the one to find. */
function reasonsFor(
	model: TrainedModel,
	frame: Frame,
	columns: Columns,
	top: number,
	context: JobContext,
): RowReasons | null {
	const [, prediction] = columns.find(([name]) => name === 'prediction') ?? [];
	const [, rank] = columns.find(([name]) => name === 'rank') ?? [];
	if (!(rank?.values instanceof Int32Array)) return null;
	const outputOf = (row: number) =>
		model.classes.length === 2 ? 1 : (prediction?.values[row] ?? 0);
	return rowReasons(model, frame, rank.values, outputOf, top, context);
}

const reasonNotes = ({ algorithm, reference }: TrainedModel, reasons: number): string[] =>
	reasons > 0 && reference === null
		? [`The algorithm ${algorithm} gives no reasons for single rows.`]
		: [];

function checkColumns({ recipe }: TrainedModel, { missingColumns }: FrameReport): void {
	if (missingColumns.length < recipe.columns.length) return;
	throw new LibraryError(
		'MISSING_COLUMN',
		`The table has none of the ${missingColumns.length} columns that the model learnt from: ${missingColumns.slice(0, 20).join(', ')}.`,
		'Give it the columns it was trained on, for example through the same nodes.',
		{ columns: missingColumns },
	);
}

function notesOf({ missingColumns, columns, rows }: FrameReport): string[] {
	const notes = missingColumns.map(
		(name) => `Column "${name}" is missing: the model sees it as empty in every row.`,
	);
	for (const { column, newCategories, examples, wrongType, unreadable } of columns) {
		if (wrongType)
			notes.push(`Column "${column}" has another type than in training: seen as empty.`);
		if (unreadable > 0)
			notes.push(`Column "${column}" cannot be read in ${unreadable} rows: empty there.`);
		if (newCategories === 0) continue;
		const some = examples.map((text) => `"${text}"`).join(', ');
		notes.push(
			`Column "${column}" has values in ${newCategories} of ${rows} rows that training had not (${some}): empty there.`,
		);
	}
	return notes;
}
