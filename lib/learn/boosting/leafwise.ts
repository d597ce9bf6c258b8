import type {
	FoundSplit,
	NodeRows,
	NodeSums,
	SearchedNode,
	SplitSettings,
	TreeHistograms,
	TreeRows,
} from '../../kernels';

/**
 * Grows a tree leaf by leaf: of all leaves the one whose best split gains most is split next (Shi 2007; LightGBM's order).
 * Only the smaller child's histogram is added up, the other is what is left of the parent's. Cost: rows × features a level.
 */
export interface GrowLimits {
	readonly maxLeafNodes: number;
	readonly maxDepth: number;
	readonly minSamplesLeaf: number;
}

export interface GrownNode extends NodeSums {
	/** Best value of the node as a leaf, not yet shrunk. */
	value: number;
	readonly depth: number;
	/** Limits of the value that monotone constraints above set. */
	readonly least: number;
	readonly greatest: number;
	readonly rowsAt: NodeRows;
	split: FoundSplit | undefined;
	left: number;
	right: number;
}

interface Leaf extends GrownNode {
	readonly id: number;
	slot: ReturnType<TreeHistograms['take']> | undefined;
}

export interface GrowInput {
	readonly histograms: TreeHistograms;
	readonly rows: TreeRows;
	readonly nRows: number;
	/** The rows' own list is filled (a subsample); else the root is all rows. */
	readonly listed: boolean;
	/** Address of the gradients. */
	readonly gradients: number;
	readonly settings: SplitSettings;
	readonly active: readonly number[];
	readonly limits: GrowLimits;
	readonly constraintOf: (feature: number) => -1 | 0 | 1;
}

/** The nodes, the root first, children after their parents. Leaves are those without `split`. */
export function growLeafwise(input: GrowInput): GrownNode[] {
	return new Grower(input).grow();
}

/** 256 bytes: 1 for codes that the split sends left. */
export function leftCodes({ bin, missingLeft, codes }: FoundSplit): Uint8Array {
	const table = new Uint8Array(256);
	if (!codes) table.fill(1, 0, bin + 1);
	else
		for (let code = 0; code < 256; code++)
			table[code] = ((codes[code >> 5] ?? 0) >>> (code & 31)) & 1;
	table[255] = Number(missingLeft);
	return table;
}

class Grower {
	private readonly nodes: Leaf[] = [];
	private readonly open: Leaf[] = [];
	private leaves = 1;

	constructor(private readonly input: GrowInput) {}

	grow(): GrownNode[] {
		const { histograms, limits } = this.input;
		this.plantRoot();
		while (this.leaves < limits.maxLeafNodes) {
			const next = this.takeBest();
			if (!next) break;
			this.splitLeaf(next);
		}
		for (const { slot } of this.nodes) if (slot) histograms.release(slot);
		for (const node of this.nodes) if (node.left < 0) node.split = undefined;
		return this.nodes;
	}

	private plantRoot(): void {
		const { histograms, rows, nRows, listed, gradients, settings, active } = this.input;
		histograms.prepare(settings, active);
		const rowsAt = { first: 0, count: nRows, all: !listed };
		histograms.build(rows, rowsAt, gradients);
		const sums = histograms.sums();
		const root = this.add(sums, rowsAt, 0, [-Infinity, Infinity]);
		root.value = this.valueOf(sums, -Infinity, Infinity);
		root.slot = histograms.take();
		[root.split] = histograms.search(root.slot, this.searched(root));
		if (root.split) this.open.push(root);
	}

	private add(
		{ g, h, rows }: NodeSums,
		rowsAt: NodeRows,
		depth: number,
		[least, greatest]: readonly [number, number],
	): Leaf {
		const value = this.valueOf({ g, h, rows }, least, greatest);
		const links = { left: -1, right: -1, split: undefined, slot: undefined };
		const id = this.nodes.length;
		const leaf: Leaf = { id, g, h, rows, rowsAt, depth, least, greatest, value, ...links };
		this.nodes.push(leaf);
		return leaf;
	}

