import { lanesSum } from './simd';
import { tiles } from './tile';
import { nearest4, nearestTwo4 } from './nearest';

/** Rows whose indices are listed before they are worked on: the list stays in the first-level cache. */
const BLOCK = 512;
const LIST_BYTES: usize = BLOCK * 4 + 16;
const RESULT_BYTES: usize = 48;

/** out[r] = Σ x[r]². */
export function rowNorms(chunk: i32, worker: i32, x: usize, nRows: i32, d: i32, rowsPerChunk: i32, out: usize): void {
	const end = min(nRows, (chunk + 1) * rowsPerChunk);
	const rowBytes = <usize>d << 2;
	for (let row = chunk * rowsPerChunk; row < end; row++) {
		const from = x + <usize>row * rowBytes;
		store<f32>(out + (<usize>row << 2), squares(from, rowBytes));
	}
}

// @ts-ignore: decorators are AssemblyScript
@inline
function squares(from: usize, rowBytes: usize): f32 {
	let total = f32x4.splat(0);
	let f: usize = 0;
	for (; f + 16 <= rowBytes; f += 16) {
		const v = v128.load(from + f);
		total = f32x4.add(total, f32x4.mul(v, v));
	}
	let rest: f32 = lanesSum(total);
	for (; f < rowBytes; f += 4) {
		const v = load<f32>(from + f);
		rest += v * v;
	}
	return rest;
}

/** sums[chunk] = sum of the chunk's rows, float64 (d values a chunk); not finite where a value is not. */
export function columnSums(chunk: i32, worker: i32, x: usize, nRows: i32, d: i32, rowsPerChunk: i32, sums: usize): void {
	const end = min(nRows, (chunk + 1) * rowsPerChunk);
	const rowBytes = <usize>d << 2;
	sums += <usize>chunk * (rowBytes << 1);
	memory.fill(sums, 0, rowBytes << 1);
	for (let row = chunk * rowsPerChunk; row < end; row++) addRow(sums, x + <usize>row * rowBytes, rowBytes, 1);
}

/** x -= centre (d floats) for the chunk's rows. */
export function subtractRow(chunk: i32, worker: i32, x: usize, nRows: i32, d: i32, rowsPerChunk: i32, centre: usize): void {
	const end = min(nRows, (chunk + 1) * rowsPerChunk);
	const rowBytes = <usize>d << 2;
	for (let row = chunk * rowsPerChunk; row < end; row++) {
		const at = x + <usize>row * rowBytes;
		let f: usize = 0;
		for (; f + 16 <= rowBytes; f += 16) v128.store(at + f, f32x4.sub(v128.load(at + f), v128.load(centre + f)));
		for (; f < rowBytes; f += 4) store<f32>(at + f, load<f32>(at + f) - load<f32>(centre + f));
	}
}

/** sums += sign · row, float32 row onto float64 sums. */
// @ts-ignore: decorators are AssemblyScript
@inline
function addRow(sums: usize, row: usize, rowBytes: usize, sign: f64): void {
	const factor = f64x2.splat(sign);
	let f: usize = 0;
	for (; f + 16 <= rowBytes; f += 16) {
		const v = v128.load(row + f);
		const low = f64x2.promote_low_f32x4(v);
		const high = f64x2.promote_low_f32x4(i32x4.shuffle(v, v, 2, 3, 2, 3));
		const to = sums + (f << 1);
		v128.store(to, f64x2.add(v128.load(to), f64x2.mul(low, factor)));
		v128.store(to, f64x2.add(v128.load(to, 16), f64x2.mul(high, factor)), 16);
	}
	for (; f < rowBytes; f += 4) {
		const to = sums + (f << 1);
		store<f64>(to, load<f64>(to) + sign * <f64>load<f32>(row + f));
	}
}

/**
 * One Lloyd step over the chunk's rows: nearest centre, and what changed in each cluster's sum and size.
 * packed/units/start: the centres by packRows with factor −1, and half their squared norms (padding: the largest float).
 * A row is skipped while moved[label] < limits[row]: limit = moved[label] + (distance to the second centre − distance to its
 * own) when it was last worked on, moved[c] = how far centre c and the fastest other centre have come since the start
 * (Hamerly's bound, "Making k-means even faster", 2010, kept as a deadline so that a skipped row costs one comparison).
 * bounds: 0 = work on every row and write no limits, 1 = work on every row and write limits, 2 = skip.
 * sums: k·d float64 a chunk, sizes: k int32 a chunk, evaluated/changed: one int32 a chunk; all are set here.
 */
