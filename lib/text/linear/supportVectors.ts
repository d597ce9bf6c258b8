import { Random, type CsrMatrix } from '../../math';
import type { CancelSignal } from '../../ports';

export interface SupportVectorOptions {
	/** Weight of errors against the size of the weights, > 0. */
	readonly c: number;
	readonly seed: number;
	/** The search ends when gradients differ by no more; default 0.05. */
	readonly tolerance?: number | undefined;
	/** At most so many passes over the rows; default 300. */
	readonly maxPasses?: number | undefined;
	readonly signal?: CancelSignal | undefined;
}

/** Weights of the columns, the bias last. */
export type Hyperplane = Float64Array;

/**
 * A linear support vector machine with squared hinge loss and L2 penalty (the bias too), by dual coordinate descent with
 * shrinking (Hsieh et al., "A dual coordinate descent method for large-scale linear SVM", 2008, algorithm 3). `sides` holds
 * 1 or −1 a row. Same data + same seed = same numbers. Throws CANCELLED.
 */
export function fitSupportVectors(
	rows: CsrMatrix,
	sides: Int8Array,
	options: SupportVectorOptions,
): Hyperplane {
	return new DualDescent(rows, sides, options).run();
}

/** How far a row lies on the positive side; the length of the weights is not 1. */
export function decision(rows: CsrMatrix, row: number, weights: Hyperplane): number {
	const { indptr, indices, values } = rows;
	let sum = weights[rows.nCols] ?? 0;
	const end = indptr[row + 1] ?? 0;
	for (let at = indptr[row] ?? 0; at < end; at++)
		sum += (values[at] ?? 0) * (weights[indices[at] ?? 0] ?? 0);
	return sum;
}

class DualDescent {
	private readonly weights: Float64Array;
	private readonly alphas: Float64Array;
	private readonly curvatures: Float64Array;
	private readonly diagonal: number;
	private readonly order: Uint32Array;
	/** Rows order[0 .. active − 1] are still looked at. */
	private active: number;
	/** Rows with alpha 0 and a gradient above this are set aside. */
	private limit = Infinity;

	constructor(
		private readonly rows: CsrMatrix,
		private readonly sides: Int8Array,
		private readonly options: SupportVectorOptions,
	) {
		this.diagonal = 1 / (2 * options.c);
		this.weights = new Float64Array(rows.nCols + 1);
		this.alphas = new Float64Array(rows.nRows);
		this.curvatures = squaredLengths(rows).map((length) => length + this.diagonal);
		this.order = Uint32Array.from({ length: rows.nRows }, (_, row) => row);
		this.active = rows.nRows;
	}

	run(): Hyperplane {
		const { maxPasses = 300, tolerance = 0.05, signal, seed } = this.options;
		const random = new Random(seed);
		for (let pass = 0; pass < maxPasses; pass++) {
			signal?.throwIfCancelled();
			const { smallest, largest } = this.pass(random);
			const settled = largest - smallest <= tolerance;
			if (settled && this.active === this.rows.nRows) break;
			// What was set aside is looked at once more before the end.
			if (settled) this.active = this.rows.nRows;
			this.limit = settled || largest <= 0 ? Infinity : largest;
		}
		return this.weights;
	}

	/** One step for each active row in random order. The range of the projected gradients. */
	private pass(random: Random): { smallest: number; largest: number } {
		let [smallest, largest] = [Infinity, -Infinity];
		for (let i = 0; i < this.active; i++) {
			const row = this.draw(i, random);
			const alpha = this.alphas[row] ?? 0;
			const side = this.sides[row] ?? 0;
			const gradient = side * decision(this.rows, row, this.weights) - 1 + this.diagonal * alpha;
			if (alpha === 0 && gradient > this.limit) {
				this.setAside(i--);
				continue;
			}
			const projected = alpha === 0 ? Math.min(gradient, 0) : gradient;
			smallest = Math.min(smallest, projected);
			largest = Math.max(largest, projected);
			if (Math.abs(projected) > 1e-12) this.step(row, alpha, gradient, side);
		}
		return this.active === 0 ? { smallest: 0, largest: 0 } : { smallest, largest };
	}

	/** Swaps a random active row that was not drawn in this pass into place i. */
	private draw(i: number, random: Random): number {
		const { order } = this;
		const j = i + random.integer(this.active - i);
		const row = order[j] ?? 0;
		order[j] = order[i] ?? 0;
		order[i] = row;
		return row;
	}

	private setAside(i: number): void {
		const last = --this.active;
		const row = this.order[i] ?? 0;
		this.order[i] = this.order[last] ?? 0;
		this.order[last] = row;
	}

	private step(row: number, alpha: number, gradient: number, side: number): void {
		const next = Math.max(0, alpha - gradient / (this.curvatures[row] ?? 1));
		this.alphas[row] = next;
		addRow(this.rows, row, (next - alpha) * side, this.weights);
	}
}

function addRow(rows: CsrMatrix, row: number, factor: number, weights: Hyperplane): void {
	const { indptr, indices, values } = rows;
	const end = indptr[row + 1] ?? 0;
	for (let at = indptr[row] ?? 0; at < end; at++) {
		const column = indices[at] ?? 0;
		weights[column] = (weights[column] ?? 0) + factor * (values[at] ?? 0);
	}
	weights[rows.nCols] = (weights[rows.nCols] ?? 0) + factor;
}

/** With the constant 1 of the bias. */
function squaredLengths({ nRows, indptr, values }: CsrMatrix): Float64Array {
	return Float64Array.from({ length: nRows }, (_, row) => {
		let sum = 1;
		const end = indptr[row + 1] ?? 0;
		for (let at = indptr[row] ?? 0; at < end; at++) sum += (values[at] ?? 0) ** 2;
		return sum;
	});
}
