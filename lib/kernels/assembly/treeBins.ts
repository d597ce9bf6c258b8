/**
 * Codes of a block of columns: the number of thresholds below the value, 255 for NaN. columns: nFeatures lists of `stride` float64, of
 * which nRows are taken; thresholds: 255 ascending float64 a feature, filled up with +Infinity; steps: i32 a feature, ceil(log2(number of
 * thresholds + 1)). Row r's code goes to out + r · rowBytes + feature. bad[feature] (i32) becomes 1 when a value is infinite.
 * Chunk: rowsPerChunk rows.
 */
export function binRows(
	chunk: i32, worker: i32,
	columns: usize, stride: i32, nRows: i32, rowsPerChunk: i32, thresholds: usize, steps: usize, nFeatures: i32,
	out: usize, rowBytes: i32, bad: usize,
): void {
	const begin = <usize>(chunk * rowsPerChunk);
	const end = <usize>min(nRows, (chunk + 1) * rowsPerChunk);
	for (let feature: usize = 0; feature < <usize>nFeatures; feature++) {
		const column = columns + ((feature * <usize>stride) << 3);
		const limits = thresholds + feature * 2040;
		const top: usize = (<usize>1 << <usize>load<i32>(steps + (feature << 2))) >> 1;
		let infinite = false;
		let to = out + begin * <usize>rowBytes + feature;
		for (let row = begin; row < end; row++) {
			const value = load<f64>(column + (row << 3));
			let code: usize = 0;
			for (let step = top; step > 0; step >>= 1) {
				code += select<usize>(step, 0, load<f64>(limits + ((code + step - 1) << 3)) < value);
			}
			infinite = infinite || Math.abs(value) == Infinity;
			store<u8>(to, select<u8>(255, <u8>code, value != value));
			to += <usize>rowBytes;
		}
		if (infinite) store<i32>(bad + (feature << 2), 1);
	}
}
