import { LibraryError } from '../errors';
import { LloydRun, seedCentres, type KMeansRows } from '../kernels';
import type { Random } from '../math';
import type { CancelSignal, Progress } from '../ports';

/** What a caller may watch and stop; a JobContext fits. */
export interface FitContext {
	readonly signal?: CancelSignal | undefined;
	readonly progress?: Progress | undefined;
}

export interface RunResult {
	readonly centres: Float32Array;
	readonly labels: Int32Array;
	readonly inertia: number;
	readonly nIter: number;
}

/** Centres to start from, moved like the rows. */
export function startCentres(
	rows: KMeansRows,
	k: number,
	init: 'k-means++' | Float32Array | undefined,
	random: Random,
): Float32Array {
	if (!(init instanceof Float32Array)) return seedCentres(rows, k, random);
	if (init.length === k * rows.nCols) return move(init, rows.mean, -1);
	throw new LibraryError(
		'INVALID_PARAMETER',
		`init must hold ${k} × ${rows.nCols} values, got ${init.length}.`,
		'Give row-major centres, one row a cluster.',
	);
}

/** One Lloyd run until no row changes, the centres hardly move or maxIter is reached; then labels of the final centres. */
export function fitOnce(
	rows: KMeansRows,
	start: Float32Array,
	{ maxIter, tol }: { maxIter: number; tol: number },
	{ signal }: FitContext,
): RunResult {
	const k = start.length / rows.nCols;
	const run = new LloydRun(rows, k);
	const distances = rows.team.arena.float32(rows.nRows);
	const least = tol * meanVariance(rows);
	let centres = start;
	let nIter = 0;
	let settled = false;
	while (nIter < maxIter && !settled) {
		signal?.throwIfCancelled();
		nIter++;
		const { changed } = run.step(centres);
		const next = run.centres();
		if (run.sizes.includes(0)) relocateEmpty(rows, run, centres, next, distances);
		settled = changed === 0 || squaredShift(centres, next) <= least;
		centres = next;
	}
	run.step(centres);
	const inertia = rows.inertia(centres, run.labels, distances);
	const labels = run.labels.view.slice();
	rows.team.arena.free(distances);
	run.free();
	return { centres, labels, inertia, nIter };
}

/** An empty cluster starts again at a row that is far from its own centre (farthest first). */
function relocateEmpty(
	rows: KMeansRows,
	run: LloydRun,
	centres: Float32Array,
	next: Float32Array,
	distances: Parameters<KMeansRows['inertia']>[2],
): void {
	rows.inertia(centres, run.labels, distances);
	const far = distances.view.slice();
	run.sizes.forEach((size, cluster) => {
		if (size > 0) return;
		let farthest = 0;
		for (let row = 1; row < far.length; row++) {
			if ((far[row] ?? 0) > (far[farthest] ?? 0)) farthest = row;
		}
		if (!((far[farthest] ?? 0) > 0)) return;
		far[farthest] = 0;
		next.set(rows.row(farthest), cluster * rows.nCols);
	});
}

function meanVariance(rows: KMeansRows): number {
	// The rows' mean is 0: the mean of the squares is the variance.
	let total = 0;
	const norms = rows.rowNorm.view;
	for (let row = 0; row < norms.length; row++) total += norms[row] ?? 0;
	return total / rows.nRows / rows.nCols;
}

function squaredShift(from: Float32Array, to: Float32Array): number {
	return from.reduce((sum, value, at) => sum + ((to[at] ?? 0) - value) ** 2, 0);
}

/** Centres plus (sign 1) or minus (−1) an offset a column. */
export function move(centres: Float32Array, offset: Float32Array, sign: 1 | -1): Float32Array {
	return centres.map((value, at) => value + sign * (offset[at % offset.length] ?? 0));
}
