import type { Block } from './arena';
import { cutRows, padded } from './chunks';
import type { RunOptions, Team } from './team';

/** Bytes that the chunks' results may take together. */
const PART_BYTES = 2 ** 26;
/** Float64 before the gradient in a chunk's part (see assembly/logistic.ts). */
const HEAD = 2;

export interface LossAndGradient {
	/** Weighted sum over the rows. */
	readonly loss: number;
	/** One a coefficient, without penalty. */
	readonly gradient: Float64Array;
}

/**
 * Rows of a design matrix in kernel memory, float64, `nCols` numbers each, padded with zeros to `width`. Fill `x.view` before use.
 * `weight`: one a row, 1 at first. Coefficients are lists of nCols (or classes × nCols) numbers.
 */
export class DesignRows {
	readonly width: number;
	readonly x: Block<Float64Array>;
	readonly weight: Block<Float64Array>;

	constructor(
		readonly team: Team,
		readonly nRows: number,
		readonly nCols: number,
		readonly runOptions: RunOptions = {},
	) {
		this.width = padded(nCols);
		this.x = team.arena.float64(nRows * this.width);
		// Kernels take four rows at a time and may read past the last one.
		this.weight = team.arena.float64(padded(nRows));
		this.weight.view.fill(0).fill(1, 0, nRows);
	}

	/** Σ w·x·xᵀ over every `step`-th row: nCols × nCols, symmetric. */
	gram(step = 1): Float64Array {
		const { team, width, nCols, x, weight } = this;
		const nRows = Math.ceil(this.nRows / step);
		const chunks = this.cut(nRows, width * width);
		const out = team.arena.float64(chunks.count * width * width);
		const args = [x.address, nRows, width, step, chunks.rows, weight.address, out.address];
		team.run('weightedGram', chunks.count, args, this.runOptions);
		const total = addParts(out.view, width * width);
		team.arena.free(out);
		const gram = new Float64Array(nCols * nCols);
		for (let i = 0; i < nCols; i++) {
			for (let j = i; j < nCols; j++) {
				gram[i * nCols + j] = gram[j * nCols + i] = total[i * width + j] ?? 0;
			}
		}
		return gram;
	}

	/**
	 * Log loss of linear scores. `target` (padded to whole fours): 0 or 1 with one list of coefficients, or the class number
	 * with `classes` lists.
	 */
	logLoss(target: Block<Float64Array>, coef: Float64Array, classes: number): LossAndGradient {
		const { team, width, nCols, nRows, x, weight } = this;
		const { arena } = team;
		const size = classes * width + HEAD;
		const chunks = this.cut(nRows, size);
		const coefBlock = arena.float64(classes * width);
		spread(coef, coefBlock.view.fill(0), nCols, width);
		const parts = arena.float64(chunks.count * size);
		const args = [x, target, weight, coefBlock, parts].map(({ address }) => address);
		const [xAt = 0, ...rest] = args;
		const shared = [xAt, nRows, width, chunks.rows, ...rest];
		if (classes === 1) team.run('logisticBinary', chunks.count, shared, this.runOptions);
		else {
			const scratchBytes = Math.ceil((classes + 2) / 8) * 64;
			const scratch = arena.bytes(scratchBytes * team.threads);
			const more = [...shared, classes, scratch.address, scratchBytes];
			team.run('logisticMultinomial', chunks.count, more, this.runOptions);
			arena.free(scratch);
		}
		const total = addParts(parts.view, size);
		arena.free(coefBlock, parts);
		const gradient = new Float64Array(classes * nCols);
		for (let k = 0; k < classes; k++) {
			const from = HEAD + k * width;
			gradient.set(total.subarray(from, from + nCols), k * nCols);
		}
		return { loss: total[0] ?? 0, gradient };
	}

	/** A block of one float64 a row, padded with zeros. */
	perRow(values: ArrayLike<number>): Block<Float64Array> {
		const block = this.team.arena.float64(padded(this.nRows));
		block.view.fill(0).set(values);
		return block;
	}

	private cut(nRows: number, partSize: number) {
		return cutRows(nRows, 512, Math.max(1, Math.min(64, Math.floor(PART_BYTES / 8 / partSize))));
	}
}

/** Rows of nCols into rows of width. */
function spread(from: Float64Array, to: Float64Array, nCols: number, width: number): void {
	for (let row = 0; row * nCols < from.length; row++) {
		to.set(from.subarray(row * nCols, (row + 1) * nCols), row * width);
	}
}

/** The chunks' parts added up in chunk order. */
function addParts(parts: Float64Array, size: number): Float64Array {
	const total = new Float64Array(size);
	for (let from = 0; from < parts.length; from += size) {
		for (let i = 0; i < size; i++) total[i] = (total[i] ?? 0) + (parts[from + i] ?? 0);
	}
	return total;
}
