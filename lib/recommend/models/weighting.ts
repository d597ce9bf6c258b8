/**
 * Weights for the entries of a customers × products matrix before products are compared: products take the place of
 * documents, customers that of terms. A customer who bought half of the shop says little about any product.
 */
import type { CsrMatrix } from '../../math';

export interface Bm25Options {
	/** > 0: how much repeated purchases count; large = in proportion. Default 100. */
	readonly k1?: number | undefined;
	/** 0..1: how much products with many purchases are held back. Default 0.8. */
	readonly b?: number | undefined;
}

/** Products a customer, customers a product, and the strengths of each product. */
function totals({ nRows, nCols, indptr, indices, values }: CsrMatrix) {
	const perCustomer = Uint32Array.from(
		{ length: nRows },
		(_, row) => (indptr[row + 1] ?? 0) - (indptr[row] ?? 0),
	);
	const strength = new Float64Array(nCols);
	indices.forEach((item, at) => (strength[item] = (strength[item] ?? 0) + (values[at] ?? 0)));
	return { perCustomer, strength };
}

/** The matrix with other values: `weigh(value, row, column)`. */
function reweighted(
	matrix: CsrMatrix,
	weigh: (value: number, row: number, column: number) => number,
): CsrMatrix {
	const values = new Float32Array(matrix.values.length);
	for (let row = 0; row < matrix.nRows; row++) {
		const end = matrix.indptr[row + 1] ?? 0;
		for (let at = matrix.indptr[row] ?? 0; at < end; at++) {
			values[at] = weigh(matrix.values[at] ?? 0, row, matrix.indices[at] ?? 0);
		}
	}
	return { ...matrix, values };
}

/** √tf · idf with idf = 1 + ln((1 + products) / (1 + products of the customer)), always above 0. */
export function tfIdf(matrix: CsrMatrix): CsrMatrix {
	const { perCustomer } = totals(matrix);
	const idf = Float64Array.from(
		perCustomer,
		(count) => 1 + Math.log((1 + matrix.nCols) / (1 + count)),
	);
	return reweighted(matrix, (value, row) => Math.sqrt(value) * (idf[row] ?? 0));
}

/**
 * Okapi BM25 (Robertson and Zaragoza 2009): idf · tf·(k1 + 1) / (tf + k1·(1 − b + b · strength of the product / mean)),
 * idf = ln(1 + (products − n + ½) / (n + ½)) for a customer of n products, always above 0.
 */
export function bm25(matrix: CsrMatrix, { k1 = 100, b = 0.8 }: Bm25Options = {}): CsrMatrix {
	const { perCustomer, strength } = totals(matrix);
	const mean = strength.reduce((sum, value) => sum + value, 0) / Math.max(1, matrix.nCols);
	const idf = Float64Array.from(perCustomer, (n) =>
		Math.log(1 + (matrix.nCols - n + 0.5) / (n + 0.5)),
	);
	const length = strength.map((value) => k1 * (1 - b + (b * value) / mean));
	return reweighted(
		matrix,
		(value, row, column) => ((idf[row] ?? 0) * value * (k1 + 1)) / (value + (length[column] ?? 0)),
	);
}

/** Euclidean length of each column. */
export function columnLengths({ nCols, indices, values }: CsrMatrix): Float64Array {
	const squares = new Float64Array(nCols);
	indices.forEach((item, at) => (squares[item] = (squares[item] ?? 0) + (values[at] ?? 0) ** 2));
	return squares.map(Math.sqrt);
}
