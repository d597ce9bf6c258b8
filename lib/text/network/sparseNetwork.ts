import type { CsrMatrix } from '../../math';

/**
 * A network with one hidden layer of rectified units over sparse rows: rows · first + bias → max(0, ·) → · second + bias, one
 * number a class. The weights of one column stand together, so that each entry of a row adds one run of numbers.
 */
export class SparseNetwork {
	/** `first`: columns × units, `second`: units × classes, row-major. */
	constructor(
		readonly first: Float32Array,
		readonly firstBias: Float32Array,
		readonly second: Float32Array,
		readonly secondBias: Float32Array,
	) {}

	get nUnits(): number {
		return this.firstBias.length;
	}

	get nCols(): number {
		return this.first.length / this.nUnits;
	}

	get nClasses(): number {
		return this.secondBias.length;
	}

	/** Rows × classes, row-major: how much each class is spoken for. */
	decisions(rows: CsrMatrix): Float64Array {
		const { nClasses } = this;
		const decisions = new Float64Array(rows.nRows * nClasses);
		const units = new Float32Array(this.nUnits);
		for (let row = 0; row < rows.nRows; row++) {
			this.activate(rows, row, units);
			const own = decisions.subarray(row * nClasses, (row + 1) * nClasses);
			addUnits(units, this.second, this.secondBias, own);
		}
		return decisions;
	}

	/** The hidden units of a row, after the rectifier. */
	private activate({ indptr, indices, values }: CsrMatrix, row: number, units: Float32Array): void {
		const { first, nUnits } = this;
		units.set(this.firstBias);
		const end = indptr[row + 1] ?? 0;
		for (let at = indptr[row] ?? 0; at < end; at++) {
			const value = values[at] ?? 0;
			const from = (indices[at] ?? 0) * nUnits;
			for (let u = 0; u < nUnits; u++) units[u] = (units[u] ?? 0) + value * (first[from + u] ?? 0);
		}
		for (let u = 0; u < nUnits; u++) units[u] = Math.max(0, units[u] ?? 0);
	}
}

/** into = bias + units · weights (units × classes, row-major). */
export function addUnits(
	units: Float32Array,
	weights: Float32Array,
	bias: Float32Array,
	into: Float32Array | Float64Array,
): void {
	into.set(bias);
	const nClasses = bias.length;
	for (let u = 0; u < units.length; u++) {
		const unit = units[u] ?? 0;
		if (unit === 0) continue;
		const from = u * nClasses;
		for (let k = 0; k < nClasses; k++) into[k] = (into[k] ?? 0) + unit * (weights[from + k] ?? 0);
	}
}
