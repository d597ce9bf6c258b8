/**
 * Packs the rows of a (row-major, nRows × d, row stride in floats) as columns for the tiles: unit u, feature f, lane l
 * = factor · a[4u + l][f]; lanes beyond nRows are zero. Chunk: unitsPerChunk units.
 */
export function packRows(
	chunk: i32, worker: i32,
	a: usize, nRows: i32, features: i32, stride: i32, factor: f32, packed: usize, unitsPerChunk: i32,
): void {
	const units = (nRows + 3) >> 2;
	const end = min(units, (chunk + 1) * unitsPerChunk);
	for (let unit = chunk * unitsPerChunk; unit < end; unit++) {
		let to = packed + ((<usize>unit * <usize>features) << 4);
		for (let lane = 0; lane < 4; lane++) {
			const row = unit * 4 + lane;
			const from = a + ((<usize>row * <usize>stride) << 2);
			for (let f = 0; f < features; f++) {
				const value = row < nRows ? load<f32>(from + (<usize>f << 2)) * factor : <f32>0;
				store<f32>(to + (<usize>f << 4), value);
			}
			to += 4;
		}
	}
}
