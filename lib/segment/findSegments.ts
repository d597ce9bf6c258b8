/** Job `segment.kmeans`: customer groups by k-means on scaled columns, described, named and ready to be saved. */
import { LibraryError } from '../errors';
import type { JobContext } from '../ports';
import type { Table } from '../table';
import { addedColumns, resultTable } from './addedColumns';
import { chooseK, SILHOUETTE_SAMPLE, type Choice } from './chooseK';
import { assignRows, fitCentres } from './clusterer';
import { columnReports, type ColumnReport } from './columnReport';
import { featureNames, readFeature, type Feature } from './featureColumns';
import { orderCentres, orderingColumn } from './identity';
import { encodeModel, SEGMENT_MODEL_KIND, type SegmentModel } from './model';
import {
	checkEnoughRows,
	checkOptions,
	type CheckedOptions,
	type FindSegmentsOptions,
} from './options';
import { profileFeatures, segmentSizes, type SegmentProfile } from './profiles';
import { canonicalOrder, countDistinct, everyNth, gatherRows } from './rowOrder';
import { applyScaler, fitScaler, type FeatureScale, type ScalerFit } from './scaler';
import { describeSegment, suggestNames } from './segmentNames';
import { silhouettes } from './silhouette';

export interface SegmentReport {
	readonly rows: number;
	readonly nClusters: number;
	/** How the number came about. */
	readonly chosenBy: 'silhouette' | 'you';
	/** Mean silhouette of the result, −1 … 1, null for a single segment; `silhouetteRows` rows were judged. */
	readonly silhouette: number | null;
	readonly silhouetteRows: number;
	/** One row a tried number; empty when the number was given. */
	readonly silhouettes: Choice['candidates'];
	/** Rows that the tried numbers were fitted on. */
	readonly silhouetteFitRows: number;
	/** Sum of squared distances to the centres, scaled units. */
	readonly inertia: number;
	readonly iterations: number;
	readonly columns: readonly ColumnReport[];
	readonly dropped: ScalerFit['dropped'];
	/** Segment 1 has the highest mean in this column. */
	readonly orderedBy: string;
	readonly seed: number;
	readonly notes: readonly string[];
}

export interface FindSegmentsResult {
	/** One row a customer, in input order: segment, segmentName, segmentDistance (and the input's columns if kept). */
	readonly table: Table;
	readonly profiles: readonly SegmentProfile[];
	readonly report: SegmentReport;
	/** The model, for the store: kind `segment.kmeans`. */
	readonly artefact: Uint8Array;
	readonly kind: typeof SEGMENT_MODEL_KIND;
	readonly info: {
		rows: number;
		columns: readonly string[];
		nClusters: number;
		silhouette: number | null;
		names: readonly string[];
	};
}

interface Prepared {
	readonly features: readonly Feature[];
	readonly scales: readonly FeatureScale[];
	readonly dropped: ScalerFit['dropped'];
	readonly matrix: Float32Array;
	readonly width: number;
	readonly order: Uint32Array;
	/** The rows of the matrix in that order. */
	readonly sorted: Float32Array;
	readonly distinct: number;
}

function prepare(table: Table, options: CheckedOptions): Prepared {
	if (table.numRows === 0) {
		throw new LibraryError(
			'EMPTY_INPUT',
			'There are no customers to group.',
			'Connect a node that gives customers.',
		);
	}
	const all = featureNames(table, options.columns).map((column) => readFeature(table, column));
	const { scales, dropped } = fitScaler(all, options.logTransform);
	const features = all.filter(({ column }) => scales.some((scale) => scale.column === column));
	const matrix = applyScaler(scales, features, table.numRows);
	const width = scales.length;
	const order = canonicalOrder(matrix, width);
	const sorted = gatherRows(matrix, width, order);
	return {
		features,
		scales,
		dropped,
		matrix,
		width,
		order,
		sorted,
		distinct: countDistinct(sorted, width),
	};
}

function ordering({ scales }: Prepared, { orderBy }: CheckedOptions): number {
	const at = orderingColumn(scales, orderBy);
	if (at !== null) return at;
	throw new LibraryError(
		'INVALID_PARAMETER',
		`Segments cannot be ordered by "${orderBy}": it is not one of the columns used (${scales.map(({ column }) => column).join(', ')}).`,
		'Order by one of the used columns.',
	);
}

/** Profiles, names and descriptions from the final labels. */
function describe(prepared: Prepared, centres: Float32Array, labels: Int32Array): SegmentProfile[] {
	const { features, width } = prepared;
	const sizes = segmentSizes(labels, centres.length / width);
	const profiles = profileFeatures(features, labels, sizes, (segment, feature) => {
		return centres[segment * width + feature] ?? null;
	});
	const names = suggestNames(profiles);
	return profiles.map((list, i) => {
		const customers = sizes[i] ?? 0;
		const share = customers / labels.length;
		return {
			segment: i + 1,
			segmentName: names[i] ?? '',
			description: describeSegment(customers, share, list),
			customers,
			share,
			features: list,
		};
	});
}

