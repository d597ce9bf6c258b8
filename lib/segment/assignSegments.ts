/** Job `segment.assign`: puts customers into the segments of a saved model, exactly as training would have. */
import { LibraryError } from '../errors';
import type { JobContext } from '../ports';
import type { Table } from '../table';
import { addedColumns, resultTable } from './addedColumns';
import { assignRows } from './clusterer';
import { columnReports, type ColumnReport } from './columnReport';
import { readFeature, type Feature } from './featureColumns';
import { decodeModel, type SegmentModel } from './model';
import { segmentSizes, type SegmentProfile } from './profiles';
import { applyScaler } from './scaler';

export interface AssignSegmentsOptions {
	/** Bytes of a model of kind `segment.kmeans`. */
	readonly artefact: Uint8Array;
	/** Whether the result table holds the input's columns too; default false. */
	readonly keepColumns?: boolean;
}

export interface AssignReport {
	readonly rows: number;
	readonly columns: readonly ColumnReport[];
	/** Columns of the model that the table lacks: every customer got the training median there. */
	readonly missingColumns: readonly string[];
	/** Columns of the table that the model does not use. */
	readonly extraColumns: readonly string[];
	readonly notes: readonly string[];
}

export interface AssignSegmentsResult {
	readonly table: Table;
	/** Sizes among these customers; names and descriptions from training. */
	readonly profiles: readonly SegmentProfile[];
	readonly report: AssignReport;
}

function readFeatures(table: Table, { scales }: SegmentModel): (Feature | null)[] {
	const features = scales.map(({ column }) =>
		table.has(column) ? readFeature(table, column) : null,
	);
	const present = features.filter((feature) => feature !== null).length;
	if (present * 2 > scales.length || present === scales.length) return features;
	const lacking = scales.filter(({ column }) => !table.has(column)).map(({ column }) => column);
	throw new LibraryError(
		'MISSING_COLUMN',
		`The table lacks ${lacking.length} of the ${scales.length} columns that the segments were made of: ${lacking.slice(0, 20).join(', ')}.`,
		'Give it the same columns as at training, for example through the same Extract Features node.',
		{ columns: lacking },
	);
}

function sizesOf({ names, descriptions }: SegmentModel, labels: Int32Array): SegmentProfile[] {
	return segmentSizes(labels, names.length).map((customers, i) => ({
		segment: i + 1,
		segmentName: names[i] ?? '',
		description: `At training: ${descriptions[i] ?? ''}`,
		customers,
		share: labels.length === 0 ? 0 : customers / labels.length,
		features: [],
	}));
}

/**
 * Assigns every row to the nearest centre of the model. Columns are matched by name, in any order; up to half of them may
 * be missing (their training median stands in, reported). Throws CORRUPT_FILE, MISSING_COLUMN, WRONG_TYPE, EMPTY_INPUT.
 */
export function assignSegments(
	table: Table,
	{ artefact, keepColumns = false }: AssignSegmentsOptions,
	context: JobContext,
): AssignSegmentsResult {
	const model = decodeModel(artefact);
	if (table.numRows === 0) {
		throw new LibraryError(
			'EMPTY_INPUT',
			'There are no customers to assign.',
			'Connect a node that gives customers.',
		);
	}
	const { scales, centres, names } = model;
	const features = readFeatures(table, model);
	const matrix = applyScaler(scales, features, table.numRows);
	const { labels, distances } = assignRows(matrix, scales.length, centres, context);
	const used = new Set(scales.map(({ column }) => column));
	const missingColumns = [...used].filter((column) => !table.has(column));
	return {
		table: resultTable(table, addedColumns(labels, distances, names), keepColumns),
		profiles: sizesOf(model, labels),
		report: {
			rows: table.numRows,
			columns: columnReports(scales, features),
			missingColumns,
			extraColumns: table.names.filter((name) => !used.has(name)),
			notes: missingColumns.map(
				(column) =>
					`Column "${column}" is missing: its median at training stands in for every customer.`,
			),
		},
	};
}
