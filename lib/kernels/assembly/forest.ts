/**
 * Grows one decision tree a chunk (CART; Breiman 2001 for forests) on features cut into at most 255 bins, 255 = missing.
 * A node's histogram of a feature costs a pass over its rows; only bins that were touched are looked at and cleared, so
 * that a node of 3 rows costs 3 steps and not 256. Parameters, scratch and output: lib/kernels/forestLayout.ts.
 */
import {
	best, binBytes, binCounts, codes, entropy, features, histogram, keys, lefts, maxFeatures, minLeaf, nClasses,
	nFeatures, nodeTargets, nodeWeights, nRows, order, random, restScore, rows, score, totals,
} from './forestNode';
import { nextBelow } from './forestRandom';

const MISSING: usize = 255;
/** From this many rows on, bins are looked through one by one instead of noting which were touched. */
const MANY_ROWS: i32 = 192;

export let bestScore: f64, bestFeature: i32, bestBin: i32, bestMissingLeft: bool;

// @ts-ignore: decorators are AssemblyScript
@inline
function addRow(bin: usize, at: usize): void {
	store<f64>(bin, load<f64>(bin) + 1);
	const weight = load<f64>(nodeWeights + at);
	if (nClasses == 0) {
		store<f64>(bin, load<f64>(bin, 8) + weight, 8);
		store<f64>(bin, load<f64>(bin, 16) + load<f64>(nodeTargets + at), 16);
	} else {
		const k = load<usize>(nodeTargets + at);
		store<f64>(bin + k, load<f64>(bin + k, 8) + weight, 8);
	}
}

/** Fills the histogram; `order` then lists the bins that hold rows, ascending, without that of missing values. Returns how many. */
function fill(begin: i32, end: i32, column: usize, nBins: i32): i32 {
	const count = end - begin;
	const own = rows + (<usize>begin << 2);
	let found = 0;
	if (count >= MANY_ROWS) {
		for (let i: usize = 0; i < <usize>count; i++) {
			const code = <usize>load<u8>(column + <usize>load<u32>(own + (i << 2)));
			addRow(histogram + code * binBytes, i << 3);
		}
		for (let bin = 0; bin < nBins; bin++) {
			if (load<f64>(histogram + <usize>bin * binBytes) == 0) continue;
			store<i32>(order + (<usize>found << 2), bin);
			found++;
		}
		return found;
	}
	let w0: u64 = 0, w1: u64 = 0, w2: u64 = 0, w3: u64 = 0;
	for (let i: usize = 0; i < <usize>count; i++) {
		const code = <usize>load<u8>(column + <usize>load<u32>(own + (i << 2)));
		addRow(histogram + code * binBytes, i << 3);
		const bit = <u64>1 << (<u64>code & 63);
		const word = code >> 6;
		w0 |= word == 0 ? bit : 0;
		w1 |= word == 1 ? bit : 0;
		w2 |= word == 2 ? bit : 0;
		w3 |= word == 3 ? bit : 0;
	}
	found = list(w0, 0, found);
	found = list(w1, 64, found);
	found = list(w2, 128, found);
	return list(w3 & 0x7fffffffffffffff, 192, found);
}

// @ts-ignore: decorators are AssemblyScript
@inline
function list(word: u64, base: i32, found: i32): i32 {
	while (word != 0) {
		store<i32>(order + (<usize>found << 2), base + <i32>ctz(word));
		found++;
		word &= word - 1;
	}
	return found;
}

function clear(found: i32): void {
	for (let p = 0; p < found; p++) {
		memory.fill(histogram + <usize>load<i32>(order + (<usize>p << 2)) * binBytes, 0, binBytes);
	}
	memory.fill(histogram + MISSING * binBytes, 0, binBytes);
}

// @ts-ignore: decorators are AssemblyScript
@inline
function add(to: usize, from: usize): void {
	for (let at: usize = 0; at < binBytes; at += 8) store<f64>(to + at, load<f64>(to + at) + load<f64>(from + at));
}

// @ts-ignore: decorators are AssemblyScript
@inline
function subtract(to: usize, from: usize): void {
	for (let at: usize = 0; at < binBytes; at += 8) store<f64>(to + at, load<f64>(to + at) - load<f64>(from + at));
}

/** Tries the splits between bins in the listed order; better ones than the best go to best*. */
function scan(found: i32, feature: i32, category: bool): void {
	const missing = histogram + MISSING * binBytes;
	const nMissing = load<f64>(missing);
	const count = load<f64>(totals);
	const least = <f64>minLeaf;
	let place = -1;
	memory.fill(lefts, 0, binBytes);
	for (let p = 0; p < found; p++) {
		add(lefts, histogram + <usize>load<i32>(order + (<usize>p << 2)) * binBytes);
		for (let missingLeft = 0; missingLeft < (nMissing > 0 ? 2 : 1); missingLeft++) {
			const nLeft = load<f64>(lefts) + (missingLeft ? nMissing : 0);
			if (nLeft < least || count - nLeft < least) continue;
			if (missingLeft) {
				memory.copy(keys, lefts, binBytes);
				add(keys, missing);
			}
			const stats = missingLeft ? keys + 8 : lefts + 8;
			const both = score(stats) + restScore(stats);
			if (both <= bestScore) continue;
			bestScore = both;
			bestFeature = feature;
			bestMissingLeft = nMissing > 0 ? missingLeft != 0 : nLeft * 2 > count;
			place = p;
			if (category) store<i32>(best, nLeft * 2 > count ? 1 : 0, 0);
		}
	}
	if (place >= 0) describe(found, place, category);
}

