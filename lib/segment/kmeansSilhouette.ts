import { LibraryError } from '../errors';
import { clusterDistances, withTeam, type KernelOptions } from '../kernels';
import { checkMatrix, Random, sampleIndices, type DenseMatrix } from '../math';
import type { FitContext } from './kmeansFit';

export interface SilhouetteOptions extends KernelOptions {
	/** Rows to judge by, drawn at random when there are more; the cost grows with its square. Default 5000. */
	readonly sampleSize?: number | undefined;
	readonly seed?: number | undefined;
}

export interface Silhouette {
	/** Mean silhouette, −1..1; higher is better separated. NaN with fewer than two clusters in the sample. */
	readonly score: number;
	/** Silhouette of each sampled row; 0 for a row alone in its cluster. */
	readonly values: Float64Array;
	/** The rows of the sample, ascending. */
	readonly rows: Uint32Array;
}

/**
 * Mean silhouette (Rousseeuw 1987), Euclidean: (b − a) / max(a, b), a = mean distance to the other rows of the own cluster,
 * b = least mean distance to the rows of another. `labels`: 0.. for each row. Throws INVALID_PARAMETER.
 */
export function silhouette(
	matrix: DenseMatrix,
	labels: ArrayLike<number>,
	options: SilhouetteOptions = {},
	{ signal }: FitContext = {},
): Silhouette {
	checkMatrix(matrix);
	checkLabels(matrix, labels);
	const rows = sampleRows(matrix.nRows, options);
	const sample = takeRows(matrix, rows);
	const sampleLabels = Int32Array.from(rows, (row) => labels[row] ?? 0);
	const nClusters = sampleLabels.reduce((most, label) => Math.max(most, label), -1) + 1;
	const sizes = new Float64Array(nClusters);
	for (const label of sampleLabels) sizes[label] = (sizes[label] ?? 0) + 1;
	const present = sizes.filter((size) => size > 0).length;
	if (present < 2) return { score: Number.NaN, values: new Float64Array(rows.length), rows };
	const cost = sample.data.length * rows.length;
	const sums = withTeam(options, cost, (team) =>
		clusterDistances(team, sample, sampleLabels, nClusters, { signal }),
	);
	const values = Float64Array.from(sampleLabels, (label, row) =>
		rowSilhouette(sums.subarray(row * nClusters, (row + 1) * nClusters), sizes, label),
	);
	return { score: values.reduce((sum, value) => sum + value, 0) / values.length, values, rows };
}

function rowSilhouette(sums: Float64Array, sizes: Float64Array, own: number): number {
	const size = sizes[own] ?? 0;
	if (size <= 1) return 0;
	const inside = (sums[own] ?? 0) / (size - 1);
	let outside = Infinity;
	for (let c = 0; c < sums.length; c++) {
		const other = sizes[c] ?? 0;
		if (c !== own && other > 0) outside = Math.min(outside, (sums[c] ?? 0) / other);
	}
	const larger = Math.max(inside, outside);
	return larger === 0 ? 0 : (outside - inside) / larger;
}

function sampleRows(
	nRows: number,
	{ sampleSize = 5000, seed = 0 }: SilhouetteOptions,
): Uint32Array {
	if (nRows <= sampleSize) return Uint32Array.from({ length: nRows }, (_, row) => row);
	return sampleIndices(nRows, sampleSize, new Random(seed));
}

function takeRows({ data, nCols }: DenseMatrix, rows: Uint32Array): DenseMatrix {
	const taken = new Float32Array(rows.length * nCols);
	rows.forEach((row, at) => taken.set(data.subarray(row * nCols, (row + 1) * nCols), at * nCols));
	return { data: taken, nRows: rows.length, nCols };
}

function checkLabels({ nRows }: DenseMatrix, labels: ArrayLike<number>): void {
	if (labels.length === nRows) return;
	throw new LibraryError(
		'INVALID_PARAMETER',
		`There are ${labels.length} labels for ${nRows} rows.`,
		'Give one label a row.',
	);
}
