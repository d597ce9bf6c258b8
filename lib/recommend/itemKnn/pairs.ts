import type { CsrMatrix } from '../../math';

/** Σ over customers of (number of products)²: pairs of products that somebody has both of, what neighbours cost. */
export function pairs({ nRows, indptr }: CsrMatrix): number {
	let total = 0;
	for (let row = 0; row < nRows; row++) total += ((indptr[row + 1] ?? 0) - (indptr[row] ?? 0)) ** 2;
	return total;
}
