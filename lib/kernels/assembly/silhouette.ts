import { tiles } from './tile';

/**
 * sums[r][c] = sum of the (Euclidean) distances of row r to every row of cluster c. Columns: the same rows, sorted by
 * cluster, each cluster padded to units of four, packed with factor −1; halfNorms = half their squared norms, weights = 1
 * (a row) or 0 (padding), both 4 floats a unit. clusterUnits[c] .. clusterUnits[c + 1] are the units of cluster c.
 */
export function clusterDistances(
	chunk: i32, worker: i32,
	x: usize, nRows: i32, d: i32, rowsPerChunk: i32, rowNorm: usize, packed: usize, halfNorms: usize, weights: usize,
	clusterUnits: usize, nClusters: i32, sums: usize, scratch: usize, scratchBytes: i32,
): void {
	const rowBytes = <usize>d << 2;
	const unitBytes = <usize>d << 4;
	const scores = scratch + <usize>worker * <usize>scratchBytes;
	const end = min(nRows, (chunk + 1) * rowsPerChunk);
	for (let row = chunk * rowsPerChunk; row < end; row += 4) {
		const last = <usize>min(3, end - row - 1);
		const x0 = x + <usize>row * rowBytes;
		for (let c = 0; c < nClusters; c++) {
			const to = <usize>load<u32>(clusterUnits + (<usize>c << 2), 4);
			for (let u = <usize>load<u32>(clusterUnits + (<usize>c << 2)); u < to; u += 12) {
				const units = min<usize>(12, to - u);
				tiles(
					x0, x0 + min<usize>(1, last) * rowBytes, x0 + min<usize>(2, last) * rowBytes, x0 + last * rowBytes,
					packed + u * unitBytes, units, d, halfNorms + (u << 4), scores, units << 4,
				);
				for (let r: usize = 0; r <= last; r++) {
					const at = sums + ((<usize>row + r) * <usize>nClusters + <usize>c) * 8;
					const norm = v128.load32_splat(rowNorm + ((<usize>row + r) << 2));
					store<f64>(at, load<f64>(at) + <f64>distances(scores + r * (units << 4), units << 4, norm, weights + (u << 4)));
				}
			}
		}
	}
}

// @ts-ignore: decorators are AssemblyScript
@inline
function distances(scores: usize, bytes: usize, norm: v128, weights: usize): f32 {
	const zero = f32x4.splat(0);
	let total = zero;
	for (let at: usize = 0; at < bytes; at += 16) {
		const score = v128.load(scores + at);
		const square = f32x4.pmax(zero, f32x4.add(norm, f32x4.add(score, score)));
		total = f32x4.add(total, f32x4.mul(f32x4.sqrt(square), v128.load(weights + at)));
	}
	const half = f32x4.add(total, i32x4.shuffle(total, total, 2, 3, 0, 1));
	return f32x4.extract_lane(half, 0) + f32x4.extract_lane(half, 1);
}