	private valueOf({ g, h }: NodeSums, least: number, greatest: number): number {
		const { scaleG, scaleH, l2Regularization } = this.input.settings;
		const weight = h * scaleH + l2Regularization;
		if (!(weight > 0)) return Math.min(Math.max(0, least), greatest);
		return Math.min(Math.max((0 - g * scaleG) / weight, least), greatest);
	}

	private canSplit({ rows, depth }: Pick<GrownNode, 'rows' | 'depth'>): boolean {
		const { minSamplesLeaf, maxDepth, maxLeafNodes } = this.input.limits;
		return rows >= 2 * minSamplesLeaf && depth < maxDepth && this.leaves < maxLeafNodes;
	}

	private searched(leaf: Leaf): SearchedNode {
		return { ...leaf, search: this.canSplit(leaf) };
	}

	private takeBest(): Leaf | undefined {
		let best = -1;
		let most = 0;
		this.open.forEach(({ split }, at) => {
			if (!split || split.gain <= most) return;
			[best, most] = [at, split.gain];
		});
		return best < 0 ? undefined : this.open.splice(best, 1)[0];
	}

	private splitLeaf(parent: Leaf): void {
		const { split, rowsAt, slot } = parent;
		if (!split || !slot) return;
		const { histograms, rows, gradients } = this.input;
		this.leaves++;
		const [small, wanted] = this.plan(parent, split);
		const fill = wanted ? histograms.filling(small, gradients) : undefined;
		const nLeft = rows.part(rowsAt, split.feature, leftCodes(split), fill);
		const [left, right] = this.children(parent, split, nLeft);
		parent.left = left.id;
		parent.right = right.id;
		parent.slot = undefined;
		if (!wanted) histograms.release(slot);
		else if (small === 'left') this.search(left, right, slot);
		else this.search(right, left, slot);
	}

	/** The smaller child, and whether either child may be split in its turn. */
	private plan({ rows, depth }: Leaf, { left }: FoundSplit): ['left' | 'right', boolean] {
		const sizes = [left.rows, rows - left.rows];
		const wanted = sizes.some((size) => this.canSplit({ rows: size, depth: depth + 1 }));
		return [left.rows <= rows - left.rows ? 'left' : 'right', wanted];
	}

	/** Left and right child; under a constraint the middle of their values is a border for all that grows below them. */
	private children(parent: Leaf, split: FoundSplit, nLeft: number): [Leaf, Leaf] {
		const { least, greatest, rowsAt, depth } = parent;
		const rest = {
			g: parent.g - split.left.g,
			h: parent.h - split.left.h,
			rows: parent.rows - split.left.rows,
		};
		const values = [split.left, rest].map((sums) => this.valueOf(sums, least, greatest));
		const middle = (values[0] ?? 0) / 2 + (values[1] ?? 0) / 2;
		const constraint = this.input.constraintOf(split.feature);
		const below: [number, number] = [least, constraint === 0 ? greatest : middle];
		const above: [number, number] = [constraint === 0 ? least : middle, greatest];
		const [l, r] = constraint < 0 ? [above, below] : [below, above];
		const { first, count } = rowsAt;
		const at = (from: number, size: number) => ({ first: from, count: size, all: false });
		return [
			this.add(split.left, at(first, nLeft), depth + 1, l),
			this.add(rest, at(first + nLeft, count - nLeft), depth + 1, r),
		];
	}

	private search(small: Leaf, large: Leaf, slot: NonNullable<Leaf['slot']>): void {
		const { histograms } = this.input;
		const own = histograms.take();
		const sibling = { slot, node: this.searched(large) };
		[small.split, large.split] = histograms.search(own, this.searched(small), sibling);
		small.slot = own;
		large.slot = slot;
		for (const leaf of [small, large].sort((a, b) => a.id - b.id)) {
			if (leaf.split) this.open.push(leaf);
			else if (leaf.slot) {
				histograms.release(leaf.slot);
				leaf.slot = undefined;
			}
		}
	}
}
