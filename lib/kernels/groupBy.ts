import type { Block } from './arena';
import type { RunOptions, Team } from './team';

/** Table slots to begin with; doubled when more than half are taken. */
const FIRST_SLOTS = 1 << 12;
const ROWS_PER_CALL = 1 << 18;

export interface Groups {
	/** Group number of each row: 0 for the first key that appeared, 1 for the next new one, … */
	readonly ids: Uint32Array;
	/** Row where each group first appeared; its length is the number of groups. */
	readonly firstRows: Uint32Array;
}

interface HashTable {
	readonly block: Block<Uint32Array>;
	readonly slots: number;
}

/**
 * Numbers equal 64-bit keys alike, in order of first appearance. Keys are exact values or hashes of at least 64 good bits
 * (two different keys among a million meet with probability 3·10⁻⁸). One pass, 16–32 bytes a group.
 */
export function groupByHash(team: Team, keys: BigUint64Array, run: RunOptions = {}): Groups {
	const { arena } = team;
	const nRows = keys.length;
	const words = new Uint32Array(keys.buffer, keys.byteOffset, nRows * 2);
	const [keyBlock, ids, state] = [arena.copyOf(words), arena.uint32(nRows), arena.uint32(2)];
	const firstRows = arena.uint32(nRows);
	state.view.fill(0);
	let table = emptyTable(team, FIRST_SLOTS);
	for (let done = 0; done < nRows; done = state.view[0] ?? nRows) {
		run.signal?.throwIfCancelled();
		const before = state.view[1] ?? 0;
		if (before * 2 >= table.slots) table = grow(team, table);
		team.run('hashGroup', 1, [
			keyBlock.address,
			Math.min(nRows, done + ROWS_PER_CALL),
			table.block.address,
			table.slots - 1,
			ids.address,
			firstRows.address,
			state.address,
			table.slots / 2,
		]);
	}
	const nGroups = state.view[1] ?? 0;
	const groups = { ids: ids.view.slice(), firstRows: firstRows.view.slice(0, nGroups) };
	arena.free(keyBlock, ids, state, firstRows, table.block);
	return groups;
}

function emptyTable(team: Team, slots: number): HashTable {
	const block = team.arena.uint32(slots * 4);
	block.view.fill(0);
	return { block, slots };
}

function grow(team: Team, from: HashTable): HashTable {
	const to = emptyTable(team, from.slots * 4);
	team.run('hashGrow', 1, [from.block.address, from.slots, to.block.address, to.slots - 1]);
	team.arena.free(from.block);
	return to;
}

export interface GroupStats {
	readonly counts: Float64Array;
	readonly sums: Float64Array;
	/** +Infinity for a group without values. */
	readonly minima: Float64Array;
	/** −Infinity for a group without values. */
	readonly maxima: Float64Array;
}

/** Count, sum, minimum and maximum of each group's values; NaN counts as missing. Same bytes on any number of threads. */
export function groupStats(
	team: Team,
	ids: Uint32Array,
	values: Float64Array,
	nGroups: number,
	run: RunOptions = {},
): GroupStats {
	const { arena } = team;
	const [idBlock, valueBlock] = [arena.copyOf(ids), arena.copyOf(values)];
	const out = arena.float64(nGroups * 4);
	const cells = out.view;
	for (let g = 0; g < nGroups; g++) cells.set([0, 0, Infinity, -Infinity], g * 4);
	// Each chunk reads all rows: as many chunks as threads, each group in exactly one of them.
	const perChunk = Math.max(1, Math.ceil(nGroups / team.threads));
	const args = [idBlock.address, valueBlock.address, ids.length, out.address, perChunk];
	team.run('groupStats', Math.ceil(nGroups / perChunk), args, run);
	const stats = out.view;
	const column = (at: number) =>
		Float64Array.from({ length: nGroups }, (_, g) => stats[g * 4 + at] ?? 0);
	const result = { counts: column(0), sums: column(1), minima: column(2), maxima: column(3) };
	arena.free(idBlock, valueBlock, out);
	return result;
}
