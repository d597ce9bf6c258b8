/** Predict with an imported model: columns by name in the model's order, as they are; no scaling, filling, reasons or drift. */
import { LibraryError } from '../../errors';
import { FrameRecipe, type Frame, type FrameReport } from '../../features';
import type { JobContext } from '../../ports';
import {
	createBitmap,
	isFileSource,
	readTable,
	setBit,
	Table,
	type Column,
	type FileSource,
} from '../../table';
import { classColumns, numberColumns, type Columns } from '../train/predictionColumns';
import type { PredictResult, ScoreRowsOptions } from '../train/predict';
import { decodeImportedModel, type ImportedModel } from './importedModel';
import { openLayersModel, type RunningModel } from './layersModel';

const ALGORITHM = 'TensorFlow.js model (imported)';
const NOT_THERE = 'Reasons and drift are not available for imported models.';
/** How far probabilities of a row may be from adding up to 1: they come in float32. */
const ROUNDING = 1e-3;

/** Reads the artefact and builds the layers. Throws CORRUPT_FILE, INVALID_PARAMETER, UNSUPPORTED. */
export async function openImported(artefact: Uint8Array) {
	const model = decodeImportedModel(artefact);
	const running = await openLayersModel(model);
	const columns = model.columns.map(
		(column) => ({ kind: 'number', column, features: [column] }) as const,
	);
	const recipe = new FrameRecipe(columns, [], null);
	return {
		score: async (source: Table | FileSource, options: ScoreRowsOptions, context: JobContext) => {
			const table = isFileSource(source) ? await readTable(source, { context }) : source;
			return score({ model, running, recipe }, table, options, context);
		},
		close: () => running.close(),
	};
}

interface Opened {
	readonly model: ImportedModel;
	readonly running: RunningModel;
	readonly recipe: FrameRecipe;
}

function score(
	{ model, running, recipe }: Opened,
	table: Table,
	{ threshold = 0.5, keepColumns = false }: ScoreRowsOptions,
	{ signal }: JobContext,
): PredictResult {
	const { frame, report } = recipe.apply(table);
	check(table, report, threshold);
	const complete = completeRows(frame);
	const said = running.predict(inputsOf(frame, complete), complete.length, signal);
	const binary = model.classes.length === 2;
	const { columns, predicted } =
		model.task === 'regression'
			? numberColumns(said, null)
			: classColumns(
					probabilities(said, model, running.nOutputs),
					model.classes,
					binary ? threshold : null,
				);
	const all =
		complete.length === table.numRows ? columns : spread(columns, complete, table.numRows);
	const left = table.numRows - complete.length;
	const notes =
		left === 0 ? [] : [`${left} rows have no number in an input column: they got no prediction.`];
	return {
		table: keepColumns ? table.with(all) : new Table(all, table.numRows),
		report: {
			rows: table.numRows,
			target: model.target,
			algorithm: ALGORITHM,
			backend: running.backend,
			predicted,
			threshold: binary ? threshold : null,
			columns: report,
			drift: { level: 'notAvailable', rows: table.numRows, features: [], prediction: null },
			groups: null,
			customers: null,
			rowsWithReasons: 0,
			notes: [...notes, NOT_THERE],
		},
	};
}

function check(table: Table, { missingColumns, columns }: FrameReport, threshold: number): void {
	if (table.numRows === 0)
		throw new LibraryError('EMPTY_INPUT', 'There are no rows to predict.', 'Connect some rows.');
	if (!(threshold >= 0 && threshold <= 1))
		throw new LibraryError(
			'INVALID_PARAMETER',
			`threshold must be 0..1, got ${threshold}.`,
			'Use e.g. 0.5.',
		);
	if (missingColumns.length > 0) {
		throw new LibraryError(
			'MISSING_COLUMN',
			`The table lacks input columns of the imported model: ${missingColumns.slice(0, 20).join(', ')}.`,
			'An imported model has nothing to put in their place: give it all of its columns.',
			{ columns: missingColumns },
		);
	}
	const wrong = columns.find(({ wrongType }) => wrongType);
	if (!wrong) return;
	throw new LibraryError(
		'WRONG_TYPE',
		`Column "${wrong.column}" (${wrong.readFrom ?? 'unknown'}) holds no numbers.`,
		'An imported model takes numbers: make the column what the model was trained on.',
	);
}

function completeRows({ nRows, columns }: Frame): Uint32Array {
	const isThere = (row: number) => columns.every((column) => !Number.isNaN(column[row] ?? NaN));
	return Uint32Array.from({ length: nRows }, (_, row) => row).filter(isThere);
}

function inputsOf({ columns }: Frame, rows: Uint32Array): Float32Array {
	const out = new Float32Array(rows.length * columns.length);
	rows.forEach((row, i) => {
		columns.forEach((column, f) => (out[i * columns.length + f] = column[row] ?? NaN));
	});
	return out;
}

/** nRows × nClasses. One output of two classes is the probability of the second. Throws WRONG_TYPE for other numbers. */
function probabilities(
	said: Float64Array,
	{ classes }: ImportedModel,
	nOutputs: number,
): Float64Array {
	if (!said.every((value) => value >= -ROUNDING && value <= 1 + ROUNDING)) throw noProbabilities();
	if (nOutputs === 1) {
		const both = new Float64Array(2 * said.length);
		said.forEach((value, row) => both.set([1 - value, value], 2 * row));
		return both;
	}
	for (let from = 0; from < said.length; from += classes.length) {
		const row = said.subarray(from, from + classes.length);
		const total = row.reduce((sum, value) => sum + value, 0);
		if (Math.abs(total - 1) > ROUNDING) throw noProbabilities();
		row.forEach((value, k) => (row[k] = value / total));
	}
	return said;
}

const noProbabilities = () =>
	new LibraryError(
		'WRONG_TYPE',
		'The imported model does not give probabilities.',
		'Let its last layer end with sigmoid (two classes) or softmax, or import it as a model that predicts a number.',
	);

/** Columns of the complete rows as columns of all rows; the others are missing. */
function spread(columns: Columns, complete: Uint32Array, nRows: number): Columns {
	const from = new Int32Array(nRows);
	const validity = createBitmap(nRows, false);
	complete.forEach((row, i) => {
		from[row] = i;
		setBit(validity, row, true);
	});
	const table = new Table(columns, complete.length).take(from);
	return table.entries().map(([name, column]): [string, Column] => [name, { ...column, validity }]);
}
