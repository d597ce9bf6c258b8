import type { Twin, Views } from './views';

/** Low 32 bits of (key · 0x9e3779b97f4a7c15) >> 32. */
function spread(m: Views, key: number, index: number): number {
	const low = m.word(key, index * 2);
	const high = m.word(key, index * 2 + 1);
	const product = BigInt.asUintN(64, ((BigInt(high) << 32n) | BigInt(low)) * 0x9e3779b97f4a7c15n);
	return Number(product >> 32n);
}

/** Word index of the slot that holds the key at `key`[index], or of the empty slot where it belongs. */
function probe(m: Views, slots: number, mask: number, key: number, index: number): number {
	let slot = (spread(m, key, index) & mask) >>> 0;
	for (;;) {
		const at = slots / 4 + slot * 4;
		const same =
			m.u32[at] === m.word(key, index * 2) && m.u32[at + 1] === m.word(key, index * 2 + 1);
		if (m.u32[at + 2] === 0 || same) return at;
		slot = ((slot + 1) & mask) >>> 0;
	}
}

const hashGroup: Twin = (
	m,
	_chunk,
	_worker,
	keys,
	nRows,
	slots,
	mask,
	ids,
	firstRows,
	state,
	maxGroups,
) => {
	let row = m.word(state, 0);
	let groups = m.word(state, 1);
	for (; row < nRows; row++) {
		const at = probe(m, slots, mask, keys, row);
		if (m.u32[at + 2] === 0) {
			if (groups === maxGroups) break;
			m.u32[firstRows / 4 + groups] = row;
			groups++;
			m.u32.set([m.word(keys, row * 2), m.word(keys, row * 2 + 1), groups], at);
		}
		m.u32[ids / 4 + row] = (m.u32[at + 2] ?? 0) - 1;
	}
	m.u32.set([row, groups], state / 4);
};

const hashGrow: Twin = (m, _chunk, _worker, from, fromSlots, to, toMask) => {
	for (let slot = 0; slot < fromSlots; slot++) {
		const at = from / 4 + slot * 4;
		if (m.u32[at + 2] === 0) continue;
		m.u32.set(m.u32.subarray(at, at + 4), probe(m, to, toMask, from, slot * 2));
	}
};

const groupStats: Twin = (m, chunk, _worker, ids, values, nRows, out, groupsPerChunk) => {
	for (let row = 0; row < nRows; row++) {
		const id = m.word(ids, row);
		const value = m.double(values, row);
		if (Math.floor(id / groupsPerChunk) !== chunk || Number.isNaN(value)) continue;
		const at = id * 4;
		m.setDouble(out, at, m.double(out, at) + 1);
		m.setDouble(out, at + 1, m.double(out, at + 1) + value);
		m.setDouble(out, at + 2, Math.min(m.double(out, at + 2), value));
		m.setDouble(out, at + 3, Math.max(m.double(out, at + 3), value));
	}
};

export const hashTwins = { hashGroup, hashGrow, groupStats };
