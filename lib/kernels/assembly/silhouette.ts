import { lanesSum, madd, splatAt } from './simd';

/** Distances are added as floats over so many units of four, then as doubles. */
const BLOCK: i32 = 16;

/**
 * sums[r][c] = sum of the (Euclidean) distances of row r to every row of cluster c: exactly 0 for equal rows. Columns: the
 * same rows, sorted by cluster, each cluster padded to units of four, packed; weights = 1 (a row) or 0 (padding), 4 floats
 * a unit. clusterUnits[c] .. clusterUnits[c + 1] are the units of cluster c.
 */
export function clusterDistances(
	chunk: i32, worker: i32,
	x: usize, nRows: i32, d: i32, rowsPerChunk: i32, packed: usize, weights: usize,
	clusterUnits: usize, nClusters: i32, sums: usize,
): void {
	const rowBytes = <usize>d << 2;
	const end = min(nRows, (chunk + 1) * rowsPerChunk);
	for (let row = chunk * rowsPerChunk; row < end; row += 4) {
		const last = min(3, end - row - 1);
		const x0 = x + <usize>row * rowBytes;
		const x1 = x0 + <usize>min(1, last) * rowBytes;
		const x2 = x0 + <usize>min(2, last) * rowBytes;
		const x3 = x0 + <usize>last * rowBytes;
		for (let c = 0; c < nClusters; c++) {
			const to = load<i32>(clusterUnits + (<usize>c << 2), 4);
			let s0: f64 = 0, s1: f64 = 0, s2: f64 = 0, s3: f64 = 0;
			for (let from = load<i32>(clusterUnits + (<usize>c << 2)); from < to; from += BLOCK) {
				const until = min(to, from + BLOCK);
				let t0 = f32x4.splat(0), t1 = t0, t2 = t0, t3 = t0;
				for (let unit = from; unit < until; unit++) {
					const columns = packed + ((<usize>unit * <usize>d) << 4);
					let q0 = f32x4.splat(0), q1 = q0, q2 = q0, q3 = q0;
					for (let f: usize = 0; f < rowBytes; f += 4) {
						const column = v128.load(columns + (f << 2));
						const d0 = f32x4.sub(column, splatAt(x0 + f));
						const d1 = f32x4.sub(column, splatAt(x1 + f));
						const d2 = f32x4.sub(column, splatAt(x2 + f));
						const d3 = f32x4.sub(column, splatAt(x3 + f));
						q0 = madd(d0, d0, q0);
						q1 = madd(d1, d1, q1);
						q2 = madd(d2, d2, q2);
						q3 = madd(d3, d3, q3);
					}
					const weight = v128.load(weights + (<usize>unit << 4));
					t0 = madd(f32x4.sqrt(q0), weight, t0);
					t1 = madd(f32x4.sqrt(q1), weight, t1);
					t2 = madd(f32x4.sqrt(q2), weight, t2);
					t3 = madd(f32x4.sqrt(q3), weight, t3);
				}
				s0 += <f64>lanesSum(t0);
				s1 += <f64>lanesSum(t1);
				s2 += <f64>lanesSum(t2);
				s3 += <f64>lanesSum(t3);
			}
			const at = sums + (<usize>row * <usize>nClusters + <usize>c) * 8;
			const step = <usize>nClusters * 8;
			if (last == 3) store<f64>(at + 3 * step, s3);
			if (last >= 2) store<f64>(at + 2 * step, s2);
			if (last >= 1) store<f64>(at + step, s1);
			store<f64>(at, s0);
		}
	}
}
