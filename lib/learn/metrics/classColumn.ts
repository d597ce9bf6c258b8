/** Probabilities of class `c` from nRows × nClasses, row-major. */
export function classColumn(matrix: Float64Array, nClasses: number, c: number): Float64Array {
	const out = new Float64Array(matrix.length / nClasses);
	for (let row = 0; row < out.length; row++) out[row] = matrix[row * nClasses + c] ?? 0;
	return out;
}
