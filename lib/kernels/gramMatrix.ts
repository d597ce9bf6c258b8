import type { Block } from './arena';
import { cutRows } from './chunks';
import type { RunOptions, Team } from './team';

/** yᵀy of nRows × stride floats (stride a multiple of four), full and symmetric: stride × stride, the caller's to free. */
export function gramMatrix(
	team: Team,
	rows: Block<Float32Array>,
	nRows: number,
	stride: number,
	run: RunOptions = {},
): Block<Float32Array> {
	const { arena } = team;
	const chunks = cutRows(nRows, 512);
	const parts = arena.float32(chunks.count * stride * stride);
	parts.view.fill(0);
	const args = [rows.address, nRows, stride, chunks.rows, parts.address];
	team.run('gram', chunks.count, args, run);
	const gram = arena.float32(stride * stride);
	sumUpper(parts.view, gram.view, stride);
	arena.free(parts);
	return gram;
}

/** Adds up the parts in float64, in order, and mirrors the upper triangle. */
function sumUpper(parts: Float32Array, to: Float32Array, n: number): void {
	const total = new Float64Array(n * n);
	for (let from = 0; from < parts.length; from += total.length) {
		for (let i = 0; i < total.length; i++) total[i] = (total[i] ?? 0) + (parts[from + i] ?? 0);
	}
	for (let i = 0; i < n; i++) {
		for (let j = i; j < n; j++) {
			to[i * n + j] = total[i * n + j] ?? 0;
			to[j * n + i] = total[i * n + j] ?? 0;
		}
	}
}
