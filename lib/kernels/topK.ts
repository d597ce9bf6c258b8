import { checkFinite, type DenseMatrix } from '../math';
import type { Block } from './arena';
import { cutRows, padded } from './chunks';
import { turnRows } from './factorTurns';
import { copyRows, leadingBasis, longestFirst } from './itemOrder';
import type { RunOptions, Team } from './team';

/** Users a chunk, in threes: they and one block of items stay in cache. */
const USERS_PER_CHUNK = 33;
/** Bytes a thread keeps: the sums of a tile, and for each user its state (see assembly/topk.ts). */
const SUM_BYTES = 192;
const STATE_BYTES = 48;
/** Numbers a unit of packed items has beside it (see assembly/integerTile.ts). */
const FACTS = 4;
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
	/** Place in `packed` → item. */
	readonly order: Block<Int32Array>;
	readonly facts: Block<Float64Array>;
	/** Items were packed in this basis, whose first features matter most; undefined = in their own. */
	readonly turn: Block<Float32Array> | undefined;
	/** Features that are looked at first. */
	readonly head: number;
	readonly nRows: number;
	readonly nCols: number;
}

/**
 * Puts items into kernel memory and quantises them. `nUsers`: how many will be asked for in all; for many of them items are
 * put in order and turned first, so that most need not be looked at, or not in full. The lists are the same.
 * Throws WRONG_TYPE when a value is NaN or infinite.
 */
export function indexItems(team: Team, items: DenseMatrix, nUsers = 1): ItemIndex {
	const { arena } = team;
	const { nRows, nCols } = items;
	const rows = arena.copyOf(items.data);
	const lengths = rowLengths(team, items, rows);
	if (!worthTurning(nUsers, items)) {
		const order = Int32Array.from({ length: nRows }, (_, item) => item);
		const source = { rows, pitch: nCols, order, turn: undefined, head: nCols, lengths };
		return { ...packItems(team, source, nRows, nCols), rows };
	}
	const order = longestFirst(lengths);
	const stride = padded(nCols);
	const turned = arena.float32(nRows * stride);
	copyRows(items, turned.view, stride, order);
	const turn = leadingBasis(team, turned, nRows, nCols);
	turnRows(team, turned, nRows, stride, turn);
	const head = 4 * Math.ceil(nCols / 8);
	const source = { rows: turned, pitch: stride, order, turn, head, lengths };
	const index = { ...packItems(team, source, nRows, nCols), rows };
	arena.free(turned);
	return index;
}

/** An eigenbasis costs about 9 d³ in plain code, and what it saves grows with the pairs. */
function worthTurning(nUsers: number, { nRows, nCols }: DenseMatrix): boolean {
	return nCols >= 16 && nCols <= 256 && nUsers * nRows > 600 * nCols * nCols;
}

interface PackSource {
	/** In the order of `order`, rows `pitch` floats apart. */
	readonly rows: Block<Float32Array>;
	readonly pitch: number;
	readonly order: Int32Array;
	readonly turn: Block<Float32Array> | undefined;
	readonly head: number;
	/** Euclidean, item by item. */
	readonly lengths: Float64Array;
}

function packItems(
	team: Team,
	{ rows, pitch, order, turn, head, lengths }: PackSource,
	nRows: number,
	nCols: number,
): Omit<ItemIndex, 'rows'> {
	const { arena } = team;
	// As many items lie in three vectors.
	const unitItems = unitWidth(team);
	const units = Math.ceil(nRows / unitItems);
	const steps = Math.ceil(nCols / 2) + (head < nCols ? 2 : 1);
	const packed = arena.bytes(units * STEP_BYTES * steps);
	const facts = arena.float64(FACTS * units);
	const longest = facts.view.fill(0);
	order.forEach((item, place) => {
		const at = FACTS * Math.floor(place / unitItems);
		// Turning may lengthen an item in its last bits.
		longest[at] = Math.max(longest[at] ?? 0, (lengths[item] ?? 0) * 1.001);
	});
	const chunks = cutRows(units, 256);
	const from = [rows.address, nRows, nCols, pitch * 4, head];
	const args = [...from, packed.address, chunks.rows, facts.address];
	team.run('quantiseItems', chunks.count, args);
	for (let at = FACTS * (units - 2); at >= 0; at -= FACTS) {
		longest[at] = Math.max(longest[at] ?? 0, longest[at + FACTS] ?? 0);
	}
	return { packed, order: arena.copyOf(order), facts, turn, head, nRows, nCols };
}

/** Items of a unit: what the compiled tile takes at once. */
function unitWidth(team: Team): number {
	const out = team.arena.int32(1);
	team.run('unitWidth', 1, [out.address]);
	const width = out.view[0] ?? 12;
	team.arena.free(out);
	return width;
}

/** Euclidean length of each row. Throws WRONG_TYPE when a value is NaN or infinite. */
function rowLengths(team: Team, items: DenseMatrix, rows: Block<Float32Array>): Float64Array {
	const block = team.arena.float32(items.nRows);
	const chunks = cutRows(items.nRows);
	const args = [rows.address, items.nRows, items.nCols, chunks.rows, block.address];
	team.run('rowNorms', chunks.count, args);
	const lengths = Float64Array.from(block.view, Math.sqrt);
	team.arena.free(block);
	// Squares may leave the range of float32.
	lengths.forEach((length, row) => {
		if (!(length > 1e-15 && length < Infinity)) lengths[row] = lengthInDouble(items, row);
	});
	return lengths;
}

function lengthInDouble(items: DenseMatrix, row: number): number {
	const length = Math.hypot(...items.data.subarray(row * items.nCols, (row + 1) * items.nCols));
	if (!(length < Infinity)) checkFinite(items);
	return length;
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
	const pitch = items.turn ? padded(users.nCols) : users.nCols;
	const turned = items.turn ? turnUsers(team, users, items.turn) : userRows;
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
		k,
		pointers.address,
		excluded.address,
		outItems.address,
		outScores.address,
		scratch.address,
		scratchBytes,
		turned.address,
		pitch * 4,
		items.head,
		items.order.address,
		items.facts.address,
	];
	team.run('topK', Math.ceil(users.nRows / USERS_PER_CHUNK), args, run);
	const result = { items: outItems.view.slice(), scores: outScores.view.slice() };
	arena.free(userRows, pointers, excluded, outItems, outScores, scratch);
	if (turned !== userRows) arena.free(turned);
	return result;
}

function turnUsers(team: Team, users: DenseMatrix, turn: Block<Float32Array>): Block<Float32Array> {
	const stride = padded(users.nCols);
	const turned = team.arena.float32(users.nRows * stride);
	copyRows(users, turned.view, stride);
	turnRows(team, turned, users.nRows, stride, turn);
	return turned;
}
