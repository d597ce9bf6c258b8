/**
 * The FP-tree (Han, Pei and Yin 2000, "Mining frequent patterns without candidate generation"): baskets as paths from the
 * most to the least frequent product, equal beginnings stored once; all nodes of one product are linked.
 */
import { PrefixTree } from './prefixTree';

export class FpTree {
	private readonly tree = new PrefixTree();
	/** Last node of each local item, 0 = none; `next` leads to the one before. */
	private readonly head: Uint32Array;
	private next = new Uint32Array(16);

	/** `ranks`: what local items 0, 1, 2 … stand for, ascending; `counts`: how often each occurs. */
	constructor(
		readonly ranks: Int32Array,
		readonly counts: Uint32Array,
	) {
		this.head = new Uint32Array(ranks.length);
	}

	get nodes(): number {
		return this.tree.size;
	}

	/** Adds a path of local items, ascending, that occurs `count` times. */
	insert(path: Int32Array, length: number, count: number): void {
		const { tree } = this;
		let node = 0;
		for (let i = 0; i < length; i++) {
			const item = path[i] ?? 0;
			const before = tree.size;
			node = tree.grow(node, item);
			if (tree.size > before) this.link(node, item);
			tree.count[node] = (tree.count[node] ?? 0) + count;
		}
	}

	/** The tree of what stands before local item `item` in its paths, of items that occur there `minCount` times; null when none does. */
	before(item: number, minCount: number): FpTree | null {
		const counts = this.countBefore(item);
		const local = new Int32Array(item).fill(-1);
		let kept = 0;
		for (let i = 0; i < item; i++) if ((counts[i] ?? 0) >= minCount) local[i] = kept++;
		if (kept === 0) return null;
		const isKept = (_: unknown, i: number) => (local[i] ?? -1) >= 0;
		const tree = new FpTree(this.ranks.subarray(0, item).filter(isKept), counts.filter(isKept));
		this.copyPaths(item, local, tree);
		return tree;
	}

	/** How often each item before `item` occurs together with it. */
	countBefore(item: number): Uint32Array {
		const { parent, count, item: items } = this.tree;
		const counts = new Uint32Array(item);
		for (let node = this.head[item] ?? 0; node !== 0; node = this.next[node] ?? 0) {
			const times = count[node] ?? 0;
			for (let at = parent[node] ?? 0; at !== 0; at = parent[at] ?? 0) {
				const above = items[at] ?? 0;
				counts[above] = (counts[above] ?? 0) + times;
			}
		}
		return counts;
	}

	private copyPaths(item: number, local: Int32Array, to: FpTree): void {
		const { parent, count, item: items } = this.tree;
		const path = new Int32Array(to.ranks.length);
		for (let node = this.head[item] ?? 0; node !== 0; node = this.next[node] ?? 0) {
			let from = path.length;
			for (let at = parent[node] ?? 0; at !== 0; at = parent[at] ?? 0) {
				const kept = local[items[at] ?? 0] ?? -1;
				if (kept >= 0) path[--from] = kept;
			}
			if (from < path.length) {
				to.insert(path.subarray(from), path.length - from, count[node] ?? 0);
			}
		}
	}

	private link(node: number, item: number): void {
		if (node >= this.next.length) {
			const wider = new Uint32Array(2 * this.next.length);
			wider.set(this.next);
			this.next = wider;
		}
		this.next[node] = this.head[item] ?? 0;
		this.head[item] = node;
	}
}