/** The same for two classes and the Gini index with everything in registers, no missing values. */
function scanTwo(found: i32, feature: i32, category: bool): void {
	const count = load<f64>(totals), all0 = load<f64>(totals, 8), all1 = load<f64>(totals, 16);
	const least = <f64>minLeaf;
	let n: f64 = 0, a: f64 = 0, b: f64 = 0;
	let place = -1;
	let larger = false;
	for (let p = 0; p < found - 1; p++) {
		const bin = histogram + <usize>load<i32>(order + (<usize>p << 2)) * 24;
		n += load<f64>(bin);
		a += load<f64>(bin, 8);
		b += load<f64>(bin, 16);
		if (n < least || count - n < least) continue;
		const c = all0 - a, d = all1 - b;
		const left = a + b, right = c + d;
		const both = (left > 0 ? (a * a + b * b) / left : 0) + (right > 0 ? (c * c + d * d) / right : 0);
		if (both <= bestScore) continue;
		bestScore = both;
		place = p;
		larger = n * 2 > count;
	}
	if (place < 0) return;
	bestFeature = feature;
	bestMissingLeft = larger;
	if (category) store<i32>(best, larger ? 1 : 0);
	describe(found, place, category);
}

/** Numbers: the bin in the middle of the gap. Categories: the set of bins that go left, those without rows to the larger side. */
function describe(found: i32, place: i32, category: bool): void {
	if (!category) {
		const low = load<i32>(order + (<usize>place << 2));
		const high = load<i32>(order + (<usize>(place + 1) << 2));
		bestBin = place == found - 1 ? 254 : (low + high - 1) >> 1;
		return;
	}
	bestBin = -1;
	const others: i32 = load<i32>(best) ? -1 : 0;
	for (let word: usize = 0; word < 32; word += 4) store<i32>(best + word, others);
	for (let p = 0; p < found; p++) setBit(load<i32>(order + (<usize>p << 2)), p <= place);
	setBit(255, bestMissingLeft);
}

// @ts-ignore: decorators are AssemblyScript
@inline
function setBit(bin: i32, on: bool): void {
	const at = best + (<usize>(bin >> 5) << 2);
	const bit = 1 << (bin & 31);
	store<i32>(at, on ? load<i32>(at) | bit : load<i32>(at) & ~bit);
}

/** Puts categories in the order of their share of class k, or of their mean (stable insertion sort). */
function sortCategories(found: i32, k: i32): void {
	for (let p = 0; p < found; p++) {
		const bin = load<i32>(order + (<usize>p << 2));
		const stats = histogram + <usize>bin * binBytes + 8;
		let weight = load<f64>(stats);
		for (let j = 1; j < nClasses; j++) weight += load<f64>(stats + (<usize>j << 3));
		const key = load<f64>(stats + (<usize>k << 3)) / weight;
		let to = p;
		for (; to > 0 && load<f64>(keys + (<usize>(to - 1) << 3)) > key; to--) {
			store<f64>(keys + (<usize>to << 3), load<f64>(keys + (<usize>(to - 1) << 3)));
			store<i32>(order + (<usize>to << 2), load<i32>(order + (<usize>(to - 1) << 2)));
		}
		store<f64>(keys + (<usize>to << 3), key);
		store<i32>(order + (<usize>to << 2), bin);
	}
}

function tryFeature(feature: i32, begin: i32, end: i32): void {
	const bins = load<i32>(binCounts + (<usize>feature << 2));
	const found = fill(begin, end, codes + <usize>feature * <usize>nRows, bins < 0 ? -bins : bins);
	const plain = nClasses == 2 && !entropy && load<f64>(histogram + MISSING * binBytes) == 0;
	// Two classes (and regression) need one order of the categories, more classes one each.
	const orders = bins >= 0 ? 1 : nClasses > 2 ? nClasses : 1;
	for (let k = 0; k < orders; k++) {
		if (bins < 0) sortCategories(found, nClasses > 2 ? k : 1);
		if (plain) scanTwo(found, feature, bins < 0);
		else scan(found, feature, bins < 0);
	}
	clear(found);
}

/** Best split over a random draw of features; features are drawn on until one can be split. */
export function findSplit(begin: i32, end: i32): bool {
	bestScore = -Infinity;
	bestFeature = -1;
	for (let tried = 0; tried < nFeatures && (tried < maxFeatures || bestFeature < 0); tried++) {
		if (maxFeatures >= nFeatures) {
			tryFeature(tried, begin, end);
			continue;
		}
		const other = tried + <i32>nextBelow(random, <u32>(nFeatures - tried));
		const feature = load<i32>(features + (<usize>other << 2));
		store<i32>(features + (<usize>other << 2), load<i32>(features + (<usize>tried << 2)));
		store<i32>(features + (<usize>tried << 2), feature);
		tryFeature(feature, begin, end);
	}
	return bestFeature >= 0;
}
