/**
 * Mean silhouette (Rousseeuw 1987): for each point (b − a) / max(a, b), a = mean distance to its own cluster, b = to the
 * nearest other one; points alone in their cluster count 0, as in scikit-learn. Every pair of points is looked at, O(n²·d)
 * a labelling, on all threads; distances are float32.
 */
import { LibraryError } from '../errors';
import { clusterDistances, withTeam } from '../kernels';
import type { CancelSignal } from '../ports';

export interface Labelling {
	readonly labels: ArrayLike<number>;
	/** Labels are 0 … nClusters − 1. */
	readonly nClusters: number;
}

export interface SilhouetteContext {
	readonly signal?: CancelSignal | undefined;
	readonly threads?: number | undefined;
}

function sizesOf({ labels, nClusters }: Labelling): Float64Array {
	const sizes = new Float64Array(nClusters);
	for (let point = 0; point < labels.length; point++) {
		const label = labels[point] ?? 0;
		sizes[label] = (sizes[label] ?? 0) + 1;
	}
	return sizes;
}

/** `sums`: the distances from the point to all points of each cluster. */
function silhouetteOf(own: number, sums: Float64Array, sizes: Float64Array): number {
	const ownSize = sizes[own] ?? 0;
	if (ownSize <= 1) return 0;
	const a = (sums[own] ?? 0) / (ownSize - 1);
	let b = Infinity;
	sizes.forEach((size, cluster) => {
		if (cluster !== own && size > 0) b = Math.min(b, (sums[cluster] ?? 0) / size);
	});
	const larger = Math.max(a, b);
	return larger === 0 || b === Infinity ? 0 : (b - a) / larger;
}

function meanSilhouette(labelling: Labelling, sums: Float64Array, points: number): number {
	const { labels, nClusters } = labelling;
	const sizes = sizesOf(labelling);
	let total = 0;
	for (let point = 0; point < points; point++) {
		const own = sums.subarray(point * nClusters, (point + 1) * nClusters);
		total += silhouetteOf(labels[point] ?? 0, own, sizes);
	}
	return total / points;
}

/**
 * The mean silhouette of each labelling, −1 … 1. `points` is row-major, `width` values a row, finite. The same bytes on
 * any number of threads. Throws EMPTY_INPUT when there are no points, CANCELLED.
 */
export function silhouettes(
	points: Float32Array,
	width: number,
	labellings: readonly Labelling[],
	{ signal, threads }: SilhouetteContext = {},
): number[] {
	const matrix = { data: points, nRows: points.length / width, nCols: width };
	if (matrix.nRows === 0) {
		throw new LibraryError(
			'EMPTY_INPUT',
			'A silhouette needs at least one point.',
			'Give it rows.',
		);
	}
	return withTeam({ threads }, points.length * matrix.nRows * labellings.length, (team) =>
		labellings.map((labelling) => {
			const { labels, nClusters } = labelling;
			const sums = clusterDistances(team, matrix, labels, nClusters, { signal });
			return meanSilhouette(labelling, sums, matrix.nRows);
		}),
	);
}
