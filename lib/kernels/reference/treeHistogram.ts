import type { Twin, Views } from './views';

const GROUP = 16384;
const WIDE = 6144;

const binNumbers: Twin = (
	m,
	chunk,
	_worker,
	values,
	nRows,
	rowsPerChunk,
	thresholds,
	steps,
	out,
	stride,
	column,
	bad,
) => {
	const end = Math.min(nRows, (chunk + 1) * rowsPerChunk);
	for (let row = chunk * rowsPerChunk; row < end; row++) {
		const value = m.double(values, row);
		let code = 0;
		for (let step = (1 << steps) >> 1; step > 0; step >>= 1) {
			if (m.double(thresholds, code + step - 1) < value) code += step;
		}
		if (Math.abs(value) === Infinity) m.setInt(bad, 0, 1);
		const known = Number.isNaN(value) ? 255 : code;
		m.u8[out + row * stride] = known;
		m.u8[column + row] = known;
	}
};

const treeHistogram: Twin = (
	m,
	chunk,
	worker,
	codes,
	nGroups,
	active,
	gh,
	rows,
	first,
	count,
	all,
	blockRows,
	scratch,
	scratchBytes,
) => {
	const own = scratch + worker * scratchBytes;
	const sums = own + 64 + nGroups * 4 * WIDE;
	m.u8.fill(0, sums, sums + nGroups * GROUP);
	const end = Math.min(count, (chunk + 1) * blockRows);
	for (let at = chunk * blockRows; at < end; at++) {
		const row = all ? first + at : m.word(rows, first + at);
		const [g, h] = [m.int(gh, row * 2), m.int(gh, row * 2 + 1)];
		for (let feature = 0; feature < nGroups * 4; feature++) {
			if (m.word(active, feature >> 2) === 0) continue;
			const code = m.u8[codes + row * nGroups * 4 + feature] ?? 0;
			const to = (feature * 256 + code) * 4;
			addTo(m, sums, to, g >> 15);
			addTo(m, sums, to + 1, h);
			addTo(m, sums, to + 2, 1);
			addTo(m, sums, to + 3, g & 32767);
		}
	}
	const add = m.int(own, 0) !== 0;
	m.setInt(own, 0, 1);
	for (let feature = 0; feature < nGroups * 4; feature++) {
		if (m.word(active, feature >> 2) === 0) continue;
		widen(m, sums + feature * 4096, own + 64 + feature * WIDE, add);
	}
};

function addTo(m: Views, address: number, index: number, value: number): void {
	m.setInt(address, index, m.int(address, index) + value);
}

function widen(m: Views, sums: number, wide: number, add: boolean): void {
	for (let bin = 0; bin < 256; bin++) {
		const [high, h, n, low] = [0, 1, 2, 3].map((part) => m.int(sums, bin * 4 + part));
		const put = (index: number, value: number) =>
			m.setDouble(wide, index, (add ? m.double(wide, index) : 0) + value);
		put(bin * 2, (high ?? 0) * 32768 + (low ?? 0));
		put(bin * 2 + 1, h ?? 0);
		put(512 + bin, n ?? 0);
	}
}

const treePart: Twin = (
	m,
	chunk,
	_worker,
	column,
	table,
	rows,
	first,
	count,
	all,
	blockRows,
	left,
	right,
	counts,
) => {
	const begin = first + chunk * blockRows;
	const end = first + Math.min(count, (chunk + 1) * blockRows);
	let [l, r] = [begin, begin];
	for (let at = begin; at < end; at++) {
		const row = all ? at : m.word(rows, at);
		if (m.u8[table + (m.u8[column + row] ?? 0)]) m.setInt(left, l++, row);
		else m.setInt(right, r++, row);
	}
	m.setInt(counts, chunk, l - begin);
};

const treeJoin: Twin = (
	m,
	chunk,
	_worker,
	rows,
	first,
	count,
	blockRows,
	left,
	right,
	counts,
	nLeft,
) => {
	let before = 0;
	for (let c = 0; c < chunk; c++) before += m.int(counts, c);
	const own = m.int(counts, chunk);
	const begin = chunk * blockRows;
	const n = Math.min(blockRows, count - begin);
	const copy = (to: number, from: number, length: number) =>
		m.u8.copyWithin(rows + to * 4, from + (first + begin) * 4, from + (first + begin + length) * 4);
	copy(first + before, left, own);
	copy(first + nLeft + begin - before, right, n - own);
};

const treeLeaves: Twin = (m, chunk, _worker, rows, count, rowsPerChunk, starts, values, scores) => {
	const end = Math.min(count, (chunk + 1) * rowsPerChunk);
	let leaf = 0;
	for (let at = chunk * rowsPerChunk; at < end; at++) {
		while (m.int(starts, leaf + 1) <= at) leaf++;
		const row = m.word(rows, at);
		m.setDouble(scores, row, m.double(scores, row) + m.double(values, leaf));
	}
};

const treePredict: Twin = (
	m,
	chunk,
	_worker,
	codes,
	nRows,
	rowsPerChunk,
	nodes,
	roots,
	nTrees,
	nOutputs,
	scores,
	stride,
	rowBytes,
) => {
	const end = Math.min(nRows, (chunk + 1) * rowsPerChunk);
	for (let tree = 0; tree < nTrees; tree++) {
		const root = nodes + m.int(roots, tree) * 64;
		for (let row = chunk * rowsPerChunk; row < end; row++) {
			const leaf = descend(m, root, codes + row * rowBytes);
			const to = (tree % nOutputs) * stride + row;
			m.setDouble(scores, to, m.double(scores, to) + m.double(leaf, 2));
		}
	}
};

/** Address of the leaf that a row reaches. */
function descend(m: Views, root: number, codes: number): number {
	let node = root;
	for (;;) {
		const feature = m.int(node, 0);
		if (feature < 0) return node;
		const code = m.u8[codes + feature] ?? 0;
		const goesLeft = ((m.u8[node + 32 + (code >> 3)] ?? 0) >> (code & 7)) & 1;
		node = root + m.int(node, goesLeft ? 1 : 2) * 64;
	}
}

export const treeRowTwins = {
	binNumbers,
	treeHistogram,
	treePart,
	treeJoin,
	treeLeaves,
	treePredict,
};
