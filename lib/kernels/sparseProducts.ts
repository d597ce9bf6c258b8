/** The face of kernels/assembly/sparseRows.ts. */
import type { CsrMatrix } from '../math';
import type { Block } from './arena';
import { cutRows, padded } from './chunks';
import type { RunOptions, Team } from './team';

/** A dense float32 matrix in kernel memory, rows padded to `width`. */
export interface DenseRows {
	readonly block: Block<Float32Array>;
	readonly nCols: number;
	readonly width: number;
}

/** Puts a row-major matrix of `nCols` columns into kernel memory. */
export function denseRows(team: Team, data: Float32Array, nCols: number): DenseRows {
	const width = padded(nCols);
	if (width === nCols) return { block: team.arena.copyOf(data), nCols, width };
	const nRows = data.length / Math.max(1, nCols);
	const block = team.arena.float32(nRows * width);
	const view = block.view.fill(0);
	for (let row = 0; row < nRows; row++) {
		view.set(data.subarray(row * nCols, (row + 1) * nCols), row * width);
	}
	return { block, nCols, width };
}

/** sparse · dense: sparse.nRows × dense.nCols, row-major. Cost: entries · columns multiply-adds. */
export function sparseTimesDense(
	team: Team,
	sparse: CsrMatrix,
	dense: DenseRows,
	run: RunOptions = {},
): Float32Array {
	const { arena } = team;
	const { nRows } = sparse;
	const { nCols, width } = dense;
	const inputs = [sparse.indptr, sparse.indices].map((list) => arena.copyOf(list));
	const values = arena.copyOf(sparse.values);
	const out = arena.float32(nRows * width);
	const chunks = cutRows(nRows, 16, 1024);
	const [starts = 0, indices = 0] = inputs.map(({ address }) => address);
	const args = [starts, indices, values.address, nRows, chunks.rows];
	team.run('sparseRows', chunks.count, [...args, dense.block.address, width, out.address], run);
	const result = new Float32Array(nRows * nCols);
	const view = out.view;
	if (width === nCols) result.set(view);
	else {
		for (let row = 0; row < nRows; row++) {
			result.set(view.subarray(row * width, row * width + nCols), row * nCols);
		}
	}
	arena.free(...inputs, values, out);
	return result;
}
