import type { DenseMatrix } from '../math';
import { packRows } from './packed';
import type { RunOptions, Team } from './team';

/** Users a chunk: their lists and one block of items stay in cache. */
const USERS_PER_CHUNK = 32;
/** Floats of scores a thread keeps: 4 users × 96 items (see assembly/topk.ts). */
const SCRATCH_BYTES = 4 * 96 * 4;

/** Sorted item numbers for each user: items[indptr[u] .. indptr[u + 1] − 1]. A CsrMatrix fits. */
export interface Exclusions {
	readonly indptr: Uint32Array;
	readonly indices: Uint32Array;
}

export interface TopK {
	/** nUsers × k item numbers, best first; −1 where a user has fewer than k. */
	readonly items: Int32Array;
	/** nUsers × k scores; −Infinity where a user has fewer than k. */
	readonly scores: Float32Array;
}

/** Exact best k items of each user by inner product; ties go to the lower item, NaN scores never appear. */
export function topK(
	team: Team,
	users: DenseMatrix,
	items: DenseMatrix,
	k: number,
	{ exclude, run }: { exclude?: Exclusions | undefined; run?: RunOptions | undefined } = {},
): TopK {
	const { arena } = team;
	const itemRows = arena.copyOf(items.data);
	const packed = packRows(team, itemRows, items.nRows, items.nCols);
	arena.free(itemRows);
	const userRows = arena.copyOf(users.data);
	const zeros = arena.float32(96);
	zeros.view.fill(0);
	const pointers = arena.copyOf(exclude?.indptr ?? new Uint32Array(users.nRows + 1));
	const excluded = arena.copyOf(exclude?.indices ?? new Uint32Array(0));
	const outItems = arena.int32(users.nRows * k);
	const outScores = arena.float32(users.nRows * k);
	const scratch = arena.bytes(SCRATCH_BYTES * team.threads);
	const args = [
		userRows.address,
		users.nRows,
		users.nCols,
		USERS_PER_CHUNK,
		packed.block.address,
		items.nRows,
		zeros.address,
		k,
		pointers.address,
		excluded.address,
		outItems.address,
		outScores.address,
		scratch.address,
		SCRATCH_BYTES,
	];
	team.run('topK', Math.ceil(users.nRows / USERS_PER_CHUNK), args, run);
	const result = { items: outItems.view.slice(), scores: outScores.view.slice() };
	arena.free(packed.block, userRows, zeros, pointers, excluded, outItems, outScores, scratch);
	return result;
}
