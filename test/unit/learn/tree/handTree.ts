import type { Frame } from '../../../../lib/features';
import type { Tree } from '../../../../lib/learn';

/** One question after the other; leaves carry values. */
export interface HandNode {
	readonly feature?: number;
	readonly threshold?: number;
	/** Codes that go left. */
	readonly codes?: readonly number[];
	readonly missingLeft?: boolean;
	readonly left?: HandNode;
	readonly right?: HandNode;
	readonly value?: readonly number[];
	readonly cover?: number;
	readonly gain?: number;
}

const coverOf = (node: HandNode): number =>
	node.cover ?? (node.left && node.right ? coverOf(node.left) + coverOf(node.right) : 1);

/** A Tree from nested nodes, numbered in the order parent, left, right. Categories need one word. */
export function handTree(root: HandNode, nOutputs = 1): Tree {
	const nodes: HandNode[] = [];
	const left: number[] = [];
	const right: number[] = [];
	const sets: number[] = [];
	const categoryAt: number[] = [];
	const add = (node: HandNode): number => {
		const at = nodes.push(node) - 1;
		categoryAt[at] = node.codes ? sets.push(node.codes.reduce((w, c) => w | (1 << c), 0)) - 1 : -1;
		left[at] = node.left ? add(node.left) : 0;
		right[at] = node.right ? add(node.right) : 0;
		return at;
	};
	add(root);
	return {
		feature: Int32Array.from(nodes, ({ feature }) => feature ?? -1),
		threshold: Float64Array.from(nodes, ({ threshold }) => threshold ?? 0),
		categoryAt: Int32Array.from(categoryAt),
		categorySets: Uint32Array.from(sets, (word) => word >>> 0),
		missingLeft: Uint8Array.from(nodes, ({ missingLeft }) => Number(missingLeft ?? false)),
		left: Int32Array.from(left),
		right: Int32Array.from(right),
		value: Float64Array.from(nodes.flatMap(({ value }) => value ?? new Array(nOutputs).fill(0))),
		nOutputs,
		cover: Float64Array.from(nodes, coverOf),
		gain: Float64Array.from(nodes, ({ gain }) => gain ?? 0),
	};
}

/** recency (number), country (DE, FR, US), visits (number); NaN = missing. */
export const shopFrame = (rows: readonly (readonly number[])[]): Frame => ({
	nRows: rows.length,
	features: [
		{ name: 'recency', kind: 'number' },
		{ name: 'country', kind: 'category', categories: ['DE', 'FR', 'US'] },
		{ name: 'visits', kind: 'number' },
	],
	columns: [0, 1, 2].map((f) => Float64Array.from(rows, (row) => row[f] ?? NaN)),
});

/** recency <= 30 → (country in DE, FR → 2 | → 5) | (visits <= 4 → 11 | recency <= 90 → 17 | → 29); missing recency right. */
export const SHOP_TREE = handTree({
	feature: 0,
	threshold: 30,
	gain: 6,
	left: {
		feature: 1,
		codes: [0, 1],
		missingLeft: true,
		gain: 1,
		left: { value: [2], cover: 431 },
		right: { value: [5], cover: 20 },
	},
	right: {
		feature: 2,
		threshold: 4,
		gain: 2,
		left: { value: [11], cover: 100 },
		right: {
			feature: 0,
			threshold: 90,
			missingLeft: true,
			gain: 1,
			left: { value: [17], cover: 60 },
			right: { value: [29], cover: 40 },
		},
	},
});
