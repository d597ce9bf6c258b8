import { LibraryError } from '../errors';

/**
 * Sparse matrix, compressed rows: row r holds indices[indptr[r] .. indptr[r + 1] − 1], ascending and without repeats,
 * with `values` beside them.
 */
export interface CsrMatrix {
	readonly nRows: number;
	readonly nCols: number;
	readonly indptr: Uint32Array;
	readonly indices: Uint32Array;
	readonly values: Float32Array;
}

/** One entry a position: rows[i], columns[i], values[i] (1 when no values are given). Any order; repeats are added up. */
export interface Triplets {
	readonly rows: ArrayLike<number>;
	readonly columns: ArrayLike<number>;
	readonly values?: ArrayLike<number>;
}

function checkIndices(list: ArrayLike<number>, limit: number, what: string): void {
	for (let i = 0; i < list.length; i++) {
		const index = list[i] ?? -1;
		if (index >= 0 && index < limit && Number.isInteger(index)) continue;
		throw new LibraryError(
			'INVALID_PARAMETER',
			`${what} of entry ${i} must be 0..${limit - 1}, got ${index}.`,
			'Number rows and columns from 0.',
		);
	}
}

/** Start of each bucket (length nBuckets + 1) when `keys` are put into buckets. */
function bucketStarts(keys: ArrayLike<number>, nBuckets: number): Uint32Array {
	const starts = new Uint32Array(nBuckets + 1);
	for (let i = 0; i < keys.length; i++) {
		const next = (keys[i] ?? 0) + 1;
		starts[next] = (starts[next] ?? 0) + 1;
	}
	for (let b = 0; b < nBuckets; b++) starts[b + 1] = (starts[b + 1] ?? 0) + (starts[b] ?? 0);
	return starts;
}

/** The matrix turned: its rows become columns. Linear time; indices come out ascending. */
export function transposeCsr(matrix: CsrMatrix): CsrMatrix {
	const { nRows, nCols, indices, values } = matrix;
	const indptr = bucketStarts(indices, nCols);
	const next = indptr.slice();
	const turned = {
		indices: new Uint32Array(indices.length),
		values: new Float32Array(indices.length),
	};
	for (let row = 0; row < nRows; row++) {
		const end = matrix.indptr[row + 1] ?? 0;
		for (let at = matrix.indptr[row] ?? 0; at < end; at++) {
			const column = indices[at] ?? 0;
			const to = next[column] ?? 0;
			turned.indices[to] = row;
			turned.values[to] = values[at] ?? 0;
			next[column] = to + 1;
		}
	}
	return { nRows: nCols, nCols: nRows, indptr, ...turned };
}

/** Adds up neighbours with the same index (rows are sorted). */
function mergeRepeats(matrix: CsrMatrix): CsrMatrix {
	const { nRows, indices, values } = matrix;
	const indptr = new Uint32Array(nRows + 1);
	let kept = 0;
	for (let row = 0; row < nRows; row++) {
		const begin = kept;
		const end = matrix.indptr[row + 1] ?? 0;
		for (let at = matrix.indptr[row] ?? 0; at < end; at++) {
			const repeated = kept > begin && indices[kept - 1] === indices[at];
			const to = repeated ? kept - 1 : kept++;
			values[to] = (repeated ? (values[to] ?? 0) : 0) + (values[at] ?? 0);
			indices[to] = indices[at] ?? 0;
		}
		indptr[row + 1] = kept;
	}
	return { ...matrix, indptr, indices: indices.slice(0, kept), values: values.slice(0, kept) };
}

/**
 * Builds a sparse matrix from entries in any order; entries of the same cell are added up. Linear time (two bucket passes).
 * Throws INVALID_PARAMETER for an index outside nRows × nCols or lists of different length.
 */
export function buildCsr(nRows: number, nCols: number, entries: Triplets): CsrMatrix {
	const { rows, columns, values } = entries;
	if (columns.length !== rows.length || (values && values.length !== rows.length)) {
		throw new LibraryError(
			'INVALID_PARAMETER',
			`Entries need lists of one length, got ${rows.length}, ${columns.length}, ${values?.length ?? rows.length}.`,
			'Give one row, one column and one value for each entry.',
		);
	}
	checkIndices(rows, nRows, 'Row');
	checkIndices(columns, nCols, 'Column');
	const indptr = bucketStarts(columns, nCols);
	const next = indptr.slice();
	const byColumn = { indices: new Uint32Array(rows.length), values: new Float32Array(rows.length) };
	for (let i = 0; i < rows.length; i++) {
		const column = columns[i] ?? 0;
		const to = next[column] ?? 0;
		byColumn.indices[to] = rows[i] ?? 0;
		byColumn.values[to] = values ? (values[i] ?? 0) : 1;
		next[column] = to + 1;
	}
	return mergeRepeats(transposeCsr({ nRows: nCols, nCols: nRows, indptr, ...byColumn }));
}

/** Rows `from`..`to` − 1 as a matrix of their own (views, nothing copied but the row starts). */
export function sliceCsr(matrix: CsrMatrix, from: number, to: number): CsrMatrix {
	const begin = matrix.indptr[from] ?? 0;
	const end = matrix.indptr[to] ?? 0;
	return {
		nRows: to - from,
		nCols: matrix.nCols,
		indptr: matrix.indptr.slice(from, to + 1).map((start) => start - begin),
		indices: matrix.indices.subarray(begin, end),
		values: matrix.values.subarray(begin, end),
	};
}

/** These rows of a matrix, in this order. */
export function takeCsrRows(matrix: CsrMatrix, rows: ArrayLike<number>): CsrMatrix {
	const indptr = new Uint32Array(rows.length + 1);
	for (let i = 0; i < rows.length; i++) {
		const row = rows[i] ?? 0;
		indptr[i + 1] = (indptr[i] ?? 0) + (matrix.indptr[row + 1] ?? 0) - (matrix.indptr[row] ?? 0);
	}
	const indices = new Uint32Array(indptr[rows.length] ?? 0);
	const values = new Float32Array(indices.length);
	for (let i = 0; i < rows.length; i++) {
		const [from, to] = [matrix.indptr[rows[i] ?? 0], matrix.indptr[(rows[i] ?? 0) + 1]];
		indices.set(matrix.indices.subarray(from, to), indptr[i]);
		values.set(matrix.values.subarray(from, to), indptr[i]);
	}
	return { nRows: rows.length, nCols: matrix.nCols, indptr, indices, values };
}
