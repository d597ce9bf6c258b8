/**
 * Dense group numbers for 64-bit keys, in order of first appearance. Open addressing, linear probing; a slot is 16 bytes:
 * key (u64), group + 1 (u32, 0 = empty). mask = slots − 1 (a power of two). state: [next row, number of groups] (u32 each);
 * stops before a row when groups would pass maxGroups, so that the caller can grow the table and go on.
 * firstRows[g] = the row where group g first appeared.
 */
export function hashGroup(
	chunk: i32, worker: i32,
	keys: usize, nRows: u32, slots: usize, mask: u32, ids: usize, firstRows: usize, state: usize, maxGroups: u32,
): void {
	let row = load<u32>(state);
	let groups = load<u32>(state, 4);
	for (; row < nRows; row++) {
		const key = load<u64>(keys + (<usize>row << 3));
		let at = probe(slots, mask, key);
		let group = load<u32>(at, 8);
		if (group == 0) {
			if (groups == maxGroups) break;
			store<u32>(firstRows + (<usize>groups << 2), row);
			group = ++groups;
			store<u64>(at, key);
			store<u32>(at, group, 8);
		}
		store<u32>(ids + (<usize>row << 2), group - 1);
	}
	store<u32>(state, row);
	store<u32>(state, groups, 4);
}

/** Address of the slot that holds the key, or of the empty slot where it belongs. */
// @ts-ignore: decorators are AssemblyScript
@inline
function probe(slots: usize, mask: u32, key: u64): usize {
	let slot = <u32>((key * 0x9e3779b97f4a7c15) >> 32) & mask;
	let at = slots + (<usize>slot << 4);
	while (load<u32>(at, 8) != 0 && load<u64>(at) != key) {
		slot = (slot + 1) & mask;
		at = slots + (<usize>slot << 4);
	}
	return at;
}

/** Moves every group of a table into a larger, zeroed one. */
export function hashGrow(chunk: i32, worker: i32, from: usize, fromSlots: u32, to: usize, toMask: u32): void {
	for (let slot: u32 = 0; slot < fromSlots; slot++) {
		const at = from + (<usize>slot << 4);
		if (load<u32>(at, 8) == 0) continue;
		v128.store(probe(to, toMask, load<u64>(at)), v128.load(at));
	}
}

/**
 * Per group: count, sum, least and greatest of float64 values, NaN left out; out: 4 float64 a group, set by the caller to
 * [0, 0, +Infinity, −Infinity]. Chunk c works on the groups c · groupsPerChunk .. and reads every row, so that each
 * group is added up in row order whatever the number of threads.
 */
export function groupStats(
	chunk: i32, worker: i32,
	ids: usize, values: usize, nRows: u32, out: usize, groupsPerChunk: u32,
): void {
	const first = <u32>chunk * groupsPerChunk;
	for (let row: usize = 0; row < <usize>nRows; row++) {
		const id = load<u32>(ids + (row << 2));
		if (id - first >= groupsPerChunk) continue;
		const value = load<f64>(values + (row << 3));
		if (value != value) continue;
		const at = out + (<usize>id << 5);
		store<f64>(at, load<f64>(at) + 1);
		store<f64>(at, load<f64>(at, 8) + value, 8);
		if (value < load<f64>(at, 16)) store<f64>(at, value, 16);
		if (value > load<f64>(at, 24)) store<f64>(at, value, 24);
	}
}
