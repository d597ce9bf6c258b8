import type { CsrMatrix } from '../../math';
import type { Hyperplane } from './supportVectors';

/**
 * Hyperplanes side by side in single precision, ready to judge many rows: the weights of one column stand together, so that
 * each entry of a row adds one run of numbers.
 */
export class Planes {
	/** `weights`: columns × planes, row-major; `bias`: one a plane. */
	constructor(
		readonly weights: Float32Array,
		readonly bias: Float32Array,
	) {}

	static of(planes: readonly Hyperplane[]): Planes {
		const nPlanes = planes.length;
		const nCols = (planes[0]?.length ?? 1) - 1;
		const weights = new Float32Array(nCols * nPlanes);
		planes.forEach((plane, i) => {
			for (let column = 0; column < nCols; column++)
				weights[column * nPlanes + i] = plane[column] ?? 0;
		});
		return new Planes(
			weights,
			Float32Array.from(planes, (plane) => plane[nCols] ?? 0),
		);
	}

	get nCols(): number {
		return this.weights.length / this.bias.length;
	}

	/** Two classes share one plane. */
	get nClasses(): number {
		return Math.max(2, this.bias.length);
	}

	/** Rows × classes, row-major: how much each class is spoken for. */
	decisions(rows: CsrMatrix): Float64Array {
		const decisions = new Float64Array(rows.nRows * this.nClasses);
		const sums = new Float64Array(this.bias.length);
		for (let row = 0; row < rows.nRows; row++) {
			this.addUp(rows, row, sums);
			if (sums.length > 1) decisions.set(sums, row * sums.length);
			else decisions.set([-(sums[0] ?? 0), sums[0] ?? 0], row * 2);
		}
		return decisions;
	}

	private addUp({ indptr, indices, values }: CsrMatrix, row: number, sums: Float64Array): void {
		sums.set(this.bias);
		const nPlanes = sums.length;
		const end = indptr[row + 1] ?? 0;
		for (let at = indptr[row] ?? 0; at < end; at++) {
			const value = values[at] ?? 0;
			const from = (indices[at] ?? 0) * nPlanes;
			for (let i = 0; i < nPlanes; i++)
				sums[i] = (sums[i] ?? 0) + value * (this.weights[from + i] ?? 0);
		}
	}
}
