import type { CsrMatrix } from '../math';

/** What one customer bought: product numbers, ascending, and strengths (0 = all of it was returned). */
export interface History {
	readonly items: Uint32Array;
	readonly weights: Float32Array;
	/** Those of them that were only looked at, not bought; see recent/. */
	readonly lookedAt?: ReadonlySet<number>;
	/** Those of them that may not be offered in any case. */
	readonly hidden?: ReadonlySet<number>;
}

export const NO_HISTORY: History = { items: new Uint32Array(0), weights: new Float32Array(0) };

/** Row `row` of the matrix (views, nothing copied). */
export function historyOf({ indptr, indices, values }: CsrMatrix, row: number): History {
	const from = indptr[row] ?? 0;
	const to = indptr[row + 1] ?? 0;
	return { items: indices.subarray(from, to), weights: values.subarray(from, to) };
}

export const hasPurchases = ({ weights }: History) => weights.some((weight) => weight > 0);
