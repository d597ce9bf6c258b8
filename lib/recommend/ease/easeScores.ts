import { denseRows, sparseTimesDense, withTeam } from '../../kernels';
import type { CsrMatrix } from '../../math';
import type { RecommenderRun } from '../recommender';

/** histories · weights (products × products): histories × products, row-major. */
export function easeScores(
	rows: CsrMatrix,
	weights: Float32Array,
	{ threads, signal }: RecommenderRun,
): Float32Array {
	// Few histories do not repay copying the weights into kernel memory. The bytes are the same.
	if (rows.values.length < 2 * rows.nCols) return plainScores(rows, weights);
	return withTeam({ threads }, rows.values.length * rows.nCols, (team) =>
		sparseTimesDense(team, rows, denseRows(team, weights, rows.nCols), { signal }),
	);
}

/** What the kernel does, in its order of sums. */
function plainScores({ nRows, nCols, indptr, indices, values }: CsrMatrix, weights: Float32Array) {
	const out = new Float32Array(nRows * nCols);
	for (let row = 0; row < nRows; row++) {
		const to = row * nCols;
		const end = indptr[row + 1] ?? 0;
		for (let at = indptr[row] ?? 0; at < end; at++) {
			const value = values[at] ?? 0;
			const from = (indices[at] ?? 0) * nCols;
			for (let j = 0; j < nCols; j++) {
				out[to + j] = (out[to + j] ?? 0) + Math.fround(value * (weights[from + j] ?? 0));
			}
		}
	}
	return out;
}
