import type { DenseMatrix } from '../math';
import { cutRows } from './chunks';
import { packRows } from './packed';
import type { RunOptions, Team } from './team';

/**
 * Sum of the Euclidean distances of every row to all rows of each cluster: nRows × nClusters float64. `labels` 0..nClusters−1.
 * Distances are float32: relative error below 1e-6, exactly 0 between equal rows. Cost: nRows² · nCols; for silhouettes.
 */
export function clusterDistances(
	team: Team,
	{ data, nRows, nCols }: DenseMatrix,
	labels: ArrayLike<number>,
	nClusters: number,
	run: RunOptions = {},
): Float64Array {
	const { arena } = team;
	const { order, units } = sortByCluster(labels, nClusters);
	const rows = arena.copyOf(data);
	const sorted = arena.float32(order.length * nCols);
	const weights = arena.float32(order.length);
	const to = sorted.view.fill(0);
	const weight = weights.view;
	order.forEach((row, at) => {
		weight[at] = row < 0 ? 0 : 1;
		if (row >= 0) to.set(data.subarray(row * nCols, (row + 1) * nCols), at * nCols);
	});
	const packed = packRows(team, sorted, order.length, nCols);
	const clusterUnits = arena.copyOf(units);
	const sums = arena.float64(nRows * nClusters);
	const chunks = cutRows(nRows, 64);
	const args = [
		rows.address,
		nRows,
		nCols,
		chunks.rows,
		packed.block.address,
		weights.address,
		clusterUnits.address,
		nClusters,
		sums.address,
	];
	team.run('clusterDistances', chunks.count, args, run);
	const result = sums.view.slice();
	arena.free(rows, sorted, packed.block, weights, clusterUnits, sums);
	return result;
}

/** Rows in cluster order, each cluster padded with −1 to a multiple of four; where each cluster's units begin. */
function sortByCluster(labels: ArrayLike<number>, nClusters: number) {
	const units = new Uint32Array(nClusters + 1);
	const sizes = new Uint32Array(nClusters);
	for (let row = 0; row < labels.length; row++) {
		const label = labels[row] ?? 0;
		sizes[label] = (sizes[label] ?? 0) + 1;
	}
	for (let c = 0; c < nClusters; c++)
		units[c + 1] = (units[c] ?? 0) + Math.ceil((sizes[c] ?? 0) / 4);
	const order = new Int32Array((units[nClusters] ?? 0) * 4).fill(-1);
	const next = units.map((unit) => unit * 4);
	for (let row = 0; row < labels.length; row++) {
		const label = labels[row] ?? 0;
		const at = next[label] ?? 0;
		order[at] = row;
		next[label] = at + 1;
	}
	return { order, units };
}
