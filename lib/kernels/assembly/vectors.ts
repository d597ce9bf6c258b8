import { lanesSum, madd } from './simd';

/** out[chunk] = a · b over the chunk's floats; float32 lanes within 256 floats, float64 between. */
export function dot(chunk: i32, worker: i32, a: usize, b: usize, n: i32, perChunk: i32, out: usize): void {
	const end = min(n, (chunk + 1) * perChunk);
	let total: f64 = 0;
	for (let from = chunk * perChunk; from < end; from += 256) {
		const to = min(end, from + 256);
		let lanes = f32x4.splat(0);
		let i = from;
		for (; i + 4 <= to; i += 4) lanes = madd(v128.load(a + (<usize>i << 2)), v128.load(b + (<usize>i << 2)), lanes);
		total += <f64>lanesSum(lanes);
		for (; i < to; i++) total += <f64>(load<f32>(a + (<usize>i << 2)) * load<f32>(b + (<usize>i << 2)));
	}
	store<f64>(out + (<usize>chunk << 3), total);
}

/** y += factor · x. */
export function axpy(chunk: i32, worker: i32, factor: f32, x: usize, y: usize, n: i32, perChunk: i32): void {
	const end = min(n, (chunk + 1) * perChunk);
	const factors = f32x4.splat(factor);
	let i = chunk * perChunk;
	for (; i + 4 <= end; i += 4) {
		const at = y + (<usize>i << 2);
		v128.store(at, madd(factors, v128.load(x + (<usize>i << 2)), v128.load(at)));
	}
	for (; i < end; i++) {
		const at = y + (<usize>i << 2);
		store<f32>(at, load<f32>(at) + factor * load<f32>(x + (<usize>i << 2)));
	}
}