export function kmeansStep(
	chunk: i32, worker: i32,
	x: usize, nRows: i32, d: i32, rowsPerChunk: i32, packed: usize, units: i32, start: usize, k: i32,
	rowNorm: usize, maxNorm: f32, labels: usize, limits: usize, moved: usize, bounds: i32,
	sums: usize, sizes: usize, evaluated: usize, changed: usize, scratch: usize, scratchBytes: i32,
): void {
	const rowBytes = <usize>d << 2;
	const list = scratch + <usize>worker * <usize>scratchBytes;
	const result = list + LIST_BYTES;
	const scores = result + RESULT_BYTES;
	const stride = <usize>units << 4;
	const end = min(nRows, (chunk + 1) * rowsPerChunk);
	sums += <usize>chunk * <usize>k * <usize>d * 8;
	sizes += <usize>chunk * <usize>k * 4;
	memory.fill(sums, 0, <usize>k * <usize>d * 8);
	memory.fill(sizes, 0, <usize>k * 4);
	let worked = 0;
	let moves = 0;
	for (let from = chunk * rowsPerChunk; from < end; from += BLOCK) {
		const count = listRows(from, min(end, from + BLOCK), labels, limits, moved, bounds, list);
		worked += count;
		for (let at = 0; at < count; at += 4) {
			const rows = list + (<usize>at << 2);
			tiles(
				x + <usize>load<i32>(rows) * rowBytes, x + <usize>load<i32>(rows, 4) * rowBytes,
				x + <usize>load<i32>(rows, 8) * rowBytes, x + <usize>load<i32>(rows, 12) * rowBytes,
				packed, units, d, start, scores, stride,
			);
			const rowsHere = min(4, count - at);
			if (bounds == 0) {
				nearest4(scores, units, stride, result);
			} else {
				nearestTwo4(scores, units, stride, result);
				setLimits(rows, rowsHere, result, rowNorm, maxNorm, limits, moved, d);
			}
			if (i32x4.all_true(i32x4.eq(gather(labels, rows), v128.load(result)))) continue;
			for (let r = 0; r < rowsHere; r++) {
				const row = <usize>load<i32>(rows + (<usize>r << 2));
				const label = load<i32>(result + (<usize>r << 2));
				const old = load<i32>(labels + (row << 2));
				if (label == old) continue;
				moves++;
				store<i32>(labels + (row << 2), label);
				const source = x + row * rowBytes;
				addRow(sums + <usize>label * <usize>d * 8, source, rowBytes, 1);
				count1(sizes, label, 1);
				if (old < 0) continue;
				addRow(sums + <usize>old * <usize>d * 8, source, rowBytes, -1);
				count1(sizes, old, -1);
			}
		}
	}
	store<i32>(evaluated + (<usize>chunk << 2), worked);
	store<i32>(changed + (<usize>chunk << 2), moves);
}

// @ts-ignore: decorators are AssemblyScript
@inline
function count1(sizes: usize, label: i32, by: i32): void {
	const at = sizes + (<usize>label << 2);
	store<i32>(at, load<i32>(at) + by);
}

/** Lists the rows to work on; pads the list with its last row to a multiple of four. Returns their number. */
function listRows(from: i32, to: i32, labels: usize, limits: usize, moved: usize, bounds: i32, list: usize): i32 {
	let count: usize = 0;
	if (bounds < 2) {
		count = <usize>(to - from);
		let four = i32x4.add(i32x4.splat(from), i32x4(0, 1, 2, 3));
		for (let at: usize = 0; at < count << 2; at += 16) {
			v128.store(list + at, four);
			four = i32x4.add(four, i32x4.splat(4));
		}
	} else {
		for (let row = from; row < to; row++) {
			const label = <usize>load<i32>(labels + (<usize>row << 2));
			store<i32>(list + (count << 2), row);
			count += <usize>!(load<f32>(moved + (label << 2)) < load<f32>(limits + (<usize>row << 2)));
		}
	}
	if (count > 0) {
		const last = load<i32>(list + ((count - 1) << 2));
		store<i32>(list + (count << 2), last);
		store<i32>(list + (count << 2), last, 4);
		store<i32>(list + (count << 2), last, 8);
	}
	return <i32>count;
}

/**
 * Limits of four rows. `unsure` bounds the rounding of a squared distance made as |x|² − 2x·c + |c|², so that a row is
 * never skipped because of rounding.
 */
