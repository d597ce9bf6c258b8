import type { Random } from '../math';
import type { KMeansRows } from './kmeansRows';

/**
 * Greedy k-means++ (Arthur and Vassilvitskii 2007; 2 + ln k candidates a step, as scikit-learn): each new centre is a row
 * drawn with probability ∝ its squared distance to the centres so far; of the candidates the one that lowers the sum of
 * these distances most is kept. Returns k × nCols centres. Deterministic for a seed.
 */
export function seedCentres(rows: KMeansRows, k: number, random: Random): Float32Array {
	const { arena } = rows.team;
	const nearest = arena.float32(rows.nRows);
	nearest.view.fill(3.4e38);
	const trials = Math.min(2 + Math.floor(Math.log(k)), 16);
	const centres = new Float32Array(k * rows.nCols);
	for (let c = 0; c < k; c++) {
		const candidates = draw(rows, nearest.view, c === 0 ? 1 : trials, random);
		const chosen = best(rows, candidates, nearest.address);
		const centre = rows.row(chosen);
		centres.set(centre, c * rows.nCols);
		score(rows, centre, nearest.address, true);
		nearest.view[chosen] = 0;
	}
	arena.free(nearest);
	return centres;
}

function draw(rows: KMeansRows, nearest: Float32Array, count: number, random: Random): number[] {
	const sums = blockSums(nearest);
	let total = 0;
	for (let block = 0; block < sums.length; block++) total += sums[block] ?? 0;
	const pick = () =>
		total > 0 && total < 3e38
			? rowAt(nearest, sums, random.uniform() * total)
			: random.integer(rows.nRows);
	return Array.from({ length: count }, pick);
}

/** Rows are drawn by block first and then inside it: a draw looks at n / BLOCK + BLOCK weights instead of n. */
const BLOCK = 1024;

/** The row at which the running sum of the weights passes `target`; rows of weight 0 are never drawn. */
function rowAt(weights: Float32Array, sums: Float64Array, target: number): number {
	let left = target;
	let block = 0;
	while (block < sums.length - 1 && left >= (sums[block] ?? 0)) left -= sums[block++] ?? 0;
	const end = Math.min(weights.length, (block + 1) * BLOCK);
	let last = block * BLOCK;
	for (let row = last; row < end; row++) {
		const weight = weights[row] ?? 0;
		if (!(weight > 0)) continue;
		if (left < weight) return row;
		left -= weight;
		last = row;
	}
	return last;
}

function blockSums(weights: Float32Array): Float64Array {
	const sums = new Float64Array(Math.ceil(weights.length / BLOCK));
	for (let block = 0; block < sums.length; block++) {
		const end = Math.min(weights.length, (block + 1) * BLOCK);
		let sum = 0;
		for (let row = block * BLOCK; row < end; row++) sum += weights[row] ?? 0;
		sums[block] = sum;
	}
	return sums;
}

/**
 * The earlier candidate wins unless a later one is better by more than float32 sums can err: two rows that are each
 * other's nearest lower the sum equally, and rounding must not choose between them.
 */
const CLEARLY_LESS = 1 - 1e-5;

function best(rows: KMeansRows, candidates: readonly number[], nearest: number): number {
	const centres = new Float32Array(candidates.length * rows.nCols);
	candidates.forEach((row, c) => centres.set(rows.row(row), c * rows.nCols));
	if (candidates.length === 1) return candidates[0] ?? 0;
	const sums = score(rows, centres, nearest, false);
	let least = 0;
	for (let c = 1; c < candidates.length; c++) {
		if ((sums[c] ?? 0) < (sums[least] ?? 0) * CLEARLY_LESS) least = c;
	}
	return candidates[least] ?? 0;
}

/** Sum of the rows' squared distances to their nearest centre if each candidate were added; `keep` adds the first. */
function score(
	rows: KMeansRows,
	candidates: Float32Array,
	nearest: number,
	keep: boolean,
): Float64Array {
	const { arena } = rows.team;
	const centres = rows.packCentres(candidates);
	const { units, block } = centres.packed;
	const scratch = rows.scratch(units);
	const sums = arena.float64(rows.chunks.count * units * 4);
	rows.run('seedScore', [
		block.address,
		units,
		centres.start.address,
		rows.rowNorm.address,
		nearest,
		keep ? 1 : 0,
		sums.address,
		...scratch.args,
	]);
	const totals = new Float64Array(units * 4);
	sums.view.forEach((sum, at) => {
		const c = at % totals.length;
		totals[c] = (totals[c] ?? 0) + sum;
	});
	arena.free(sums, scratch.block);
	rows.freeCentres(centres);
	return totals;
}
