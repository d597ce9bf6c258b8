import { LibraryError } from '../errors';
import { KMeansRows, withTeam, type Backend, type KernelOptions } from '../kernels';
import { checkMatrix, Random, type DenseMatrix } from '../math';
import { fitOnce, move, startCentres, type FitContext } from './kmeansFit';

export interface KMeansOptions extends KernelOptions {
	/** Number of clusters, 1..rows. */
	readonly nClusters: number;
	/** How to start: greedy k-means++ (default), or centres of your own (row-major nClusters × columns). */
	readonly init?: 'k-means++' | Float32Array | undefined;
	/** Most steps of one run, ≥ 1. Default 300. */
	readonly maxIter?: number | undefined;
	/** Runs with different starts; the one with the least inertia is kept. Default 4, and 1 with centres of your own. */
	readonly nInit?: number | undefined;
	/** Stops when the centres move less than tol × mean variance of the columns (squared norm). Default 1e-4. */
	readonly tol?: number | undefined;
	/** Same seed and data, same result, on any number of threads. Default 0. */
	readonly seed?: number | undefined;
}

interface Fitted {
	readonly centres: Float32Array;
	readonly nCols: number;
	readonly labels: Int32Array;
	readonly inertia: number;
	readonly nIter: number;
	readonly backend: Backend;
}

/**
 * k-means clustering by Lloyd's steps with skipping of rows that cannot change (same result as without skipping).
 * Call: `const model = new KMeans({ nClusters: 5, seed: 7 }).fit({ data, nRows, nCols })`, where `data` is a row-major
 * Float32Array; then `model.labels`, `model.centres` (row-major nClusters × nCols), `model.inertia`, `model.predict(other)`.
 * Blocks the calling thread: run it in a job.
 */
export class KMeans {
	private fitted: Fitted | undefined;

	/** Throws INVALID_PARAMETER for options out of range. */
	constructor(readonly options: KMeansOptions) {
		checkWhole('nClusters', options.nClusters);
		checkWhole('maxIter', options.maxIter ?? 300);
		checkWhole('nInit', options.nInit ?? 1);
	}

	/** A fitted model from saved centres (row-major nClusters × nCols), for `predict`; `labels` are empty. */
	static fromCentres(centres: Float32Array, nCols: number, options: KernelOptions = {}): KMeans {
		const model = new KMeans({ ...options, nClusters: centres.length / nCols });
		const empty = { labels: new Int32Array(0), inertia: Number.NaN, nIter: 0 };
		model.fitted = { centres, nCols, ...empty, backend: 'wasm-simd' };
		return model;
	}

	/**
	 * Finds the clusters of the rows. Throws EMPTY_INPUT without rows or columns, INVALID_PARAMETER with more clusters than
	 * rows, WRONG_TYPE for NaN or infinite values, MEMORY_LIMIT, CANCELLED.
	 */
	fit(matrix: DenseMatrix, context: FitContext = {}): this {
		checkRows(checkMatrix(matrix), this.options.nClusters);
		const { nClusters, seed = 0, init, tol = 1e-4, maxIter = 300 } = this.options;
		const nInit = init instanceof Float32Array ? 1 : (this.options.nInit ?? 4);
		const cost = matrix.data.length * nClusters * Math.min(maxIter, 20) * nInit;
		this.fitted = withTeam(this.options, cost, (team) => {
			const rows = new KMeansRows(team, matrix, undefined, { signal: context.signal });
			const random = new Random(seed);
			let best: Omit<Fitted, 'nCols' | 'backend'> | undefined;
			for (let run = 0; run < nInit; run++) {
				context.progress?.(run / nInit, `Clustering, start ${run + 1} of ${nInit}`);
				const start = startCentres(rows, nClusters, init, random.fork(run));
				const result = fitOnce(rows, start, { maxIter, tol }, context);
				if (!best || result.inertia < best.inertia) best = result;
			}
			if (!best) throw new Error('nInit is at least 1');
			const centres = move(best.centres, rows.mean, 1);
			return { ...best, centres, nCols: matrix.nCols, backend: team.backend };
		});
		return this;
	}

	/** Nearest centre (0..nClusters − 1) of each row; ties go to the lower number. Throws like `fit`, and NOT_FITTED. */
	predict(matrix: DenseMatrix, context: FitContext = {}): Int32Array {
		const { centres, nCols } = this.state;
		checkColumns(checkMatrix(matrix), nCols);
		if (matrix.nRows === 0) return new Int32Array(0);
		const cost = matrix.data.length * this.options.nClusters;
		return withTeam(this.options, cost, (team) => {
			const origin = meanOf(centres, nCols);
			const rows = new KMeansRows(team, matrix, origin, { signal: context.signal });
			const labels = team.arena.int32(matrix.nRows);
			rows.assign(move(centres, origin, -1), labels);
			return labels.view.slice();
		});
	}

	/** Cluster of each row of the matrix that was fitted. */
	get labels(): Int32Array {
		return this.state.labels;
	}

	/** Row-major nClusters × nCols. */
	get centres(): Float32Array {
		return this.state.centres;
	}

	get nCols(): number {
		return this.state.nCols;
	}

	/** Sum of squared distances of the rows to their centres. */
	get inertia(): number {
		return this.state.inertia;
	}

	/** Steps of the kept run. */
	get nIter(): number {
		return this.state.nIter;
	}

	/** Which code ran. */
	get backend(): Backend {
		return this.state.backend;
	}

	private get state(): Fitted {
		if (this.fitted) return this.fitted;
		throw new LibraryError('NOT_FITTED', 'This k-means model is not fitted.', 'Call fit first.');
	}
}

/** Mean of the centres: a middle for distances that does not depend on the rows to predict. */
function meanOf(centres: Float32Array, nCols: number): Float32Array {
	const sums = new Float64Array(nCols);
	centres.forEach((value, at) => {
		sums[at % nCols] = (sums[at % nCols] ?? 0) + value;
	});
	return Float32Array.from(sums, (sum) => (sum * nCols) / centres.length);
}

function checkWhole(name: string, value: number): void {
	if (Number.isInteger(value) && value >= 1) return;
	throw new LibraryError(
		'INVALID_PARAMETER',
		`${name} must be a whole number of at least 1, got ${value}.`,
		`Set ${name} to 1 or more.`,
	);
}

function checkRows({ nRows, nCols }: DenseMatrix, nClusters: number): void {
	if (nRows === 0 || nCols === 0) {
		throw new LibraryError(
			'EMPTY_INPUT',
			`Clustering needs rows and columns, got ${nRows} × ${nCols}.`,
			'Check the step before: it passed no usable data on.',
		);
	}
	if (nClusters <= nRows) return;
	throw new LibraryError(
		'INVALID_PARAMETER',
		`nClusters must be 1..${nRows} (rows), got ${nClusters}.`,
		'Lower "Number of Segments" or add rows.',
	);
}

function checkColumns({ nCols }: DenseMatrix, expected: number): void {
	if (nCols === expected) return;
	throw new LibraryError(
		'INVALID_PARAMETER',
		`The model was fitted on ${expected} columns, got ${nCols}.`,
		'Give the same columns in the same order as at fitting.',
	);
}
