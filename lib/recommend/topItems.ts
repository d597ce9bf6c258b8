/** How this room uses the top-k kernel: one list of places and scores a customer. */
import { indexItems, topK, type ItemIndex, type Team } from '../kernels';
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
	/** These products in memory that stays, see `holdItems`. */
	readonly held?: HeldItems | null;
}

/** People of one request: more are worth threads of their own. */
export const FEW = 64;

export interface HeldItems {
	readonly team: Team;
	readonly index: ItemIndex;
}

/** Products (row-major, products × factors) in the memory of a team, for request after request of a few people. */
export function holdItems(team: Team, items: Float32Array, factors: number): HeldItems {
	const matrix = { data: items, nRows: items.length / factors, nCols: factors };
	return { team, index: indexItems(team, matrix) };
}

/** A product by its row in `items`. */
export interface Scored {
	readonly place: number;
	readonly score: number;
}

/** The best k products of each customer, ties to the lower place; shorter where fewer are left. */
export function topItems(
	{ users, items, factors, k, excluded, held }: TopItemsRequest,
	{ signal, threads }: JobContext,
): Scored[][] {
	const nRows = excluded.length;
	if (nRows === 0 || k === 0) return excluded.map(() => []);
	const people = { data: users, nRows, nCols: factors };
	const exclude = concatenated(excluded);
	const found =
		held && nRows <= FEW
			? topK(held.team, people, held.index, k, { exclude, run: { signal } })
			: recommendTopK(
					people,
					{ data: items, nRows: items.length / factors, nCols: factors },
					{ k, exclude, signal, threads },
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
