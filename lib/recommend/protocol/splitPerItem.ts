import { Random, shuffle, type CsrMatrix } from '../../math';

/** A matrix cut in two parts of the same shape. */
export interface HeldOut {
	/** What models may learn from. */
	readonly train: CsrMatrix;
	/** What they are judged on. */
	readonly hidden: CsrMatrix;
}

/** The entries for which `keep` is true. */
export function keepEntries(matrix: CsrMatrix, keep: (entry: number) => boolean): CsrMatrix {
	const indptr = new Uint32Array(matrix.nRows + 1);
	const kept = new Uint32Array(matrix.values.length);
	let count = 0;
	for (let row = 0; row < matrix.nRows; row++) {
		const end = matrix.indptr[row + 1] ?? 0;
		for (let at = matrix.indptr[row] ?? 0; at < end; at++) if (keep(at)) kept[count++] = at;
		indptr[row + 1] = count;
	}
	const entries = kept.subarray(0, count);
	return {
		...matrix,
		indptr,
		indices: entries.map((at) => matrix.indices[at] ?? 0),
		values: Float32Array.from(entries, (at) => matrix.values[at] ?? 0),
	};
}

/** Numbers of the entries, product by product: those of product i stand from starts[i] to starts[i + 1] − 1. */
function entriesByItem({ nCols, indices }: CsrMatrix) {
	const starts = new Uint32Array(nCols + 1);
	for (const item of indices) starts[item + 1] = (starts[item + 1] ?? 0) + 1;
	for (let item = 0; item < nCols; item++) {
		starts[item + 1] = (starts[item + 1] ?? 0) + (starts[item] ?? 0);
	}
	const next = starts.slice();
	const entries = new Uint32Array(indices.length);
	indices.forEach((item, at) => {
		const to = next[item] ?? 0;
		entries[to] = at;
		next[item] = to + 1;
	});
	return { starts, entries };
}

/**
 * Of each product a random share of its entries (rounded; default ¾) is for training, the rest hidden: every product stays
 * known. The same seed and matrix give the same split.
 */
export function splitPerItem(
	matrix: CsrMatrix,
	{ trainShare = 0.75, seed = 1 }: { trainShare?: number; seed?: number } = {},
): HeldOut {
	const random = new Random(seed);
	const { starts, entries } = entriesByItem(matrix);
	const hidden = new Uint8Array(matrix.values.length);
	for (let item = 0; item < matrix.nCols; item++) {
		const own = shuffle(entries.subarray(starts[item], starts[item + 1]), random);
		for (const at of own.subarray(Math.round(own.length * trainShare))) hidden[at] = 1;
	}
	return {
		train: keepEntries(matrix, (at) => hidden[at] === 0),
		hidden: keepEntries(matrix, (at) => hidden[at] === 1),
	};
}
