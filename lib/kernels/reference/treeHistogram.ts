import type { Twin, Views } from './views';

const GROUP = 16384;
const WIDE = 6144;

const binRows: Twin = (
	m,
	chunk,
	_worker,
	columns,
	stride,
	nRows,
	rowsPerChunk,
	thresholds,
	steps,
	nFeatures,
	out,
	rowBytes,
	bad,
) => {
	const end = Math.min(nRows, (chunk + 1) * rowsPerChunk);
	for (let feature = 0; feature < nFeatures; feature++) {
		const half = (1 << m.int(steps, feature)) >> 1;
		for (let row = chunk * rowsPerChunk; row < end; row++) {
			const value = m.double(columns, feature * stride + row);
			let code = 0;
			for (let step = half; step > 0; step >>= 1) {
				if (m.double(thresholds, feature * 255 + code + step - 1) < value) code += step;
			}
			if (Math.abs(value) === Infinity) m.setInt(bad, feature, 1);
			m.u8[out + row * rowBytes + feature] = Number.isNaN(value) ? 255 : code;
		}
	}
};

/** Rows whose int32 sums cannot overflow. */
const MOST_HELD = 16384;

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
	const begin = first + chunk * blockRows;
	const n = Math.min(blockRows, count - chunk * blockRows);
	const own = Array.from({ length: n }, (_, i) => (all ? begin + i : m.word(rows, begin + i)));
	fill(m, own, { own: scratch + worker * scratchBytes, codes, nGroups, active, gh });
};

interface Place {
	/** Address of the worker's sums. */
	readonly own: number;
	readonly codes: number;
	readonly nGroups: number;
	readonly active: number;
	readonly gh: number;
}

/** Adds rows to a worker's sums (see fillHistogram in assembly/treeHistogram.ts). */
function fill(m: Views, rows: readonly number[], place: Place): void {
	if (rows.length === 0) return;
	const { own, codes, nGroups, active, gh } = place;
	const sums = own + 64 + nGroups * 4 * WIDE;
	if (m.int(own, 0) + rows.length > MOST_HELD) widenAll(m, place, sums);
	if (m.int(own, 0) === 0) m.u8.fill(0, sums, sums + nGroups * GROUP);
	m.setInt(own, 0, m.int(own, 0) + rows.length);
	for (const row of rows) {
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
}

function widenAll(m: Views, { own, nGroups, active }: Place, sums: number): void {
	const add = m.int(own, 1) !== 0;
	m.setInt(own, 0, 0);
	m.setInt(own, 1, 1);
	for (let feature = 0; feature < nGroups * 4; feature++) {
		if (m.word(active, feature >> 2) === 0) continue;
		widen(m, sums + feature * 4096, own + 64 + feature * WIDE, add);
	}
}

function addTo(m: Views, address: number, index: number, value: number): void {
	m.setInt(address, index, m.int(address, index) + value);
}

/** Adds (or puts) a feature's int32 sums to float64 ones. */
export function widen(m: Views, sums: number, wide: number, add: boolean): void {
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
	worker,
	column,
	rowBytes,
	table,
	rows,
	first,
	count,
	all,
	blockRows,
	_scratch,
	counts,
	side,
	codes,
	nGroups,
	active,
	gh,
	sums,
	sumsBytes,
) => {
	const begin = first + chunk * blockRows;
	const end = first + Math.min(count, (chunk + 1) * blockRows);
	const own = Array.from({ length: end - begin }, (_, i) =>
		all ? begin + i : m.word(rows, begin + i),
	);
	const goes = (row: number) => m.u8[table + (m.u8[column + row * rowBytes] ?? 0)] === 1;
	const [left, right] = [own.filter(goes), own.filter((row) => !goes(row))];
	[...left, ...right].forEach((row, i) => m.setInt(rows, begin + i, row));
	m.setInt(counts, chunk, left.length);
	const place = { own: sums + worker * sumsBytes, codes, nGroups, active, gh };
	if (side > 0) fill(m, side === 1 ? left : right, place);
};

const treeSwap: Twin = (m, chunk, _worker, rows, swaps) => {
	const [a, b, length] = [0, 1, 2].map((part) => m.int(swaps, chunk * 3 + part));
	for (let i = 0; i < (length ?? 0); i++) {
		const kept = m.word(rows, (a ?? 0) + i);
		m.setInt(rows, (a ?? 0) + i, m.word(rows, (b ?? 0) + i));
		m.setInt(rows, (b ?? 0) + i, kept);
	}
};

function addScore(m: Views, scores: number, at: number, value: number, single: number): void {
	if (single) m.setFloat(scores, at, m.float(scores, at) + value);
	else m.setDouble(scores, at, m.double(scores, at) + value);
}

const treeLeaves: Twin = (
	m,
	chunk,
	_worker,
	rows,
	count,
	rowsPerChunk,
	starts,
	values,
	scores,
	single,
) => {
	const end = Math.min(count, (chunk + 1) * rowsPerChunk);
	let leaf = 0;
	for (let at = chunk * rowsPerChunk; at < end; at++) {
		while (m.int(starts, leaf + 1) <= at) leaf++;
		addScore(m, scores, m.word(rows, at), m.double(values, leaf), single);
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
	single,
) => {
	const end = Math.min(nRows, (chunk + 1) * rowsPerChunk);
	for (let tree = 0; tree < nTrees; tree++) {
		const root = nodes + m.int(roots, tree) * 64;
		for (let row = chunk * rowsPerChunk; row < end; row++) {
			const leaf = descend(m, root, codes + row * rowBytes);
			const to = (tree % nOutputs) * stride + row;
			addScore(m, scores, to, m.double(leaf, 2), single);
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
	binRows,
	treeHistogram,
	treePart,
	treeSwap,
	treeLeaves,
	treePredict,
};