function finalSilhouette(
	prepared: Prepared,
	labels: Int32Array,
	nClusters: number,
	context: JobContext,
) {
	if (nClusters < 2) return { silhouette: null, silhouetteRows: 0 };
	const { matrix, width, order } = prepared;
	const rows = everyNth(order, SILHOUETTE_SAMPLE);
	const judged = { labels: Int32Array.from(rows, (row) => labels[row] ?? 0), nClusters };
	const [silhouette = 0] = silhouettes(gatherRows(matrix, width, rows), width, [judged], context);
	return { silhouette, silhouetteRows: rows.length };
}

function notesOf(
	prepared: Prepared,
	options: CheckedOptions,
	choice: Choice | null,
	rows: number,
): string[] {
	const notes = prepared.dropped.map(
		({ column, reason }) => `Column "${column}" was left out: ${reason}.`,
	);
	if (!options.columns?.length)
		notes.push('No columns were picked: every number column that is not an id was used.');
	prepared.features.forEach(({ column, missing, infinite }, i) => {
		if (missing + infinite === 0) return;
		const median = Number((prepared.scales[i]?.median ?? 0).toPrecision(6));
		notes.push(
			`"${column}" is empty or infinite in ${missing + infinite} rows: its median ${median} stands in.`,
		);
	});
	if (choice && choice.fittedRows < rows) {
		notes.push(
			`The number of segments was chosen on ${choice.fittedRows} evenly spaced rows; the segments themselves were found on all ${rows}.`,
		);
	}
	if (choice && choice.silhouetteRows < rows) {
		notes.push(`Silhouettes are exact among ${choice.silhouetteRows} evenly spaced rows.`);
	}
	if (choice && choice.candidates.at(-1)?.nClusters !== options.maxClusters) {
		notes.push(
			`Only ${prepared.distinct} rows differ, so fewer segments than asked for were tried.`,
		);
	}
	return notes;
}

/**
 * Finds customer groups. The same rows with the same seed give the same segments, names and numbers in any row order and
 * on any number of threads. Missing and infinite cells count as the column's median (reported); columns without
 * information are left out (reported). Throws EMPTY_INPUT, MISSING_COLUMN, WRONG_TYPE, INVALID_PARAMETER, CANCELLED.
 */
export function findSegments(
	table: Table,
	options: FindSegmentsOptions,
	context: JobContext,
): FindSegmentsResult {
	const checked = checkOptions(options);
	const prepared = prepare(table, checked);
	const orderedBy = ordering(prepared, checked);
	const { matrix, width, sorted, distinct, scales } = prepared;
	if (checked.nClusters !== undefined) checkEnoughRows(checked.nClusters, table.numRows, distinct);
	const choice = checked.nClusters === undefined ? chooseK(prepared, checked, context) : null;
	const nClusters = choice?.nClusters ?? checked.nClusters ?? 1;
	context.progress(0.6, `Finding ${nClusters} segments`);
	const fit = fitCentres(sorted, width, { ...checked, nClusters }, context);
	const centres = orderCentres(fit.centres, width, orderedBy);
	// Labels come from the very step that assigns new customers later, so that both always agree.
	const { labels, distances } = assignRows(matrix, width, centres, context);
	context.progress(0.9, 'Describing the segments');
	const profiles = describe(prepared, centres, labels);
	const quality = finalSilhouette(prepared, labels, nClusters, context);
	const names = profiles.map(({ segmentName }) => segmentName);
	const columns = scales.map(({ column }) => column);
	return {
		table: resultTable(table, addedColumns(labels, distances, names), checked.keepColumns),
		profiles,
		artefact: encodeModel(modelOf(scales, centres, profiles)),
		kind: SEGMENT_MODEL_KIND,
		info: { rows: table.numRows, columns, nClusters, silhouette: quality.silhouette, names },
		report: {
			rows: table.numRows,
			nClusters,
			chosenBy: choice ? 'silhouette' : 'you',
			...quality,
			silhouettes: choice?.candidates ?? [],
			silhouetteFitRows: choice?.fittedRows ?? 0,
			inertia: fit.inertia,
			iterations: fit.iterations,
			columns: columnReports(scales, prepared.features),
			dropped: prepared.dropped,
			orderedBy: columns[orderedBy] ?? '',
			seed: checked.seed,
			notes: notesOf(prepared, checked, choice, table.numRows),
		},
	};
}

function modelOf(
	scales: readonly FeatureScale[],
	centres: Float32Array,
	profiles: readonly SegmentProfile[],
): SegmentModel {
	const names = profiles.map(({ segmentName }) => segmentName);
	const descriptions = profiles.map(({ description }) => description);
	return { scales, centres, names, descriptions };
}
