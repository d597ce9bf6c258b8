/**
 * Steps of Adam (Kingma and Ba 2015) for the columns that a batch of sparse rows touches, gradient included: column i of the
 * batch is columns[i], its entries starts[i] .. starts[i + 1] − 1 say in which row of the batch it stands (`rows`) and with
 * what value; slopes: batch rows × `width`. weights, moments, squares: columns × `width` floats, a multiple of 4. Columns are
 * independent of each other. Chunk: columnsPerChunk columns of the batch.
 */
export function sparseAdam(
	chunk: i32, worker: i32,
	columns: usize, starts: usize, rows: usize, values: usize, count: i32, columnsPerChunk: i32,
	slopes: usize, width: i32, weights: usize, moments: usize, squares: usize,
	rate: f32, decay: f32, squareDecay: f32,
): void {
	const bytes = <usize>width << 2;
	const keep = f32x4.splat(decay), add = f32x4.splat(1 - decay);
	const keepSquare = f32x4.splat(squareDecay), addSquare = f32x4.splat(1 - squareDecay);
	const step = f32x4.splat(rate), epsilon = f32x4.splat(1e-8);
	const end = min(count, (chunk + 1) * columnsPerChunk);
	for (let i = chunk * columnsPerChunk; i < end; i++) {
		const place = <usize>i << 2;
		const base = <usize>load<u32>(columns + place) * bytes;
		const from = <usize>load<u32>(starts + place) << 2;
		const to = <usize>load<u32>(starts + place, 4) << 2;
		for (let f: usize = 0; f < bytes; f += 16) {
			let slope = f32x4.splat(0);
			for (let at = from; at < to; at += 4) {
				const row = slopes + <usize>load<u32>(rows + at) * bytes;
				slope = f32x4.add(slope, f32x4.mul(v128.load32_splat(values + at), v128.load(row + f)));
			}
			const at = base + f;
			const mean = f32x4.add(f32x4.mul(keep, v128.load(moments + at)), f32x4.mul(add, slope));
			const square = f32x4.add(f32x4.mul(keepSquare, v128.load(squares + at)), f32x4.mul(addSquare, f32x4.mul(slope, slope)));
			v128.store(moments + at, mean);
			v128.store(squares + at, square);
			const move = f32x4.div(f32x4.mul(step, mean), f32x4.add(f32x4.sqrt(square), epsilon));
			v128.store(weights + at, f32x4.sub(v128.load(weights + at), move));
		}
	}
}
