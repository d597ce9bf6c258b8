/**
 * SHAP values of one tree for one row after the other, path-dependent: a feature that is unknown follows both ways in proportion to
 * the training rows. On the way to a leaf each feature f has a share z_f of training rows that would go on when it is unknown, and
 * o_f (1 or 0): whether this row goes on. The Shapley weight of a subset is an integral over t, so that f's contribution to a
 * leaf is v (o_f − z_f) ∫ Π_{g≠f} (t o_g + (1 − t) z_g) dt. The integrand is a polynomial of degree < number of features on the
 * way: Gauss-Legendre quadrature gives it exactly, and the products of all leaves below a split are added up before they are
 * divided by its factor (the idea of Linear TreeSHAP, Yu et al. 2022). Cost a row: nodes × depth / 2.
 */
import type { FrameColumn } from '../../features';
import { goesLeft } from './predictTree';
import { quadrature } from './quadrature';
import type { Tree } from './tree';
import { treeFacts } from './treeFacts';

/** Where contributions go: nRows × nFeatures × nOutputs. */
export interface ShapSink {
	readonly values: Float64Array;
	readonly nFeatures: number;
	readonly nOutputs: number;
	readonly scale: number;
}

const NOTHING: Float64Array = new Float64Array(0);
const roomFor = (room: Float64Array, length: number): Float64Array =>
	room.length >= length ? room : new Float64Array(2 * length);

/** The quadrature that is exact for a tree. */
export const ruleOf = (tree: Tree) =>
	quadrature(Math.ceil(Math.max(1, treeFacts(tree).features) / 2));

/** Walks the trees of one ensemble. */
export class ShapWalker {
	private share = NOTHING;
	private points = NOTHING;
	/** o and z of each feature on the way to the present node; 1 and 1 before it was asked. */
	private readonly one: Float64Array;
	private readonly zero: Float64Array;
	/** A level × point: product of all factors on the way, times the point's weight. */
	private products = NOTHING;
	/** A level × output × point: products × values of the leaves below. */
	private sums = NOTHING;
	private output = 0;
	private row = 0;

	constructor(
		private tree: Tree,
		private readonly columns: readonly FrameColumn[],
		private readonly sink: ShapSink,
	) {
		this.one = new Float64Array(sink.nFeatures).fill(1);
		this.zero = new Float64Array(sink.nFeatures).fill(1);
		this.take(tree, 0);
	}

	/** Goes on with another tree, which adds to `output` of the ensemble (its first, when it has several). */
	take(tree: Tree, output: number): void {
		const { share, depth } = treeFacts(tree);
		const { points, weights } = ruleOf(tree);
		this.tree = tree;
		this.output = output;
		this.share = share;
		this.points = points;
		this.products = roomFor(this.products, (depth + 1) * points.length);
		this.products.set(weights);
		this.sums = roomFor(this.sums, (depth + 1) * points.length * tree.nOutputs);
	}

	explain(row: number): void {
		this.row = row;
		if ((this.tree.feature[0] ?? -1) >= 0) this.visit(0, 0);
	}

	private visit(node: number, level: number): void {
		const { tree, sums, points, row } = this;
		const width = points.length * tree.nOutputs;
		sums.fill(0, level * width, (level + 1) * width);
		const asked = tree.feature[node] ?? 0;
		const left = goesLeft(tree, node, this.columns[asked]?.[row] ?? NaN);
		const share = this.share[node] ?? 0;
		this.follow(tree.left[node] ?? 0, level, asked, left ? 1 : 0, share);
		this.follow(tree.right[node] ?? 0, level, asked, left ? 0 : 1, 1 - share);
	}

	/** One way out of a split: `goes` 1 when this row takes it, `share` of the training rows that took it. */
	private follow(child: number, level: number, asked: number, goes: number, share: number): void {
		const { one, zero, tree } = this;
		const [oldOne, oldZero] = [one[asked] ?? 1, zero[asked] ?? 1];
		const [newOne, newZero] = [oldOne * goes, oldZero * share];
		// Nothing gets here, known or unknown.
		if (newOne === 0 && newZero === 0) return;
		this.extend(level, oldOne, oldZero, newOne, newZero);
		one[asked] = newOne;
		zero[asked] = newZero;
		if ((tree.feature[child] ?? -1) < 0) this.leaf(child, level + 1);
		else this.visit(child, level + 1);
		one[asked] = oldOne;
		zero[asked] = oldZero;
		this.gather(level, asked, oldOne, oldZero, newOne, newZero);
	}

	private extend(level: number, o: number, z: number, newO: number, newZ: number): void {
		const { products, points } = this;
		const n = points.length;
		for (let q = 0, at = level * n; q < n; q++, at++) {
			const t = points[q] ?? 0;
			const factor = (t * newO + (1 - t) * newZ) / (t * o + (1 - t) * z);
			products[at + n] = (products[at] ?? 0) * factor;
		}
	}

	private leaf(leaf: number, level: number): void {
		const { products, sums, tree, points } = this;
		const n = points.length;
		for (let k = 0, to = level * n * tree.nOutputs; k < tree.nOutputs; k++) {
			const value = tree.value[leaf * tree.nOutputs + k] ?? 0;
			for (let q = 0, at = level * n; q < n; q++, at++, to++)
				sums[to] = (products[at] ?? 0) * value;
		}
	}

	/**
	 * Adds the child's sums to the split's, and what the split's feature contributes to the leaves below: with its factor after the
	 * split, less with its factor before (which the split above that asked it has added for these leaves too).
	 */
	private gather(
		level: number,
		asked: number,
		o: number,
		z: number,
		newO: number,
		newZ: number,
	): void {
		const { sums, points, tree, sink, row } = this;
		const n = points.length;
		const width = n * tree.nOutputs;
		const [to, from] = [level * width, (level + 1) * width];
		const cell = (row * sink.nFeatures + asked) * sink.nOutputs + this.output;
		for (let q = 0; q < n; q++) {
			const t = points[q] ?? 0;
			const after = (newO - newZ) / (t * newO + (1 - t) * newZ);
			const share = sink.scale * (after - (o - z) / (t * o + (1 - t) * z));
			for (let k = 0, at = q; k < tree.nOutputs; k++, at += n) {
				const below = sums[from + at] ?? 0;
				sums[to + at] = (sums[to + at] ?? 0) + below;
				sink.values[cell + k] = (sink.values[cell + k] ?? 0) + share * below;
			}
		}
	}
}
