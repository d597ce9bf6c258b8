/** How this room uses the top-k kernel: one list of places and scores a customer. */
import type { JobContext } from '../ports';
import { recommendTopK } from './topk';

export interface TopItemsRequest {
	/** Row-major, customers × factors. */
	readonly users: Float32Array;
	/** Row-major, products × factors. */
	readonly items: Float32Array;
	readonly factors: number;
	/** Length of the lists, at most the number of products. */
	readonly k: number;
	/** Per customer the products that may not appear, ascending. */
	readonly excluded: readonly Uint32Array[];
}

/** A product by its row in `items`. */
export interface Scored {
	readonly place: number;
	readonly score: number;
}

/** The best k products of each customer, ties to the lower place; shorter where fewer are left. */
export function topItems(
	{ users, items, factors, k, excluded }: TopItemsRequest,
	{ signal, threads }: JobContext,
): Scored[][] {
	const nRows = excluded.length;
	if (nRows === 0 || k === 0) return excluded.map(() => []);
	const found = recommendTopK(
		{ data: users, nRows, nCols: factors },
		{ data: items, nRows: items.length / factors, nCols: factors },
		{ k, exclude: concatenated(excluded), signal, threads },
	);
	return excluded.map((_, row) => {
		const list: Scored[] = [];
		for (let at = row * k; at < (row + 1) * k; at++) {
			const place = found.items[at] ?? -1;
			if (place >= 0) list.push({ place, score: found.scores[at] ?? 0 });
		}
		return list;
	});
}

function concatenated(lists: readonly Uint32Array[]): {
	indptr: Uint32Array;
	indices: Uint32Array;
} {
	const indptr = new Uint32Array(lists.length + 1);
	lists.forEach((list, row) => (indptr[row + 1] = (indptr[row] ?? 0) + list.length));
	const indices = new Uint32Array(indptr[lists.length] ?? 0);
	lists.forEach((list, row) => indices.set(list, indptr[row]));
	return { indptr, indices };
}
