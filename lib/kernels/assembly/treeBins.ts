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
		let row = begin;
		// Four rows at a time: their searches wait for memory together.
		for (; row + 4 <= end; row += 4) {
			const at = column + (row << 3);
			const p = load<f64>(at), q = load<f64>(at, 8), r = load<f64>(at, 16), s = load<f64>(at, 24);
			let a: usize = limits, b: usize = limits, c: usize = limits, d: usize = limits;
			for (let step = top << 3; step > 4; step >>= 1) {
				a += select<usize>(step, 0, load<f64>(a + step - 8) < p);
				b += select<usize>(step, 0, load<f64>(b + step - 8) < q);
				c += select<usize>(step, 0, load<f64>(c + step - 8) < r);
				d += select<usize>(step, 0, load<f64>(d + step - 8) < s);
			}
			infinite = infinite || isInfinite(p) || isInfinite(q) || isInfinite(r) || isInfinite(s);
			store<u8>(to, codeOf(a - limits, p));
			store<u8>(to + <usize>rowBytes, codeOf(b - limits, q));
			store<u8>(to + 2 * <usize>rowBytes, codeOf(c - limits, r));
			store<u8>(to + 3 * <usize>rowBytes, codeOf(d - limits, s));
			to += <usize>rowBytes << 2;
		}
		for (; row < end; row++) {
			const value = load<f64>(column + (row << 3));
			let at = limits;
			for (let step = top << 3; step > 4; step >>= 1) at += select<usize>(step, 0, load<f64>(at + step - 8) < value);
			infinite = infinite || isInfinite(value);
			store<u8>(to, codeOf(at - limits, value));
			to += <usize>rowBytes;
		}
		if (infinite) store<i32>(bad + (feature << 2), 1);
	}
}

// @ts-ignore: decorators are AssemblyScript
@inline
function codeOf(bytes: usize, value: f64): u8 {
	return select<u8>(255, <u8>(bytes >> 3), value != value);
}

// @ts-ignore: decorators are AssemblyScript
@inline
function isInfinite(value: f64): bool {
	return Math.abs(value) == Infinity;
}
