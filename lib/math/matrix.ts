import { LibraryError } from '../errors';

/** Dense numbers, row-major: row r, column c lies at data[r * nCols + c]. */
export interface DenseMatrix {
	readonly data: Float32Array;
	readonly nRows: number;
	readonly nCols: number;
}

/** Throws INVALID_PARAMETER when `data` does not hold nRows × nCols values. Returns the matrix. */
export function checkMatrix<M extends DenseMatrix>(matrix: M): M {
	const { data, nRows, nCols } = matrix;
	if (nRows >= 0 && nCols >= 0 && data.length === nRows * nCols) return matrix;
	throw new LibraryError(
		'INVALID_PARAMETER',
		`A matrix of ${nRows} × ${nCols} needs ${nRows * nCols} values, got ${data.length}.`,
		'Give row-major data of length nRows * nCols.',
	);
}

/** Matrix from an array of rows of equal length (small inputs, tests). */
export function matrixFromRows(rows: readonly (readonly number[])[]): DenseMatrix {
	const nCols = rows[0]?.length ?? 0;
	return checkMatrix({ data: Float32Array.from(rows.flat()), nRows: rows.length, nCols });
}

/** Throws WRONG_TYPE when a value is NaN or infinite, naming row and column. */
export function checkFinite({ data, nCols }: DenseMatrix): void {
	for (let i = 0; i < data.length; i++) {
		const value = data[i] ?? 0;
		// x - x is 0 for every finite x, NaN otherwise: cheaper than Number.isFinite in this loop.
		if (value - value === 0) continue;
		throw new LibraryError(
			'WRONG_TYPE',
			`Row ${Math.floor(i / nCols)}, column ${i % nCols} holds ${value}.`,
			'Fill or reject missing and infinite values first (Clean Data does it).',
			{ row: Math.floor(i / nCols), column: i % nCols },
		);
	}
}
