/** How this room uses KMeans: fit on scaled rows, and the one way of assigning rows, at training and ever after. */
import type { JobContext } from '../ports';
import { KMeans } from './kmeans';

export interface CentreFit {
	/** Row-major, nClusters × width. */
	readonly centres: Float32Array;
	readonly inertia: number;
	readonly iterations: number;
}

interface FitOptions {
	readonly nClusters: number;
	readonly seed: number;
	readonly nInit: number;
	readonly maxIter: number;
}

/** Finer than KMeans' own default: a segment should not depend on when the steps were stopped. */
const TOLERANCE = 1e-6;

/** Centres of the rows of a row-major matrix. */
export function fitCentres(
	data: Float32Array,
	width: number,
	{ nClusters, seed, nInit, maxIter }: FitOptions,
	{ signal, threads }: JobContext,
): CentreFit {
	const matrix = { data, nRows: data.length / width, nCols: width };
	const model = new KMeans({ nClusters, seed, nInit, maxIter, tol: TOLERANCE, threads }).fit(
		matrix,
		{ signal },
	);
	return { centres: model.centres, inertia: model.inertia, iterations: model.nIter };
}

export interface Assignment {
	/** 0-based number of the nearest centre. */
	readonly labels: Int32Array;
	/** Euclidean distance to it. */
	readonly distances: Float64Array;
}

/** The nearest centre of each row. What a row gets does not depend on the other rows. */
export function assignRows(
	data: Float32Array,
	width: number,
	centres: Float32Array,
	{ signal, threads }: JobContext,
): Assignment {
	const matrix = { data, nRows: data.length / width, nCols: width };
	const labels = KMeans.fromCentres(centres, width, { threads }).predict(matrix, { signal });
	return { labels, distances: distancesTo(centres, data, width, labels) };
}

function distancesTo(
	centres: Float32Array,
	data: Float32Array,
	width: number,
	labels: Int32Array,
): Float64Array {
	const distances = new Float64Array(labels.length);
	for (let row = 0; row < labels.length; row++) {
		const centre = (labels[row] ?? 0) * width;
		let squares = 0;
		for (let i = 0; i < width; i++) {
			const difference = (data[row * width + i] ?? 0) - (centres[centre + i] ?? 0);
			squares += difference * difference;
		}
		distances[row] = Math.sqrt(squares);
	}
	return distances;
}
