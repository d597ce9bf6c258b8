/** The face of kernels/assembly/sweep.ts. */
import { LibraryError } from '../errors';
import type { Block } from './arena';
import { padded } from './chunks';
import type { RunOptions, Team } from './team';

/** Pivot columns of a sweep: c and t of this width stay in the second-level cache for some thousand rows. */
const WIDTH = 64;
/** Units of four rows a chunk. */
const UNITS = 8;

/** A symmetric matrix in kernel memory: rows of `stride` numbers of which those up to the diagonal count. */
export interface LowerTriangle {
	readonly block: Block<Float64Array>;
	readonly stride: number;
}

/** Room for a symmetric matrix of `size` rows, all 0. */
export function lowerTriangle(team: Team, size: number): LowerTriangle {
	const stride = padded(size);
	const block = team.arena.float64(stride * stride);
	block.view.fill(0);
	return { block, stride };
}

/**
 * Replaces a symmetric positive definite matrix by its inverse, in place. Cost: size³ / 2 multiply-adds. Throws
 * UNSUPPORTED when the matrix is not positive definite (in float64), CANCELLED.
 */
export function invertPositive(
	team: Team,
	{ block, stride }: LowerTriangle,
	size: number,
	{ signal, onProgress }: RunOptions = {},
): void {
	const { arena } = team;
	for (let row = size; row < stride; row++) block.view[row * stride + row] = 1;
	const [pivot, c, t] = [WIDTH * WIDTH, stride * WIDTH, stride * WIDTH].map((length) =>
		arena.float64(length),
	);
	if (!pivot || !c || !t) return;
	const units = stride / 4;
	for (let at = 0; at < stride; at += WIDTH) {
		const width = Math.min(WIDTH, stride - at);
		invertPivot(block.view, stride, at, width, pivot.view);
		const args = [block, pivot, c, t].map(({ address }) => address);
		const [a = 0, ...panels] = args;
		const all = [a, stride, at, width, ...panels, UNITS];
		team.run('sweepPanel', Math.ceil(units / UNITS), all, { signal });
		team.run('sweepUpdate', Math.ceil(units / UNITS), all, { signal });
		onProgress?.(Math.min(1, (at + width) / stride));
	}
	arena.free(pivot, c, t);
	const view = block.view;
	for (let row = 0; row < size; row++) {
		for (let at = row * stride; at <= row * stride + row; at++) view[at] = -(view[at] ?? 0);
	}
}

/** The inverse of the diagonal block at `at`, width × width, by sweeps of one column. */
function invertPivot(
	a: Float64Array,
	stride: number,
	at: number,
	width: number,
	out: Float64Array,
): void {
	for (let i = 0; i < width; i++) {
		for (let j = 0; j <= i; j++) {
			const value = a[(at + i) * stride + at + j] ?? 0;
			out[i * width + j] = value;
			out[j * width + i] = value;
		}
	}
	for (let k = 0; k < width; k++) sweepColumn(out, width, k, at);
	for (let i = 0; i < width * width; i++) out[i] = -(out[i] ?? 0);
}

function sweepColumn(out: Float64Array, width: number, k: number, at: number): void {
	const pivot = out[k * width + k] ?? 0;
	if (!(pivot > 0 && pivot < Infinity)) throw notPositive(at + k, pivot);
	const column = Float64Array.from({ length: width }, (_, i) => out[i * width + k] ?? 0);
	for (let i = 0; i < width; i++) {
		if (i === k) continue;
		const factor = (column[i] ?? 0) / pivot;
		for (let j = 0; j < width; j++) {
			out[i * width + j] = (out[i * width + j] ?? 0) - factor * (column[j] ?? 0);
		}
	}
	for (let i = 0; i < width; i++) {
		const value = i === k ? -1 / pivot : (column[i] ?? 0) / pivot;
		out[i * width + k] = value;
		out[k * width + i] = value;
	}
}

const notPositive = (column: number, pivot: number) =>
	new LibraryError(
		'UNSUPPORTED',
		`The matrix to invert is not positive definite (pivot ${pivot} in column ${column}).`,
		'Raise the regularization.',
	);
