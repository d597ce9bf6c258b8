/**
 * Memory that the forest kernels share with their callers. Parameters: a block of 32-bit words in the order of FOREST.
 * Scratch (one a thread, byte offsets as in assembly/forest.ts `prepare`): weights of rows, weights and targets of the node's
 * rows, histogram of one feature (256 bins of count + statistics), sums, order of bins, rows in node order, nodes to be split.
 * Output (one a tree): see treeLayout.
 */
export const FOREST = {
	nRows: 0,
	nFeatures: 1,
	/** 0 for regression. */
	nClasses: 2,
	/** 1: entropy instead of the Gini index. */
	entropy: 3,
	maxFeatures: 4,
	maxDepth: 5,
	minSamplesLeaf: 6,
	/** 0: as many as come; the tree then grows depth first, otherwise best first. */
	maxLeafNodes: 7,
	bootstrap: 8,
	/** Bytes, column-major; 255 = missing. */
	codes: 10,
	/** int32 classes or float64 values. */
	targets: 11,
	/** float64 a row. */
	weights: 12,
	/** int32 a feature: number of bins, negative for categories. */
	binCounts: 13,
	/** Four words a tree. */
	seeds: 14,
	scratch: 15,
	scratchBytes: 16,
	out: 17,
	outBytes: 18,
	/** Most nodes of a tree. */
	capacity: 19,
	/** One byte a row and tree, 1 = seen by the tree; 0: not wanted. */
	bag: 20,
	votes: 21,
	voteCounts: 22,
	words: 24,
} as const;

const BINS = 256;
const SET_BYTES = 32;

/** Where a tree's arrays lie, in bytes from its beginning: [nodes, sets] (int32), then these. */
export function treeLayout(capacity: number, nStats: number) {
	const gain = 8;
	const stats = gain + 8 * capacity;
	const feature = stats + 8 * capacity * nStats;
	const split = feature + 4 * capacity;
	const missingLeft = split + 4 * capacity;
	const left = missingLeft + 4 * capacity;
	const samples = left + 4 * capacity;
	const sets = samples + 4 * capacity;
	return { gain, stats, feature, split, missingLeft, left, samples, sets };
}

const toEight = (bytes: number) => Math.ceil(bytes / 8) * 8;

/** Bytes of a tree of at most `capacity` nodes and `nSets` sets of bins. */
export function treeBytes(capacity: number, nStats: number, nSets: number): number {
	return toEight(treeLayout(capacity, nStats).sets + SET_BYTES * nSets);
}

/** Bytes that a thread needs while it grows a tree. */
export function scratchBytes(
	nRows: number,
	nFeatures: number,
	capacity: number,
	nStats: number,
): number {
	const bin = 8 * (1 + nStats);
	const small = (BINS + 2) * bin + 8 * BINS + 32 + 16 + 4 * BINS + 4 * nFeatures;
	return toEight(nRows * (24 + 8) + small + 16 * capacity);
}
