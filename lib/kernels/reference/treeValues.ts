import type { Twin, Views } from './views';

const treeValues: Twin = (
	m,
	chunk,
	_worker,
	columns,
	stride,
	nRows,
	rowsPerChunk,
	nodes,
	trees,
	nTrees,
	sets,
	values,
	nOutputs,
	sums,
) => {
	const end = Math.min(nRows, (chunk + 1) * rowsPerChunk);
	for (let tree = 0; tree < nTrees; tree++) {
		const [first, output, width] = [0, 1, 2].map((part) => m.int(trees, tree * 4 + part));
		for (let row = chunk * rowsPerChunk; row < end; row++) {
			const valueOf = (feature: number) => m.double(columns, feature * stride + row);
			const leaf = descend(m, nodes + (first ?? 0) * 32, sets, valueOf);
			for (let k = 0; k < (width ?? 0); k++) {
				const to = row * nOutputs + (output ?? 0) + k;
				m.setDouble(sums, to, m.double(sums, to) + m.double(values, m.int(leaf, 1) + k));
			}
		}
	}
};

/** Address of the leaf that a row reaches. */
function descend(m: Views, root: number, sets: number, valueOf: (feature: number) => number) {
	let node = root;
	for (;;) {
		const feature = m.int(node, 0);
		if (feature < 0) return node;
		const goes = goesLeft(m, node, sets, valueOf(feature));
		node = root + m.int(node, goes ? 1 : 2) * 32;
	}
}

export function goesLeft(m: Views, node: number, sets: number, value: number): boolean {
	if (Number.isNaN(value)) return m.int(node, 3) !== 0;
	const set = m.int(node, 6);
	if (set < 0) return value <= m.double(node, 2);
	return ((m.word(sets, set + (value >> 5)) >>> (value & 31)) & 1) === 1;
}

export const treeValueTwins = { treeValues };
