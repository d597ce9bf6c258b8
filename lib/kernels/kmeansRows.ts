import { checkFinite, type DenseMatrix } from '../math';
import type { Block } from './arena';
import { cutRows, type Chunks } from './chunks';
import { packRows, type Packed } from './packed';
import type { RunOptions, Team } from './team';

/** Half a squared norm no score can beat: keeps padding columns from being nearest. */
const NEVER = 3.4028234663852886e38;
/** Bytes that kernels need on each thread besides the scores: row list and results (see assembly/kmeans.ts). */
const STEP_SCRATCH = 4096;

export interface PackedCentres {
	readonly packed: Packed;
	/** Half the squared norms, one a column. */
	readonly start: Block<Float32Array>;
	readonly maxNorm: number;
}

/**
 * Rows of a k-means run in kernel memory, moved so that their mean lies at 0 (distances are taken as
 * |x|² − 2x·c + |c|², which loses digits far from 0). Centres given to and taken from this class are moved likewise.
 * Throws WRONG_TYPE for NaN and infinite values.
 */
export class KMeansRows {
	readonly chunks: Chunks;
	readonly nRows: number;
	readonly nCols: number;
	readonly x: Block<Float32Array>;
	readonly rowNorm: Block<Float32Array>;
	/** What was subtracted from every row. */
	readonly mean: Float32Array;

	constructor(
		readonly team: Team,
		matrix: DenseMatrix,
		/** What to subtract; default: the mean of the rows. */
		mean?: Float32Array,
		readonly runOptions: RunOptions = {},
	) {
		this.nRows = matrix.nRows;
		this.nCols = matrix.nCols;
		this.chunks = cutRows(this.nRows);
		this.x = team.arena.copyOf(matrix.data);
		const own = this.columnMeans();
		if (!own.every(Number.isFinite)) checkFinite(matrix);
		this.mean = mean ?? own;
		const centre = team.arena.copyOf(this.mean);
		this.run('subtractRow', [centre.address]);
		this.rowNorm = team.arena.float32(this.nRows);
		this.run('rowNorms', [this.rowNorm.address]);
		team.arena.free(centre);
	}

	/** Runs a kernel whose arguments begin with (x, nRows, d, rowsPerChunk). */
	run(name: Parameters<Team['run']>[0], rest: readonly number[], x = this.x.address): void {
		const { nRows, nCols, chunks } = this;
		this.team.run(name, chunks.count, [x, nRows, nCols, chunks.rows, ...rest], this.runOptions);
	}

	/** Scratch for every thread, as the pair of arguments that kernels end with. */
	scratch(units: number): { readonly block: Block<Uint8Array>; readonly args: [number, number] } {
		const bytes = STEP_SCRATCH + units * 16 * 6;
		const block = this.team.arena.bytes(bytes * this.team.threads);
		return { block, args: [block.address, bytes] };
	}

	/** Packs k centres (row-major, moved) for the kernels. Free with `freeCentres`. */
	packCentres(centres: Float32Array): PackedCentres {
		const { team, nCols } = this;
		const k = centres.length / nCols;
		const rows = team.arena.copyOf(centres);
		const packed = packRows(team, rows, k, nCols, { factor: -1 });
		const start = team.arena.float32(packed.units * 4);
		const norms = start.view.fill(NEVER);
		let maxNorm = 0;
		for (let c = 0; c < k; c++) {
			let norm = 0;
			for (let f = 0; f < nCols; f++) norm += (centres[c * nCols + f] ?? 0) ** 2;
			norms[c] = norm / 2;
			maxNorm = Math.max(maxNorm, norm);
		}
		team.arena.free(rows);
		return { packed, start, maxNorm };
	}

	freeCentres({ packed, start }: PackedCentres): void {
		this.team.arena.free(packed.block, start);
	}

	/** Label of the nearest centre for each row. */
	assign(centres: Float32Array, labels: Block<Int32Array>): void {
		const packedCentres = this.packCentres(centres);
		const { packed, start } = packedCentres;
		const scratch = this.scratch(packed.units);
		const { block, units } = packed;
		this.run('kmeansAssign', [
			block.address,
			units,
			start.address,
			labels.address,
			...scratch.args,
		]);
		this.team.arena.free(scratch.block);
		this.freeCentres(packedCentres);
	}

	/** Sum of squared distances of the rows to their centres; `distances` gets each row's. */
	inertia(
		centres: Float32Array,
		labels: Block<Int32Array>,
		distances: Block<Float32Array>,
	): number {
		const { arena } = this.team;
		const rows = arena.copyOf(centres);
		const sums = arena.float64(this.chunks.count);
		this.run('squaredDistances', [rows.address, labels.address, distances.address, sums.address]);
		const total = sums.view.reduce((sum, part) => sum + part, 0);
		arena.free(rows, sums);
		return total;
	}

	/** A row as it lies in kernel memory. */
	row(index: number): Float32Array {
		return this.x.view.slice(index * this.nCols, (index + 1) * this.nCols);
	}

	private columnMeans(): Float32Array {
		const { nCols, nRows, team, chunks } = this;
		const sums = team.arena.float64(chunks.count * nCols);
		this.run('columnSums', [sums.address]);
		const totals = new Float64Array(nCols);
		sums.view.forEach((sum, at) => {
			totals[at % nCols] = (totals[at % nCols] ?? 0) + sum;
		});
		team.arena.free(sums);
		return Float32Array.from(totals, (total) => total / Math.max(1, nRows));
	}
}
