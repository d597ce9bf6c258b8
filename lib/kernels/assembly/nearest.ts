/**
 * Smallest of four rows of scores, with the column of the smallest. Ties go to the lower column;
 * NaN is never smallest. Writes to `result`: 4 labels (i32), 4 smallest (f32).
 */

// @ts-ignore: decorators are AssemblyScript
@inline
function lane(a: v128, b: v128, c: v128, d: v128, at: i32): v128 {
	return at == 0
		? i32x4.shuffle(i32x4.shuffle(a, b, 0, 4, 0, 4), i32x4.shuffle(c, d, 0, 4, 0, 4), 0, 1, 4, 5)
		: at == 1
			? i32x4.shuffle(i32x4.shuffle(a, b, 1, 5, 1, 5), i32x4.shuffle(c, d, 1, 5, 1, 5), 0, 1, 4, 5)
			: at == 2
				? i32x4.shuffle(i32x4.shuffle(a, b, 2, 6, 2, 6), i32x4.shuffle(c, d, 2, 6, 2, 6), 0, 1, 4, 5)
				: i32x4.shuffle(i32x4.shuffle(a, b, 3, 7, 3, 7), i32x4.shuffle(c, d, 3, 7, 3, 7), 0, 1, 4, 5);
}

/** Lanes where (v, at) comes before (best, index): smaller, or equal with a lower column. */
// @ts-ignore: decorators are AssemblyScript
@inline
function before(v: v128, at: v128, best: v128, index: v128): v128 {
	return v128.or(f32x4.lt(v, best), v128.and(f32x4.eq(v, best), i32x4.lt_s(at, index)));
}

export function nearest4(scores: usize, units: usize, stride: usize, result: usize): void {
	const infinity = f32x4.splat(f32.MAX_VALUE);
	const four = i32x4.splat(4);
	let column = i32x4(0, 1, 2, 3);
	let bestA = infinity, bestB = infinity, bestC = infinity, bestD = infinity;
	let indexA = column, indexB = column, indexC = column, indexD = column;
	let p = scores;
	for (let unit: usize = 0; unit < units; unit++) {
		let v = v128.load(p);
		indexA = v128.bitselect(column, indexA, f32x4.lt(v, bestA));
		bestA = f32x4.pmin(bestA, v);
		v = v128.load(p + stride);
		indexB = v128.bitselect(column, indexB, f32x4.lt(v, bestB));
		bestB = f32x4.pmin(bestB, v);
		v = v128.load(p + 2 * stride);
		indexC = v128.bitselect(column, indexC, f32x4.lt(v, bestC));
		bestC = f32x4.pmin(bestC, v);
		v = v128.load(p + 3 * stride);
		indexD = v128.bitselect(column, indexD, f32x4.lt(v, bestD));
		bestD = f32x4.pmin(bestD, v);
		column = i32x4.add(column, four);
		p += 16;
	}
	let best = lane(bestA, bestB, bestC, bestD, 0);
	let index = lane(indexA, indexB, indexC, indexD, 0);
	let v = lane(bestA, bestB, bestC, bestD, 1);
	let at = lane(indexA, indexB, indexC, indexD, 1);
	index = v128.bitselect(at, index, before(v, at, best, index));
	best = f32x4.pmin(best, v);
	v = lane(bestA, bestB, bestC, bestD, 2);
	at = lane(indexA, indexB, indexC, indexD, 2);
	index = v128.bitselect(at, index, before(v, at, best, index));
	best = f32x4.pmin(best, v);
	v = lane(bestA, bestB, bestC, bestD, 3);
	at = lane(indexA, indexB, indexC, indexD, 3);
	index = v128.bitselect(at, index, before(v, at, best, index));
	best = f32x4.pmin(best, v);
	v128.store(result, index);
	v128.store(result, best, 16);
}

/** The same with the second smallest (the smallest score of the other columns) at result + 32. */
export function nearestTwo4(scores: usize, units: usize, stride: usize, result: usize): void {
	const infinity = f32x4.splat(f32.MAX_VALUE);
	const four = i32x4.splat(4);
	let column = i32x4(0, 1, 2, 3);
	let bestA = infinity, bestB = infinity, bestC = infinity, bestD = infinity;
	let nextA = infinity, nextB = infinity, nextC = infinity, nextD = infinity;
	let indexA = column, indexB = column, indexC = column, indexD = column;
	let p = scores;
	for (let unit: usize = 0; unit < units; unit++) {
		let v = v128.load(p);
		indexA = v128.bitselect(column, indexA, f32x4.lt(v, bestA));
		nextA = f32x4.pmin(nextA, f32x4.pmax(bestA, v));
		bestA = f32x4.pmin(bestA, v);
		v = v128.load(p + stride);
		indexB = v128.bitselect(column, indexB, f32x4.lt(v, bestB));
		nextB = f32x4.pmin(nextB, f32x4.pmax(bestB, v));
		bestB = f32x4.pmin(bestB, v);
		v = v128.load(p + 2 * stride);
		indexC = v128.bitselect(column, indexC, f32x4.lt(v, bestC));
		nextC = f32x4.pmin(nextC, f32x4.pmax(bestC, v));
		bestC = f32x4.pmin(bestC, v);
		v = v128.load(p + 3 * stride);
		indexD = v128.bitselect(column, indexD, f32x4.lt(v, bestD));
		nextD = f32x4.pmin(nextD, f32x4.pmax(bestD, v));
		bestD = f32x4.pmin(bestD, v);
		column = i32x4.add(column, four);
		p += 16;
	}
	let best = lane(bestA, bestB, bestC, bestD, 0);
	let next = lane(nextA, nextB, nextC, nextD, 0);
	let index = lane(indexA, indexB, indexC, indexD, 0);
	let v = lane(bestA, bestB, bestC, bestD, 1);
	let at = lane(indexA, indexB, indexC, indexD, 1);
	index = v128.bitselect(at, index, before(v, at, best, index));
	next = f32x4.pmin(f32x4.pmin(next, lane(nextA, nextB, nextC, nextD, 1)), f32x4.pmax(best, v));
	best = f32x4.pmin(best, v);
	v = lane(bestA, bestB, bestC, bestD, 2);
	at = lane(indexA, indexB, indexC, indexD, 2);
	index = v128.bitselect(at, index, before(v, at, best, index));
	next = f32x4.pmin(f32x4.pmin(next, lane(nextA, nextB, nextC, nextD, 2)), f32x4.pmax(best, v));
	best = f32x4.pmin(best, v);
	v = lane(bestA, bestB, bestC, bestD, 3);
	at = lane(indexA, indexB, indexC, indexD, 3);
	index = v128.bitselect(at, index, before(v, at, best, index));
	next = f32x4.pmin(f32x4.pmin(next, lane(nextA, nextB, nextC, nextD, 3)), f32x4.pmax(best, v));
	best = f32x4.pmin(best, v);
	v128.store(result, index);
	v128.store(result, best, 16);
	v128.store(result, next, 32);
}
