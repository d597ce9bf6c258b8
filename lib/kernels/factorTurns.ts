/**
 * Factors in another basis. Scores are inner products, so turning both sides by the same orthogonal matrix changes
 * nothing that can be seen; in the eigenbasis of their Gram matrix the equations of a half step are nearly diagonal.
 */
import { multiply, symmetricEigen, transpose } from '../math';
import type { Block } from './arena';
import { padded } from './chunks';
import type { RunOptions, Team } from './team';

/** Factors of one side in kernel memory: nRows × stride, padding 0. */
export interface FactorBlock {
	readonly block: Block<Float32Array>;
	readonly nRows: number;
	/** The rows that lie there are the factors times this (factors × factors); undefined = the factors themselves. */
	turned: Float64Array | undefined;
}

/** Rows a chunk, a multiple of four. */
const ROWS_PER_CHUNK = 256;

/** `turn`: n × n, columns are eigenvectors of the Gram matrix (stride × stride); `spectrum`: its eigenvalues, padded. */
export function eigenbasis(
	gram: Float32Array,
	n: number,
	stride: number,
): { turn: Float64Array; spectrum: Float32Array } {
	const own = new Float64Array(n * n);
	for (let i = 0; i < n; i++) own.set(gram.subarray(i * stride, i * stride + n), i * n);
	const { values, vectors } = symmetricEigen(own, n);
	const most = values.reduce((largest, value) => Math.max(largest, value), 0);
	// The kernel divides by these: rounding may have left a small one below 0.
	const least = Math.max(most * 1e-7, 1e-30);
	const spectrum = new Float32Array(stride).fill(least);
	spectrum.set(values.map((value) => Math.max(value, least)));
	return { turn: transpose(vectors, n, n), spectrum };
}

/** The basis `turned` (undefined = none), turned further. */
export function turnedFurther(
	turned: Float64Array | undefined,
	turn: Float64Array,
	n: number,
): Float64Array {
	return turned ? multiply(turned, turn, [n, n, n]) : turn;
}

/** Turns a block's rows from the basis in which they are into `basis`, in place. */
export function turnFactors(
	team: Team,
	factors: FactorBlock,
	basis: Float64Array | undefined,
	n: number,
	run: RunOptions,
): void {
	const { block, nRows, turned } = factors;
	if (turned === basis) return;
	const back = turned && transpose(turned, n, n);
	const turn = back && basis ? multiply(back, basis, [n, n, n]) : (basis ?? back);
	factors.turned = basis;
	if (!turn || nRows === 0) return;
	const matrix = turnMatrix(team, turn, n);
	turnRows(team, block, nRows, padded(n), matrix, run);
	team.arena.free(matrix);
}

/** An n × n matrix in kernel memory, padded to rows of four floats a vector. */
export function turnMatrix(team: Team, turn: Float64Array, n: number): Block<Float32Array> {
	const stride = padded(n);
	const matrix = team.arena.float32(stride * stride);
	const view = matrix.view.fill(0);
	for (let i = 0; i < n; i++) view.set(turn.subarray(i * n, (i + 1) * n), i * stride);
	return matrix;
}

/** rows ← rows · matrix, in place. */
export function turnRows(
	team: Team,
	rows: Block<Float32Array>,
	nRows: number,
	stride: number,
	matrix: Block<Float32Array>,
	run: RunOptions = {},
): void {
	const bytes = Math.ceil((stride * 16) / 64) * 64;
	const scratch = team.arena.bytes(bytes * team.threads);
	const own = [rows.address, nRows, stride, ROWS_PER_CHUNK, matrix.address, scratch.address, bytes];
	team.run('turnRows', Math.ceil(nRows / ROWS_PER_CHUNK), own, run);
	team.arena.free(scratch);
}
