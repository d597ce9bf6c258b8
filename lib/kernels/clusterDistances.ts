import type { DenseMatrix } from '../math';
import { KMeansRows } from './kmeansRows';
import { packRows } from './packed';
import type { RunOptions, Team } from './team';

/** Scratch a thread: 4 rows × 48 scores (see assembly/silhouette.ts). */
const SCRATCH_BYTES = 4 * 48 * 4;

/**
 * Sum of the Euclidean distances of every row to all rows of each cluster: nRows × nClusters float64. `labels` 0..nClusters−1.
 * Cost: nRows² · nCols; for silhouettes and cohesion of samples.
 */
export function clusterDistances(
	team: Team,
	matrix: DenseMatrix,
	labels: ArrayLike<number>,
	nClusters: number,
	run: RunOptions = {},
): Float64Array {
	const { arena } = team;
	const rows = new KMeansRows(team, matrix, undefined, run);
	const { order, units } = sortByCluster(labels, nClusters);
	const { nCols } = matrix;
	const sorted = arena.float32(order.length * nCols);
	const halfNorms = arena.float32(order.length);
	const weights = arena.float32(order.length);
	const norms = rows.rowNorm.view;
	const [x, to, half, weight] = [rows.x.view, sorted.view, halfNorms.view, weights.view];
	to.fill(0);
	order.forEach((row, at) => {
		weight[at] = row < 0 ? 0 : 1;
		half[at] = row < 0 ? 0 : (norms[row] ?? 0) / 2;
		if (row >= 0) to.set(x.subarray(row * nCols, (row + 1) * nCols), at * nCols);
	});
	const packed = packRows(team, sorted, order.length, nCols, { factor: -1 });
	const clusterUnits = arena.copyOf(units);
	const sums = arena.float64(matrix.nRows * nClusters);
	sums.view.fill(0);
	const scratch = arena.bytes(SCRATCH_BYTES * team.threads);
	rows.run('clusterDistances', [
		rows.rowNorm.address,
		packed.block.address,
		halfNorms.address,
		weights.address,
		clusterUnits.address,
		nClusters,
		sums.address,
		scratch.address,
		SCRATCH_BYTES,
	]);
	return sums.view.slice();
}

/** Rows in cluster order, each cluster padded with −1 to a multiple of four; where each cluster's units begin. */
function sortByCluster(labels: ArrayLike<number>, nClusters: number) {
	const members: number[][] = Array.from({ length: nClusters }, () => []);
	for (let row = 0; row < labels.length; row++) members[labels[row] ?? -1]?.push(row);
	const order: number[] = [];
	const units = new Uint32Array(nClusters + 1);
	members.forEach((rows, cluster) => {
		order.push(...rows);
		while (order.length % 4 !== 0) order.push(-1);
		units[cluster + 1] = order.length / 4;
	});
	return { order: Int32Array.from(order), units };
}