function setLimits(
	rows: usize, count: i32, result: usize, rowNorm: usize, maxNorm: f32, limits: usize, moved: usize, d: i32,
): void {
	const width = 8 + d;
	const relative = f32x4.splat(<f32>6e-8 * <f32>width);
	const zero = f32x4.splat(0), two = f32x4.splat(2);
	const norm = gather(rowNorm, rows);
	const base = gather(moved, result);
	const unsure = f32x4.mul(relative, f32x4.add(norm, f32x4.splat(maxNorm)));
	const near = f32x4.add(norm, f32x4.mul(two, v128.load(result, 16)));
	const far = f32x4.add(norm, f32x4.mul(two, v128.load(result, 32)));
	const own = f32x4.sqrt(f32x4.add(f32x4.max(near, zero), unsure));
	const other = f32x4.sqrt(f32x4.max(f32x4.sub(far, unsure), zero));
	const slack = f32x4.sub(other, own);
	const margin = f32x4.mul(f32x4.splat(<f32>1e-6), f32x4.add(base, f32x4.abs(slack)));
	const limit = f32x4.sub(f32x4.add(base, slack), margin);
	store<f32>(limits + (<usize>load<i32>(rows) << 2), f32x4.extract_lane(limit, 0));
	if (count > 1) store<f32>(limits + (<usize>load<i32>(rows, 4) << 2), f32x4.extract_lane(limit, 1));
	if (count > 2) store<f32>(limits + (<usize>load<i32>(rows, 8) << 2), f32x4.extract_lane(limit, 2));
	if (count > 3) store<f32>(limits + (<usize>load<i32>(rows, 12) << 2), f32x4.extract_lane(limit, 3));
}

/** Four floats of a table at four indices. */
// @ts-ignore: decorators are AssemblyScript
@inline
function gather(table: usize, indices: usize): v128 {
	let v = v128.load32_zero(table + (<usize>load<i32>(indices) << 2));
	v = v128.load32_lane(table + (<usize>load<i32>(indices, 4) << 2), v, 1);
	v = v128.load32_lane(table + (<usize>load<i32>(indices, 8) << 2), v, 2);
	return v128.load32_lane(table + (<usize>load<i32>(indices, 12) << 2), v, 3);
}

/** labels[r] = column of the nearest centre (ties: the lower; a row with NaN: 0). */
export function kmeansAssign(
	chunk: i32, worker: i32,
	x: usize, nRows: i32, d: i32, rowsPerChunk: i32, packed: usize, units: i32, start: usize, labels: usize,
	scratch: usize, scratchBytes: i32,
): void {
	const rowBytes = <usize>d << 2;
	const result = scratch + <usize>worker * <usize>scratchBytes;
	const scores = result + RESULT_BYTES;
	const stride = <usize>units << 4;
	const end = min(nRows, (chunk + 1) * rowsPerChunk);
	for (let row = chunk * rowsPerChunk; row < end; row += 4) {
		const count = min(4, end - row);
		const x0 = x + <usize>row * rowBytes;
		tiles(
			x0, x0 + <usize>min(1, count - 1) * rowBytes, x0 + <usize>min(2, count - 1) * rowBytes,
			x0 + <usize>(count - 1) * rowBytes, packed, units, d, start, scores, stride,
		);
		nearest4(scores, units, stride, result);
		memory.copy(labels + (<usize>row << 2), result, <usize>count << 2);
	}
}

/**
 * distances[r] = squared distance of row r to centres[labels[r]] (row-major, k × d), by differences; sums[chunk] = their sum.
 */
export function squaredDistances(
	chunk: i32, worker: i32,
	x: usize, nRows: i32, d: i32, rowsPerChunk: i32, centres: usize, labels: usize, distances: usize, sums: usize,
): void {
	const rowBytes = <usize>d << 2;
	const end = min(nRows, (chunk + 1) * rowsPerChunk);
	let total: f64 = 0;
	for (let row = chunk * rowsPerChunk; row < end; row++) {
		const label = <usize>load<i32>(labels + (<usize>row << 2));
		const square = squaredDistance(x + <usize>row * rowBytes, centres + label * rowBytes, rowBytes);
		store<f32>(distances + (<usize>row << 2), square);
		total += <f64>square;
	}
	store<f64>(sums + (<usize>chunk << 3), total);
}

// @ts-ignore: decorators are AssemblyScript
@inline
function squaredDistance(a: usize, b: usize, rowBytes: usize): f32 {
	let total = f32x4.splat(0);
	let f: usize = 0;
	for (; f + 16 <= rowBytes; f += 16) {
		const v = f32x4.sub(v128.load(a + f), v128.load(b + f));
		total = f32x4.add(total, f32x4.mul(v, v));
	}
	let rest: f32 = lanesSum(total);
	for (; f < rowBytes; f += 4) {
		const v = load<f32>(a + f) - load<f32>(b + f);
		rest += v * v;
	}
	return rest;
}
