/** The face of kernels/assembly/itemNeighbours.ts. */
import { transposeCsr, type CsrMatrix } from '../math';
import type { RunOptions, Team } from './team';

/** Items a chunk: popular ones cost much more than others. */
const ITEMS_PER_CHUNK = 16;

export interface NeighbourOptions {
	/** Neighbours an item, >= 1. */
	readonly k: number;
	/** One number an item, see assembly/itemNeighbours.ts. */
	readonly norms: Float64Array;
	readonly jaccard: boolean;
	readonly shrinkage: number;
}

export interface ItemNeighbours {
	/** nItems × k, best first, −1 = none. */
	readonly items: Int32Array;
	/** Similarities, 0 where there is none. */
	readonly values: Float32Array;
}

/** The k most similar columns of each column of a users × items matrix (values > 0). */
export function findNeighbours(
	team: Team,
	byUser: CsrMatrix,
	{ k, norms, jaccard, shrinkage }: NeighbourOptions,
	run: RunOptions = {},
): ItemNeighbours {
	const { arena } = team;
	const nItems = byUser.nCols;
	const blocks = [transposeCsr(byUser), byUser].flatMap(({ indptr, indices, values }) => [
		arena.copyOf(indptr),
		arena.copyOf(indices),
		arena.copyOf(values),
	]);
	const [itemStarts = 0, itemUsers = 0, itemValues = 0, userStarts = 0, userItems = 0, own = 0] =
		blocks.map(({ address }) => address);
	const norm = arena.copyOf(norms);
	const items = arena.int32(nItems * k);
	const values = arena.float32(nItems * k);
	const bytes = Math.ceil((nItems * 12 + k * 16) / 64) * 64;
	const scratch = arena.bytes(bytes * team.threads);
	scratch.view.fill(0);
	const args = [
		...[itemStarts, itemUsers, itemValues, nItems, ITEMS_PER_CHUNK],
		...[userStarts, userItems, own, norm.address, jaccard ? 1 : 0, shrinkage, k],
		...[items.address, values.address, scratch.address, bytes],
	];
	team.run('itemNeighbours', Math.ceil(nItems / ITEMS_PER_CHUNK), args, run);
	const result = { items: items.view.slice(), values: values.view.slice() };
	arena.free(...blocks, norm, items, values, scratch);
	return result;
}
