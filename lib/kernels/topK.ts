import { checkFinite, type DenseMatrix } from '../math';
import type { Block } from './arena';
import { cutRows } from './chunks';
import type { RunOptions, Team } from './team';

/** Users a chunk, in threes: they and one block of items stay in cache. */
const USERS_PER_CHUNK = 33;
/** Bytes a thread keeps: the sums of a tile, and for each user its state (see assembly/topk.ts). */
const SUM_BYTES = 192;
const STATE_BYTES = 32;
/** Bytes of three vectors: what a pair of features takes in a unit of items. */
const STEP_BYTES = 48;

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

/** Items in kernel memory, ready for `topK`. */
export interface ItemIndex {
	readonly rows: Block<Float32Array>;
	readonly packed: Block<Uint8Array>;
	/** Euclidean length of the longest item. */
	readonly longest: number;
	/** The same of the longest rounding error of a quantised item. */
	readonly error: number;
	readonly nRows: number;
	readonly nCols: number;
}

/** Puts items into kernel memory and quantises them. Throws WRONG_TYPE when a value is NaN or infinite. */
export function indexItems(team: Team, items: DenseMatrix): ItemIndex {
	const { arena } = team;
	const { nRows, nCols } = items;
	const rows = arena.copyOf(items.data);
	const longest = longestRow(team, items, rows);
	// As many items lie in three vectors.
	const units = Math.ceil(nRows / (team.backend === 'wasm-relaxed-simd' ? 24 : 12));
	const packed = arena.bytes(units * STEP_BYTES * (Math.ceil(nCols / 2) + 1));
	const chunks = cutRows(units, 256);
	const errors = arena.float32(chunks.count);
	const args = [rows.address, nRows, nCols, longest, packed.address, chunks.rows, errors.address];
	team.run('quantiseItems', chunks.count, args);
	const error = Math.max(0, ...errors.view);
	arena.free(errors);
	return { rows, packed, longest, error, nRows, nCols };
}

/** Euclidean length of the longest row. */
function longestRow(team: Team, items: DenseMatrix, rows: Block<Float32Array>): number {
	const norms = team.arena.float32(items.nRows);
	const chunks = cutRows(items.nRows);
	const args = [rows.address, items.nRows, items.nCols, chunks.rows, norms.address];
	team.run('rowNorms', chunks.count, args);
	const most = norms.view.reduce((largest, norm) => (norm <= largest ? largest : norm), 0);
	team.arena.free(norms);
	if (most > 1e-30 && most < Infinity) return Math.sqrt(most);
	checkFinite(items);
	return longestInDouble(items);
}

/** The same where squares leave the range of float32. */
function longestInDouble({ data, nRows, nCols }: DenseMatrix): number {
	let longest = 0;
	for (let row = 0; row < nRows; row++) {
		longest = Math.max(longest, Math.hypot(...data.subarray(row * nCols, (row + 1) * nCols)));
	}
	return longest;
}

/** Exact best k items of each user by inner product; ties go to the lower item, NaN scores never appear. */
export function topK(
	team: Team,
	users: DenseMatrix,
	items: ItemIndex,
	k: number,
	{ exclude, run }: { exclude?: Exclusions | undefined; run?: RunOptions | undefined } = {},
): TopK {
	const { arena } = team;
	const userRows = arena.copyOf(users.data);
	const pointers = arena.copyOf(exclude?.indptr ?? new Uint32Array(users.nRows + 1));
	const excluded = arena.copyOf(exclude?.indices ?? new Uint32Array(0));
	const outItems = arena.int32(users.nRows * k);
	const outScores = arena.float32(users.nRows * k);
	const perUser = STATE_BYTES + 16 * Math.ceil(users.nCols / 2);
	const scratchBytes = Math.ceil((SUM_BYTES + USERS_PER_CHUNK * perUser) / 64) * 64;
	const scratch = arena.bytes(scratchBytes * team.threads);
	const args = [
		userRows.address,
		users.nRows,
		users.nCols,
		USERS_PER_CHUNK,
		items.rows.address,
		items.packed.address,
		items.nRows,
		items.longest,
		items.error,
		k,
		pointers.address,
		excluded.address,
		outItems.address,
		outScores.address,
		scratch.address,
		scratchBytes,
	];
	team.run('topK', Math.ceil(users.nRows / USERS_PER_CHUNK), args, run);
	const result = { items: outItems.view.slice(), scores: outScores.view.slice() };
	arena.free(userRows, pointers, excluded, outItems, outScores, scratch);
	return result;
}
