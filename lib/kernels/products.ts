import type { DenseMatrix } from '../math';
import { cutRows, padded } from './chunks';
import { packRows } from './packed';
import type { RunOptions, Team } from './team';

/** a · bᵀ + bias: a is n × d, b is m × d, bias m values (default 0); gives n × m. */
export function multiplyTransposed(
	team: Team,
	a: DenseMatrix,
	b: DenseMatrix,
	{ bias, run }: { bias?: Float32Array | undefined; run?: RunOptions | undefined } = {},
): DenseMatrix {
	const { arena } = team;
	const width = padded(b.nRows);
	const [rows, columns] = [arena.copyOf(a.data), arena.copyOf(b.data)];
	const packed = packRows(team, columns, b.nRows, b.nCols);
	const start = arena.float32(width);
	start.view.fill(0);
	if (bias) start.view.set(bias);
	const out = arena.float32(a.nRows * width);
	const scratchBytes = Math.ceil((width * 16) / 64) * 64;
	const scratch = arena.bytes(scratchBytes * team.threads);
	const chunks = cutRows(a.nRows, 64, 256);
	const args = [
		rows.address,
		a.nRows,
		a.nCols,
		packed.block.address,
		packed.units,
		start.address,
		out.address,
		chunks.rows,
		scratch.address,
		scratchBytes,
	];
	team.run('gemm', chunks.count, args, run);
	const data = narrow(out.view, a.nRows, width, b.nRows);
	arena.free(rows, columns, packed.block, start, out, scratch);
	return { data, nRows: a.nRows, nCols: b.nRows };
}

/** The first `keep` columns of rows of `width`. */
function narrow(data: Float32Array, nRows: number, width: number, keep: number): Float32Array {
	if (width === keep) return data.slice();
	const out = new Float32Array(nRows * keep);
	for (let row = 0; row < nRows; row++) {
		out.set(data.subarray(row * width, row * width + keep), row * keep);
	}
	return out;
}

/** Inner product of two float32 vectors of one length. */
export function innerProduct(team: Team, a: Float32Array, b: Float32Array): number {
	const { arena } = team;
	const chunks = cutRows(a.length, 1 << 14);
	const [left, right, parts] = [arena.copyOf(a), arena.copyOf(b), arena.float64(chunks.count)];
	const args = [left.address, right.address, a.length, chunks.rows, parts.address];
	team.run('dot', chunks.count, args);
	const total = parts.view.reduce((sum, part) => sum + part, 0);
	arena.free(left, right, parts);
	return total;
}
