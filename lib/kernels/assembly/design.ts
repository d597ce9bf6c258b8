/** Rows that all columns are written for before the next ones: what is written stays in the first-level cache. */
const BLOCK: i32 = 32;
/** Bytes of a part: seven float64, one unused. */
const PART: usize = 64;

/**
 * Rows of a design matrix (lib/learn/dense/design.ts) from columns. columns: nParts lists of `stride` float64, NaN = missing;
 * rows 0 .. nRows − 1 of them go to rows of `width` float64 at out. A part: [first column of the matrix, column that tells of missing
 * values or −1, number of categories (0: a number), what stands for a missing number, a, b, form]: a number x becomes
 * (x − a) · b for form 0, x / a − b for form 1. Column `ones` becomes 1, those after it 0. Chunk: rowsPerChunk rows.
 */
export function designRows(
	chunk: i32, worker: i32,
	columns: usize, stride: i32, nRows: i32, rowsPerChunk: i32, parts: usize, nParts: i32, out: usize, width: i32, ones: i32,
): void {
	const end = min(nRows, (chunk + 1) * rowsPerChunk);
	const rowBytes = <usize>width << 3;
	for (let from = chunk * rowsPerChunk; from < end; from += BLOCK) {
		const n = min(BLOCK, end - from);
		const to = out + <usize>from * rowBytes;
		for (let p: usize = 0; p < <usize>nParts; p++) {
			const column = columns + (p * <usize>stride + <usize>from) * 8;
			if (load<f64>(parts + p * PART, 16) > 0) writeCategory(column, n, parts + p * PART, to, rowBytes);
			else writeNumber(column, n, parts + p * PART, to, rowBytes);
		}
		for (let row = to; row < to + <usize>n * rowBytes; row += rowBytes) {
			store<f64>(row + (<usize>ones << 3), 1);
			for (let at = <usize>(ones + 1) << 3; at < rowBytes; at += 8) store<f64>(row + at, 0);
		}
	}
}

function writeNumber(column: usize, n: i32, part: usize, to: usize, rowBytes: usize): void {
	const filled = load<f64>(part, 24), a = load<f64>(part, 32), b = load<f64>(part, 40);
	const divides = load<f64>(part, 48) != 0;
	const indicator = load<f64>(part, 8);
	let at = to + (<usize>load<f64>(part) << 3);
	if (divides) {
		for (let i: usize = 0; i < <usize>n; i++, at += rowBytes) {
			const x = load<f64>(column + (i << 3));
			store<f64>(at, x == x ? x / a - b : filled);
		}
	} else {
		for (let i: usize = 0; i < <usize>n; i++, at += rowBytes) {
			const x = load<f64>(column + (i << 3));
			store<f64>(at, x == x ? (x - a) * b : filled);
		}
	}
	if (indicator < 0) return;
	at = to + (<usize>indicator << 3);
	for (let i: usize = 0; i < <usize>n; i++, at += rowBytes) {
		const x = load<f64>(column + (i << 3));
		store<f64>(at, x == x ? 0 : 1);
	}
}

function writeCategory(column: usize, n: i32, part: usize, to: usize, rowBytes: usize): void {
	const indicator = load<f64>(part, 8), size = load<f64>(part, 16);
	const bytes = (<usize>size + <usize>(indicator >= 0)) << 3;
	let at = to + (<usize>load<f64>(part) << 3);
	for (let i: usize = 0; i < <usize>n; i++, at += rowBytes) {
		const code = load<f64>(column + (i << 3));
		memory.fill(at, 0, bytes);
		if (code >= 0 && code < size) store<f64>(at + (<usize>code << 3), 1);
		else if (indicator >= 0) store<f64>(at + (<usize>size << 3), 1);
	}
}

/**
 * out[chunk] = [Σ (x − origin), Σ (x − origin)²] of list number chunk of `columns` (nRows of `stride` float64); origins: one a list.
 */
export function columnMoments(
	chunk: i32, worker: i32,
	columns: usize, stride: i32, nRows: i32, origins: usize, out: usize,
): void {
	const column = columns + ((<usize>chunk * <usize>stride) << 3);
	const origin = f64x2.splat(load<f64>(origins + (<usize>chunk << 3)));
	const end = column + (<usize>nRows << 3);
	const whole = column + ((<usize>nRows & ~3) << 3);
	let sum = f64x2.splat(0), other = f64x2.splat(0), squares = f64x2.splat(0), otherSquares = f64x2.splat(0);
	let at = column;
	for (; at < whole; at += 32) {
		const a = f64x2.sub(v128.load(at), origin), b = f64x2.sub(v128.load(at, 16), origin);
		sum = f64x2.add(sum, a);
		other = f64x2.add(other, b);
		squares = f64x2.add(squares, f64x2.mul(a, a));
		otherSquares = f64x2.add(otherSquares, f64x2.mul(b, b));
	}
	sum = f64x2.add(sum, other);
	squares = f64x2.add(squares, otherSquares);
	let total = f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1);
	let square = f64x2.extract_lane(squares, 0) + f64x2.extract_lane(squares, 1);
	for (; at < end; at += 8) {
		const x = load<f64>(at) - f64x2.extract_lane(origin, 0);
		total += x;
		square += x * x;
	}
	store<f64>(out + (<usize>chunk << 4), total);
	store<f64>(out + (<usize>chunk << 4), square, 8);
}
