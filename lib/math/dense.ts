import { LibraryError } from '../errors';

/**
 * Small dense algebra in float64 on row-major arrays: for systems of up to some hundred unknowns. Large ones go to the
 * kernels. Lengths are the caller's duty: `a` n × m means a.length = n · m.
 */

/** Inner product of two lists of equal length. */
export function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
	let total = 0;
	for (let i = 0; i < a.length; i++) total += (a[i] ?? 0) * (b[i] ?? 0);
	return total;
}

/** a (n × m) times b (m × p). */
export function multiply(
	a: ArrayLike<number>,
	b: ArrayLike<number>,
	[n, m, p]: readonly [number, number, number],
): Float64Array {
	const product = new Float64Array(n * p);
	for (let i = 0; i < n; i++) {
		for (let k = 0; k < m; k++) {
			const factor = a[i * m + k] ?? 0;
			for (let j = 0; j < p; j++) {
				product[i * p + j] = (product[i * p + j] ?? 0) + factor * (b[k * p + j] ?? 0);
			}
		}
	}
	return product;
}

/** a (n × m) turned: m × n. */
export function transpose(a: ArrayLike<number>, n: number, m: number): Float64Array {
	const turned = new Float64Array(n * m);
	for (let i = 0; i < n; i++) for (let j = 0; j < m; j++) turned[j * n + i] = a[i * m + j] ?? 0;
	return turned;
}

/**
 * Lower triangle L with L·Lᵀ = a, for a symmetric positive definite n × n matrix (its lower half is read).
 * Throws INVALID_PARAMETER when it is not positive definite. Golub and Van Loan, Matrix Computations, 4.2.
 */
export function cholesky(a: ArrayLike<number>, n: number): Float64Array {
	const lower = new Float64Array(n * n);
	for (let i = 0; i < n; i++) {
		for (let j = 0; j <= i; j++) {
			let rest = a[i * n + j] ?? 0;
			for (let k = 0; k < j; k++) rest -= (lower[i * n + k] ?? 0) * (lower[j * n + k] ?? 0);
			lower[i * n + j] = i === j ? pivot(rest, i) : rest / (lower[j * n + j] ?? 1);
		}
	}
	return lower;
}

function pivot(rest: number, row: number): number {
	if (rest > 0) return Math.sqrt(rest);
	throw new LibraryError(
		'INVALID_PARAMETER',
		`The matrix is not positive definite (pivot ${rest} at row ${row}).`,
		'Columns may repeat each other: drop one of them or raise the regularization.',
	);
}

/** Solves a·x = b for a symmetric positive definite n × n matrix. */
export function solvePositive(a: ArrayLike<number>, b: ArrayLike<number>, n: number): Float64Array {
	const lower = cholesky(a, n);
	const x = Float64Array.from(b);
	for (let i = 0; i < n; i++) {
		for (let k = 0; k < i; k++) x[i] = (x[i] ?? 0) - (lower[i * n + k] ?? 0) * (x[k] ?? 0);
		x[i] = (x[i] ?? 0) / (lower[i * n + i] ?? 1);
	}
	for (let i = n - 1; i >= 0; i--) {
		for (let k = i + 1; k < n; k++) x[i] = (x[i] ?? 0) - (lower[k * n + i] ?? 0) * (x[k] ?? 0);
		x[i] = (x[i] ?? 0) / (lower[i * n + i] ?? 1);
	}
	return x;
}
