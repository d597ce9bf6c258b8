/** Rows that are gathered at once; their 16 bytes each stay in the second-level cache. */
const GATHERED: usize = 2048;
/** Bytes of a group's sums (4 features × 256 bins × 4 int32) and of a feature's wide sums (256 × (2 + 1) float64). */
const GROUP: usize = 16384;
const WIDE: usize = 6144;

/** Rows whose int32 sums cannot overflow: hessians are below 2^17. */
const MOST_HELD: i32 = 16384;

/**
 * Sums of gradients a bin, of the rows at positions first + c · blockRows .. of `rows` (or of the rows with those numbers
 * when `all`). codes: row-major, 4 · nGroups bytes a row; gh: a row's gradient (|g| < 2^30) and hessian (< 2^17) as int32.
 * active: a byte a feature, groups without any are left out. blockRows <= 16,384. scratch: see fillHistogram.
 */
export function treeHistogram(
	chunk: i32, worker: i32,
	codes: usize, nGroups: i32, active: usize, gh: usize,
	rows: usize, first: i32, count: i32, all: i32, blockRows: i32, scratch: usize, scratchBytes: i32,
): void {
	const begin = chunk * blockRows;
	const own = scratch + <usize>worker * <usize>scratchBytes;
	const n = min(count - begin, blockRows);
	fillHistogram(own, codes, nGroups, active, gh, rows, first + begin, n, all);
}

/**
 * Adds `count` <= 16,384 rows to a worker's sums. Whole numbers, added up exactly: int32 for up to 16,384 rows (the gradient as 15 low
 * bits and the rest), float64 above, so the order of rows and threads is free. own: i32 rows that the int32 sums hold, i32 whether the wide
 * sums hold any (the caller sets both to 0), 64 bytes; wide sums (nGroups · 4 · 6,144 bytes: 256 [g, h], then 256 counts a
 * feature); int32 sums; gathered rows: gradients, codes.
 */
export function fillHistogram(
	own: usize, codes: usize, nGroups: i32, active: usize, gh: usize, rows: usize, first: i32, count: i32, all: i32,
): void {
	if (count <= 0) return;
	const sums = own + 64 + <usize>nGroups * 4 * WIDE;
	const buffer = sums + <usize>nGroups * GROUP;
	const words = buffer + (GATHERED << 4);
	const rowBytes = <usize>nGroups << 2;
	let held = load<i32>(own);
	if (held + count > MOST_HELD) {
		widenAll(own, sums, nGroups, active);
		held = 0;
	}
	if (held == 0) memory.fill(sums, 0, <usize>nGroups * GROUP);
	store<i32>(own, held + count);
	for (let at: usize = 0; at < <usize>count; at += GATHERED) {
		const n = min(GATHERED, <usize>count - at);
		const from = <usize>first + at;
		if (all) gather(gh + (from << 3), buffer, n);
		else gatherRows(gh, codes, rowBytes, rows + (from << 2), buffer, words, n);
		for (let group: usize = 0; group < <usize>nGroups; group++) {
			if (load<u32>(active + (group << 2)) == 0) continue;
			const to = sums + group * GROUP;
			if (all) addRows(codes + from * rowBytes + (group << 2), rowBytes, buffer, n, to);
			else addRows(words + group * (GATHERED << 2), 4, buffer, n, to);
		}
	}
}

function widenAll(own: usize, sums: usize, nGroups: i32, active: usize): void {
	const add = load<i32>(own, 4) != 0;
	store<i32>(own, 1, 4);
	for (let feature: usize = 0; feature < <usize>nGroups << 2; feature++) {
		if (load<u32>(active + (feature & ~3)) == 0) continue;
		widen(sums + feature * 4096, own + 64 + feature * WIDE, add);
	}
}

/** [g, h] as int32 → [g >> 15, h, 1, g & 32767]. */
// @ts-ignore: decorators are AssemblyScript
@inline
function spread(pair: v128): v128 {
	const high = i32x4.shr_s(pair, 15);
	const low = v128.and(pair, i32x4.splat(32767));
	const top = i32x4.shuffle(high, pair, 0, 5, 0, 0);
	return i32x4.shuffle(i32x4.replace_lane(top, 2, 1), low, 0, 1, 2, 4);
}

// @ts-ignore: decorators are AssemblyScript
@inline
function gather(gh: usize, buffer: usize, n: usize): void {
	for (let i: usize = 0; i < n; i++) v128.store(buffer + (i << 4), spread(v128.load64_zero(gh + (i << 3))));
}

/** Gradients and codes of scattered rows side by side: all their cache misses at once. */
function gatherRows(gh: usize, codes: usize, rowBytes: usize, rows: usize, buffer: usize, words: usize, n: usize): void {
	for (let i: usize = 0; i < n; i++) {
		const row = <usize>load<u32>(rows + (i << 2));
		v128.store(buffer + (i << 4), spread(v128.load64_zero(gh + (row << 3))));
		const own = codes + row * rowBytes;
		let to = words + (i << 2);
		for (let at: usize = 0; at < rowBytes; at += 4) {
			store<u32>(to, load<u32>(own + at));
			to += GATHERED << 2;
		}
	}
}

// @ts-ignore: decorators are AssemblyScript
@inline
function addFour(word: u32, value: v128, sums: usize): void {
	const a = sums + <usize>((word & 255) << 4);
	const b = sums + <usize>((word >> 4) & 0xff0);
	const c = sums + <usize>((word >> 12) & 0xff0);
	const d = sums + <usize>((word >> 20) & 0xff0);
	v128.store(a, i32x4.add(v128.load(a), value));
	v128.store(b, i32x4.add(v128.load(b, 4096), value), 4096);
	v128.store(c, i32x4.add(v128.load(c, 8192), value), 8192);
	v128.store(d, i32x4.add(v128.load(d, 12288), value), 12288);
}

function addRows(words: usize, stride: usize, buffer: usize, n: usize, sums: usize): void {
	for (let i: usize = 0; i < n; i++) {
		addFour(load<u32>(words), v128.load(buffer + (i << 4)), sums);
		words += stride;
	}
}

/** Adds (or puts) a feature's int32 sums to its wide ones. */
export function widen(sums: usize, wide: usize, add: bool): void {
	for (let bin: usize = 0; bin < 256; bin++) {
		const sum = v128.load(sums + (bin << 4));
		const top = f64x2.convert_low_i32x4_s(sum);
		const rest = f64x2.convert_low_i32x4_s(i32x4.shuffle(sum, sum, 3, 2, 0, 0));
		let gh = f64x2.mul(top, f64x2(32768, 1));
		gh = f64x2.add(gh, f64x2.replace_lane(rest, 1, 0));
		let n = f64x2.extract_lane(rest, 1);
		const to = wide + (bin << 4), counts = wide + 4096 + (bin << 3);
		if (add) {
			gh = f64x2.add(gh, v128.load(to));
			n += load<f64>(counts);
		}
		v128.store(to, gh);
		store<f64>(counts, n);
	}
}
