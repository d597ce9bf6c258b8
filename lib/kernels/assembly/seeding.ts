import { tiles } from './tile';

/** Rows whose sum is held in float32 before it goes to float64. */
const BLOCK = 64;

/**
 * For greedy k-means++ seeding: sums[chunk][c] = Σ over rows of min(nearest[row], squared distance to candidate c).
 * Candidates packed by packRows with factor −1, `start` = half their squared norms (padding: the largest float);
 * sums: 4 · units float64 a chunk. With keep = 1 nearest[row] becomes its minimum with candidate 0.
 */
export function seedScore(
	chunk: i32, worker: i32,
	x: usize, nRows: i32, d: i32, rowsPerChunk: i32, packed: usize, units: i32, start: usize,
	rowNorm: usize, nearest: usize, keep: i32, sums: usize, scratch: usize, scratchBytes: i32,
): void {
	const rowBytes = <usize>d << 2;
	const stride = <usize>units << 4;
	const scores = scratch + <usize>worker * <usize>scratchBytes;
	const totals = scores + 4 * stride;
	const end = min(nRows, (chunk + 1) * rowsPerChunk);
	sums += <usize>chunk * stride * 2;
	memory.fill(sums, 0, stride * 2);
	for (let from = chunk * rowsPerChunk; from < end; from += BLOCK) {
		const to = min(end, from + BLOCK);
		memory.fill(totals, 0, stride);
		for (let row = from; row < to; row += 4) {
			const count = min(4, to - row);
			const x0 = x + <usize>row * rowBytes;
			tiles(
				x0, x0 + <usize>min(1, count - 1) * rowBytes, x0 + <usize>min(2, count - 1) * rowBytes,
				x0 + <usize>(count - 1) * rowBytes, packed, units, d, start, scores, stride,
			);
			for (let r = 0; r < count; r++) {
				addRow(scores + <usize>r * stride, stride, rowNorm + (<usize>(row + r) << 2), nearest + (<usize>(row + r) << 2), keep, totals);
			}
		}
		for (let at: usize = 0; at < stride; at += 4) {
			const sum = sums + (at << 1);
			store<f64>(sum, load<f64>(sum) + <f64>load<f32>(totals + at));
		}
	}
}

// @ts-ignore: decorators are AssemblyScript
@inline
function addRow(scores: usize, stride: usize, norm: usize, nearest: usize, keep: i32, totals: usize): void {
	const zero = f32x4.splat(0);
	const norms = v128.load32_splat(norm);
	const bound = v128.load32_splat(nearest);
	for (let at: usize = 0; at < stride; at += 16) {
		const score = v128.load(scores + at);
		const square = f32x4.pmax(zero, f32x4.add(norms, f32x4.add(score, score)));
		const least = f32x4.pmin(bound, square);
		v128.store(totals + at, f32x4.add(v128.load(totals + at), least));
		if (keep != 0 && at == 0) store<f32>(nearest, f32x4.extract_lane(least, 0));
	}
}
