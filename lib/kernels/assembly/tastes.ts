import { addWide, cholesky, solveByFactor } from './als';

/**
 * Customers of a fitted model, exactly and in float64 (Hu, Koren, Volinsky 2008, equations 4 and 7): row r's taste x solves
 * A x = Σ (1 + w) y with A = gram + lambdas[r] I + Σ w y yᵀ over its entries, w = alpha · value. For each of the row's k
 * items (−1 = none), parts[indptr[r] · k + i · count + e] = (1 + w) yᵢᵀ A⁻¹ yₑ: what entry e adds to the item's score.
 * y: float32, rows of `stride` floats, a multiple of 4, padding 0; gram: float64, stride × stride, lower triangle.
 * scratch a worker: (stride + 1) · stride float64. Chunk: rowsPerChunk rows.
 */
export function tastes(
	chunk: i32, worker: i32,
	indptr: usize, indices: usize, values: usize, nRows: i32, rowsPerChunk: i32, y: usize, stride: i32, factors: i32,
	gram: usize, lambdas: usize, alpha: f64, x: usize, items: usize, k: i32, parts: usize, scratch: usize, scratchBytes: i32,
): void {
	const n = <usize>stride;
	const bytes = n << 2, wide = n << 3;
	const a = scratch + <usize>worker * <usize>scratchBytes;
	const b = a + n * wide;
	const end = min(nRows, (chunk + 1) * rowsPerChunk);
	for (let row = chunk * rowsPerChunk; row < end; row++) {
		const begin = <usize>load<u32>(indptr + (<usize>row << 2));
		const count = <usize>load<u32>(indptr + (<usize>row << 2), 4) - begin;
		const index = indices + (begin << 2), value = values + (begin << 2);
		memory.copy(a, gram, n * wide);
		memory.fill(b, 0, wide);
		for (let at: usize = 0; at < count; at++) {
			const w = alpha * <f64>load<f32>(value + (at << 2));
			const other = y + <usize>load<u32>(index + (at << 2)) * bytes;
			addWide(b, other, 1 + w, n);
			for (let i: usize = 0; i < n; i++) addWide(a + i * wide, other, w * <f64>load<f32>(other + (i << 2)), i + 1);
		}
		const lambda = load<f64>(lambdas + (<usize>row << 3));
		for (let i: usize = 0; i < n; i++) {
			const at = a + i * wide + (i << 3);
			store<f64>(at, load<f64>(at) + lambda);
		}
		cholesky(a, <usize>factors, wide);
		solveByFactor(a, b, <usize>factors, wide);
		memory.copy(x + <usize>row * wide, b, wide);
		for (let i: usize = 0; i < <usize>k; i++) {
			const item = load<i32>(items + (<usize>row * <usize>k + i) * 4);
			if (item < 0) continue;
			memory.fill(b, 0, wide);
			addWide(b, y + <usize>item * bytes, 1, n);
			solveByFactor(a, b, <usize>factors, wide);
			const to = parts + (begin * <usize>k + i * count) * 8;
			for (let at: usize = 0; at < count; at++) {
				const w = alpha * <f64>load<f32>(value + (at << 2));
				const similarity = dotWide(b, y + <usize>load<u32>(index + (at << 2)) * bytes, n);
				store<f64>(to + (at << 3), (1 + w) * similarity);
			}
		}
	}
}

/** Inner product of float64 and float32 values; n is even. */
// @ts-ignore: decorators are AssemblyScript
@inline
function dotWide(a: usize, y: usize, n: usize): f64 {
	let total = f64x2.splat(0);
	for (let i: usize = 0; i < n; i += 2) {
		const pair = f64x2.promote_low_f32x4(v128.load64_zero(y + (i << 2)));
		total = f64x2.add(total, f64x2.mul(v128.load(a + (i << 3)), pair));
	}
	return f64x2.extract_lane(total, 0) + f64x2.extract_lane(total, 1);
}
