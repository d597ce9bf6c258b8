/**
 * Codes of a numeric column: the number of thresholds below the value, 255 for NaN. thresholds: 255 ascending float64, filled
 * up with +Infinity; `steps` = ceil(log2(number of thresholds + 1)). Row r's code goes to out + r · stride and to column + r. bad (i32) becomes
 * 1 when a value is infinite. Chunk: rowsPerChunk rows.
 */
export function binNumbers(
	chunk: i32, worker: i32,
	values: usize, nRows: i32, rowsPerChunk: i32, thresholds: usize, steps: i32, out: usize, stride: i32, column: usize, bad: usize,
): void {
	const end = min(nRows, (chunk + 1) * rowsPerChunk);
	const top: usize = (<usize>1 << <usize>steps) >> 1;
	let infinite = false;
	let to = out + <usize>(chunk * rowsPerChunk) * <usize>stride;
	for (let row = chunk * rowsPerChunk; row < end; row++) {
		const value = load<f64>(values + (<usize>row << 3));
		let code: usize = 0;
		for (let step = top; step > 0; step >>= 1) {
			code += select<usize>(step, 0, load<f64>(thresholds + ((code + step - 1) << 3)) < value);
		}
		infinite = infinite || Math.abs(value) == Infinity;
		const known = select<u8>(255, <u8>code, value != value);
		store<u8>(to, known);
		store<u8>(column + <usize>row, known);
		to += stride;
	}
	if (infinite) store<i32>(bad, 1);
}
