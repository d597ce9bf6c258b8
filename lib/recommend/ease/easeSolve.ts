/**
 * The closed form of EASE (Steck, "Embarrassingly shallow autoencoders for sparse data", 2019): with P = (XᵀX + λI)⁻¹,
 * B_ij = −P_ij / P_jj and B_jj = 0 minimises |X − XB|² + λ|B|². Cost: products³ / 2 multiply-adds, 12 · products² bytes.
 */
import { invertPositive, lowerTriangle, withTeam } from '../../kernels';
import type { CsrMatrix } from '../../math';
import type { RecommenderRun } from '../recommender';

/** Adds XᵀX to the lower triangle of `to`, rows of `stride`. */
function addGram({ nRows, indptr, indices, values }: CsrMatrix, to: Float64Array, stride: number) {
	for (let row = 0; row < nRows; row++) {
		const begin = indptr[row] ?? 0;
		const end = indptr[row + 1] ?? 0;
		for (let i = begin; i < end; i++) {
			const from = (indices[i] ?? 0) * stride;
			const own = values[i] ?? 0;
			for (let j = begin; j <= i; j++) {
				const at = from + (indices[j] ?? 0);
				to[at] = (to[at] ?? 0) + own * (values[j] ?? 0);
			}
		}
	}
}

/** Item-to-item weights, row-major: what a purchase of i adds to the score of j at i · products + j. Throws UNSUPPORTED, CANCELLED. */
export function solveEase(
	matrix: CsrMatrix,
	regularization: number,
	{ threads, signal, progress }: RecommenderRun,
): Float32Array {
	const n = matrix.nCols;
	return withTeam({ threads }, n ** 3 / 2, (team) => {
		const triangle = lowerTriangle(team, n);
		const { block, stride } = triangle;
		const gram = block.view;
		addGram(matrix, gram, stride);
		for (let i = 0; i < n; i++) gram[i * stride + i] = (gram[i * stride + i] ?? 0) + regularization;
		const onProgress = (done: number) => progress?.(done, 'Comparing all products');
		invertPositive(team, triangle, n, { signal, onProgress });
		return weightsOf(block.view, stride, n);
	});
}

/** B from the lower triangle of P. */
function weightsOf(p: Float64Array, stride: number, n: number): Float32Array {
	const weights = new Float32Array(n * n);
	for (let i = 0; i < n; i++) {
		const own = p[i * stride + i] ?? 1;
		for (let j = 0; j < i; j++) {
			const value = -(p[i * stride + j] ?? 0);
			weights[i * n + j] = value / (p[j * stride + j] ?? 1);
			weights[j * n + i] = value / own;
		}
	}
	return weights;
}
