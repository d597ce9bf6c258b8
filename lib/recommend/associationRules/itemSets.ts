/** Frequent item sets: the sets of products that occur together in at least so many baskets, found by FP-growth. */
import { LibraryError } from '../../errors';
import type { CsrMatrix } from '../../math';
import type { JobContext } from '../../ports';
import { FpTree } from './fpTree';
import { NODE_BYTES, PrefixTree } from './prefixTree';

export interface MineOptions {
	/** A set must be in at least this many baskets, ≥ 1. */
	readonly minCount: number;
	/** Products a set at most, ≥ 1. */
	readonly maxLength: number;
	/** More sets than this are refused (MEMORY_LIMIT). */
	readonly maxItemSets: number;
}

export type MineContext = Pick<JobContext, 'signal' | 'progress' | 'memoryLimit'>;

/** Every frequent set is a node of `tree`: the products on its way to the root, by their rank. */
export interface ItemSets {
	readonly tree: PrefixTree;
	/** Product number of each rank; rank 0 is the most frequent product, ties by product number. */
	readonly products: Uint32Array;
	/** Sets by their number of products: bySize[0] = single products. */
	readonly bySize: readonly number[];
}

/** How many sets are found between two looks at the cancel signal. */
const SETS_A_LOOK = 256;
const BASKETS_A_LOOK = 4096;

/** Frequent products, most frequent first, ties by product number, and how often each occurs. */
function rankProducts({ nCols, indices }: CsrMatrix, minCount: number) {
	const counts = new Uint32Array(nCols);
	for (const product of indices) counts[product] = (counts[product] ?? 0) + 1;
	const frequent = Uint32Array.from(counts.keys()).filter((p) => (counts[p] ?? 0) >= minCount);
	const products = frequent.sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0) || a - b);
	return { products, counts: Uint32Array.from(products, (product) => counts[product] ?? 0) };
}

function buildTree(baskets: CsrMatrix, minCount: number, context: MineContext) {
	const { products, counts } = rankProducts(baskets, minCount);
	const rankOf = new Int32Array(baskets.nCols).fill(-1);
	products.forEach((product, rank) => (rankOf[product] = rank));
	const tree = new FpTree(Int32Array.from(products.keys()), counts);
	const path = new Int32Array(products.length);
	for (let basket = 0; basket < baskets.nRows; basket++) {
		if (basket % BASKETS_A_LOOK === 0) {
			context.signal.throwIfCancelled();
			checkTree(tree.nodes, context);
		}
		let length = 0;
		const end = baskets.indptr[basket + 1] ?? 0;
		for (let at = baskets.indptr[basket] ?? 0; at < end; at++) {
			const rank = rankOf[baskets.indices[at] ?? 0] ?? -1;
			if (rank >= 0) path[length++] = rank;
		}
		path.subarray(0, length).sort();
		tree.insert(path, length, 1);
	}
	return { tree, products };
}

function checkTree(nodes: number, { memoryLimit }: MineContext): void {
	if (nodes * (NODE_BYTES + 8) <= memoryLimit) return;
	throw new LibraryError(
		'MEMORY_LIMIT',
		`The baskets need more than the ${Math.round(memoryLimit / 2 ** 20)} MB that this job may use.`,
		'Raise the minimum support, so that seldom bought products are left out, or use fewer orders.',
		{ nodes },
	);
}

class Miner {
	readonly sets = new PrefixTree();
	readonly bySize: number[] = [];

	constructor(
		private readonly options: MineOptions,
		private readonly limit: number,
		private readonly context: MineContext,
	) {}

	/** All frequent sets that extend the set `node` (of `size` products) by products of `tree`. */
	extend(tree: FpTree, node: number, size: number): void {
		const { minCount, maxLength } = this.options;
		for (let item = tree.ranks.length - 1; item >= 0; item--) {
			if (size === 0) this.report(tree.ranks.length - 1 - item, tree.ranks.length);
			const set = this.add(node, tree.ranks[item] ?? 0, tree.counts[item] ?? 0, size);
			if (size + 2 > maxLength) continue;
			if (size + 2 === maxLength) this.addPairs(tree, item, set, size + 1);
			else {
				const before = tree.before(item, minCount);
				if (before) this.extend(before, set, size + 1);
			}
		}
	}

	/** The last product of the longest sets: counting is enough. */
	private addPairs(tree: FpTree, item: number, node: number, size: number): void {
		const counts = tree.countBefore(item);
		for (let i = item - 1; i >= 0; i--) {
			const count = counts[i] ?? 0;
			if (count >= this.options.minCount) this.add(node, tree.ranks[i] ?? 0, count, size);
		}
	}

	private add(parent: number, rank: number, count: number, size: number): number {
		const { sets } = this;
		if (sets.size > this.limit) throw tooManySets(this.limit);
		if (sets.size % SETS_A_LOOK === 0) this.context.signal.throwIfCancelled();
		const set = sets.grow(parent, rank);
		sets.count[set] = count;
		this.bySize[size] = (this.bySize[size] ?? 0) + 1;
		return set;
	}

	private report(done: number, all: number): void {
		this.context.signal.throwIfCancelled();
		this.context.progress(done / all, `Product ${done + 1} of ${all}`);
	}
}

function tooManySets(limit: number): LibraryError {
	return new LibraryError(
		'MEMORY_LIMIT',
		`More than ${limit.toLocaleString('en-US')} sets of products are bought together often enough.`,
		'Raise the minimum support, or lower the maximum number of products in a rule.',
		{ limit },
	);
}

/**
 * Finds every set of products that is in at least `minCount` baskets. `baskets`: one row a basket, its products
 * ascending without repeats (values do not count). The result, its order included, depends only on what the baskets
 * hold. Cost: grows with the number of sets found. Throws MEMORY_LIMIT (too many sets or baskets), CANCELLED.
 */
export function frequentItemSets(
	baskets: CsrMatrix,
	options: MineOptions,
	context: MineContext,
): ItemSets {
	const { tree, products } = buildTree(baskets, options.minCount, context);
	const most = Math.floor(context.memoryLimit / 2 / NODE_BYTES);
	const miner = new Miner(options, Math.min(options.maxItemSets, most), context);
	miner.extend(tree, 0, 0);
	return { tree: miner.sets, products, bySize: miner.bySize };
}
