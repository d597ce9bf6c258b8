/**
 * The node of a tree that is looked at: parameters and scratch of this thread, its rows, what it would lose as a leaf.
 * Others read these; only this file writes them. Layout: lib/kernels/forestLayout.ts.
 */
import { logarithm } from './forestRandom';

export let nRows: i32, nFeatures: i32, nClasses: i32, nStats: i32, entropy: bool, minLeaf: i32, maxFeatures: i32;
export let codes: usize, targets: usize, binCounts: usize;
// Scratch of this thread.
export let rows: usize, spare: usize, rowWeights: usize, features: usize, totals: usize, random: usize;
export let nodeWeights: usize, nodeTargets: usize, histogram: usize, order: usize, keys: usize, lefts: usize;
/** Bytes of a histogram bin: count, then the statistics. */
export let binBytes: usize;
/** Set of left-going bins of the best split, 256 bits. */
export let best: usize;

/** Takes parameters and addresses for the tree that this thread grows next. */
export function prepare(p: usize, worker: i32): void {
	nRows = load<i32>(p);
	nFeatures = load<i32>(p, 4);
	nClasses = load<i32>(p, 8);
	entropy = load<i32>(p, 12) != 0;
	maxFeatures = load<i32>(p, 16);
	minLeaf = load<i32>(p, 24);
	codes = <usize>load<u32>(p, 40);
	targets = <usize>load<u32>(p, 44);
	binCounts = <usize>load<u32>(p, 52);
	nStats = nClasses == 0 ? 2 : nClasses;
	binBytes = (1 + <usize>nStats) << 3;
	const n = <usize>nRows;
	rowWeights = <usize>load<u32>(p, 60) + <usize>worker * <usize>load<u32>(p, 64);
	nodeWeights = rowWeights + (n << 3);
	nodeTargets = nodeWeights + (n << 3);
	histogram = nodeTargets + (n << 3);
	totals = histogram + 256 * binBytes;
	lefts = totals + binBytes;
	keys = lefts + binBytes;
	best = keys + 2048;
	random = best + 32;
	order = random + 16;
	features = order + 1024;
	rows = features + (<usize>nFeatures << 2);
	spare = rows + (n << 2);
}

/** What a set of rows would lose as one leaf, up to a term that all splits of a node share; larger is purer. */
export function score(stats: usize): f64 {
	if (nClasses == 0) {
		const weight = load<f64>(stats);
		const sum = load<f64>(stats, 8);
		return weight > 0 ? sum * sum / weight : 0;
	}
	let weight: f64 = 0, sum: f64 = 0;
	const end = stats + (<usize>nClasses << 3);
	for (let at = stats; at < end; at += 8) {
		const w = load<f64>(at);
		weight += w;
		if (entropy) sum += w > 0 ? w * logarithm(w) : 0;
		else sum += w * w;
	}
	if (weight <= 0) return 0;
	return entropy ? sum - weight * logarithm(weight) : sum / weight;
}

/** Score of totals − `stats` (statistics, not counts). */
export function restScore(stats: usize): f64 {
	if (nClasses == 0) {
		const weight = load<f64>(totals, 8) - load<f64>(stats);
		const sum = load<f64>(totals, 16) - load<f64>(stats, 8);
		return weight > 0 ? sum * sum / weight : 0;
	}
	let weight: f64 = 0, sum: f64 = 0;
	for (let k: usize = 0; k < <usize>nClasses; k++) {
		const w = load<f64>(totals + (k << 3), 8) - load<f64>(stats + (k << 3));
		weight += w;
		if (entropy) sum += w > 0 ? w * logarithm(w) : 0;
		else sum += w * w;
	}
	if (weight <= 0) return 0;
	return entropy ? sum - weight * logarithm(weight) : sum / weight;
}

/** Weights and targets of the node's rows side by side, its totals; false when all rows have the same target. */
export function gather(begin: i32, end: i32): bool {
	memory.fill(totals, 0, binBytes);
	store<f64>(totals, <f64>(end - begin));
	let mixed = false;
	let first: f64 = 0;
	for (let i = begin; i < end; i++) {
		const at = <usize>(i - begin) << 3;
		const row = <usize>load<u32>(rows + (<usize>i << 2));
		const weight = load<f64>(rowWeights + (row << 3));
		store<f64>(nodeWeights + at, weight);
		if (nClasses == 0) {
			const y = load<f64>(targets + (row << 3));
			if (i == begin) first = y;
			mixed = mixed || y != first;
			store<f64>(nodeTargets + at, weight * y);
			store<f64>(totals, load<f64>(totals, 8) + weight, 8);
			store<f64>(totals, load<f64>(totals, 16) + weight * y, 16);
		} else {
			const k = <usize>load<i32>(targets + (row << 2)) << 3;
			if (i == begin) first = <f64>k;
			mixed = mixed || <f64>k != first;
			store<usize>(nodeTargets + at, k);
			store<f64>(totals + k, load<f64>(totals + k, 8) + weight, 8);
		}
	}
	return mixed;
}
