/**
 * Spherical k-means (Dhillon and Modha 2001): k-means on rows of length 1 whose centres are brought back to length 1 after each step,
 * so that nearness is the cosine. Starts by greedy k-means++; the start with the highest mean cosine is kept.
 */
import { KMeansRows, LloydRun, seedCentres, type RunOptions, type Team } from '../../kernels';
import { Random, type DenseMatrix } from '../../math';
import { normaliseRows } from './wordSpace';

export interface SphericalOptions {
	/** Number of clusters, 1 … rows. */
	readonly nClusters: number;
	readonly seed: number;
	/** Runs with different starts. Default 3. */
	readonly nInit?: number;
	/** Most steps of a run. Default 60. */
	readonly maxIter?: number;
	readonly run?: RunOptions;
}

export interface Clusters {
	/** nClusters × columns, rows of length 1. */
	readonly centres: DenseMatrix;
	readonly labels: Int32Array;
	/** Mean cosine of the rows to their centres. */
	readonly cohesion: number;
}

/** Clusters of unit rows. Same rows and seed: same bytes on any number of threads. Throws CANCELLED. */
export function sphericalKMeans(
	team: Team,
	matrix: DenseMatrix,
	options: SphericalOptions,
): Clusters {
	const { nClusters, seed, nInit = 3, maxIter = 60, run = {} } = options;
	const rows = new KMeansRows(team, matrix, new Float32Array(matrix.nCols), run);
	const random = new Random(seed);
	let best: Clusters | undefined;
	for (let start = 0; start < nInit; start++) {
		const found = fitOnce(rows, matrix, seedCentres(rows, nClusters, random.fork(start)), maxIter);
		if (!best || found.cohesion > best.cohesion + 1e-9) best = found;
	}
	team.arena.free(rows.x, rows.rowNorm);
	if (!best) throw new Error('nInit is at least 1');
	return best;
}

function fitOnce(
	rows: KMeansRows,
	matrix: DenseMatrix,
	start: Float32Array,
	maxIter: number,
): Clusters {
	const { nCols } = matrix;
	const nRows = start.length / nCols;
	const lloyd = new LloydRun(rows, nRows);
	let centres = normaliseRows({ data: start, nRows, nCols });
	for (let step = 0; step < maxIter; step++) {
		const { changed } = lloyd.step(centres.data);
		if (changed === 0 && step > 0) break;
		centres = normaliseRows({ data: lloyd.centres(), nRows, nCols });
	}
	const labels = lloyd.labels.view.slice();
	lloyd.free();
	const cosines = cosinesTo(matrix, centres, labels);
	const cohesion = cosines.reduce((sum, value) => sum + value, 0) / Math.max(1, labels.length);
	return { centres, labels, cohesion };
}

/** Cosine of each row to the centre of its label. */
export function cosinesTo(
	matrix: DenseMatrix,
	centres: DenseMatrix,
	labels: Int32Array,
): Float32Array {
	const { data, nRows, nCols } = matrix;
	const cosines = new Float32Array(nRows);
	for (let row = 0; row < nRows; row++) {
		const from = (labels[row] ?? 0) * nCols;
		let sum = 0;
		for (let i = 0; i < nCols; i++)
			sum += (data[row * nCols + i] ?? 0) * (centres.data[from + i] ?? 0);
		cosines[row] = sum;
	}
	return cosines;
}
