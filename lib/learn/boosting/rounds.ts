import {
	addTrees,
	TreeHistograms,
	TreeRows,
	TreeScores,
	type GradientScale,
	type SplitFeature,
	type Team,
} from '../../kernels';
import { Random, sampleIndices } from '../../math';
import type { FitOptions } from '../estimator';
import { loadFrame, packBinned } from '../tree/binnedTrees';
import type { Bins } from '../tree/bins';
import type { Tree } from '../tree/tree';
import { growLeafwise, type GrownNode } from './leafwise';
import type { Loss } from './losses';
import type { Settings } from './options';
import { toTree } from './toTree';
import type { TrainingData } from './trainingData';

/** Least sum of hessians in a leaf, as in scikit-learn. */
const MIN_HESSIAN = 1e-3;

export interface RoundsInput {
	readonly data: TrainingData;
	readonly bins: readonly Bins[];
	readonly loss: Loss;
	readonly baseline: Float64Array;
	readonly settings: Settings;
}

/** The state of a fit: scores of all rows, and what it takes to grow the next tree of each output. */
export class Rounds {
	private readonly codes;
	private readonly rows: TreeRows;
	private readonly scores: TreeScores;
	private readonly histograms: TreeHistograms;
	private readonly random: Random;

	constructor(
		team: Team,
		private readonly input: RoundsInput,
		{ signal }: FitOptions,
	) {
		const { data, bins, loss, baseline, settings } = input;
		this.codes = loadFrame(team, data.frame, bins, { signal }, data.pick);
		this.rows = new TreeRows(this.codes);
		const alpha = settings.loss === 'quantile' ? settings.quantile : 0.5;
		this.scores = new TreeScores(
			this.codes,
			loss.kernel,
			data.target,
			data.weights,
			baseline,
			alpha,
		);
		this.histograms = new TreeHistograms(this.codes, bins.map(this.splitFeature));
		this.random = new Random(settings.seed).fork(2);
	}

	/** The next tree of each output. `done`: no split of any feature gains anything, nor will it in later rounds. */
	next(): { trees: Tree[]; done: boolean } {
		const { settings, loss } = this.input;
		const scale = this.scores.gradients();
		const nRows = this.drawRows();
		const trees = Array.from({ length: loss.nOutputs }, (_, output) => {
			const nodes = this.grow(output, nRows, scale);
			const tree = this.treeOf(nodes, output);
			this.add(nodes, tree, output);
			return tree;
		});
		const sampled = settings.subsample < 1 || settings.maxFeatures < 1;
		return { trees, done: !sampled && trees.every((tree) => tree.feature.length === 1) };
	}

	private readonly splitFeature = (bins: Bins, at: number): SplitFeature => ({
		kind: bins.kind,
		nBins: bins.nBins,
		constraint: this.constraintOf(at),
	});

	private readonly constraintOf = (feature: number): -1 | 0 | 1 => {
		const name = this.input.data.frame.features[feature]?.name ?? '';
		return this.input.settings.monotone.get(name) ?? 0;
	};

	/** Draws the rows of the next trees into the list of rows; their number. */
	private drawRows(): number {
		const { nRows } = this.codes;
		const { subsample } = this.input.settings;
		if (subsample === 1) return nRows;
		const wanted = Math.max(1, Math.round(nRows * subsample));
		const list = sampleIndices(nRows, wanted, this.random);
		this.rows.rows.view.set(list);
		this.drawn = list;
		return wanted;
	}

	private drawn: Uint32Array | undefined;

	private drawFeatures(): readonly number[] {
		const { length } = this.input.bins;
		const { maxFeatures } = this.input.settings;
		if (maxFeatures === 1) return Array.from({ length }, (_, at) => at);
		const wanted = Math.max(1, Math.round(length * maxFeatures));
		return Array.from(sampleIndices(length, wanted, this.random));
	}

	private grow(output: number, nRows: number, scale: GradientScale): GrownNode[] {
		const { settings } = this.input;
		if (this.drawn) this.rows.rows.view.set(this.drawn);
		return growLeafwise({
			histograms: this.histograms,
			rows: this.rows,
			nRows,
			listed: this.drawn !== undefined,
			gradients: this.scores.gradientsOf(output),
			settings: { ...settings, ...scale, minHessian: MIN_HESSIAN },
			active: this.drawFeatures(),
			limits: settings,
			constraintOf: this.constraintOf,
		});
	}

	private treeOf(nodes: readonly GrownNode[], output: number): Tree {
		const { bins, data, settings } = this.input;
		const values = Float64Array.from(nodes, (node) => {
			const value = node.split ? node.value : this.renewed(node, output);
			return value * settings.learningRate;
		});
		return toTree(nodes, values, this.cover(nodes), bins, data.frame.features);
	}

	/** Numbers of the rows of a node. Valid until its tree's successor grows. */
	private rowsOf({ rowsAt }: GrownNode): Uint32Array {
		const { first, count, all } = rowsAt;
		if (all) return Uint32Array.from({ length: count }, (_, row) => row);
		return this.rows.rows.view.slice(first, first + count);
	}

	private renewed(leaf: GrownNode, output: number): number {
		const { loss, data } = this.input;
		if (!loss.renew) return leaf.value;
		const rows = this.rowsOf(leaf);
		const scores = this.scores.scores.view.subarray(output * this.scores.stride);
		const at = (list: ArrayLike<number>) => Float64Array.from(rows, (row) => list[row] ?? 0);
		const weights = data.weights ? at(data.weights) : new Float64Array(rows.length).fill(1);
		const value = loss.renew({ targets: at(data.target), scores: at(scores), weights });
		return Math.min(Math.max(value, leaf.least), leaf.greatest);
	}

	/** Sum of the weights of each node's rows. */
	private cover(nodes: readonly GrownNode[]): Float64Array {
		const { weights } = this.input.data;
		const cover = Float64Array.from(nodes, ({ rows }) => rows);
		if (!weights) return cover;
		for (let at = nodes.length - 1; at >= 0; at--) {
			const node = nodes[at];
			if (!node) continue;
			cover[at] = node.split
				? (cover[node.left] ?? 0) + (cover[node.right] ?? 0)
				: this.rowsOf(node).reduce((sum, row) => sum + (weights[row] ?? 0), 0);
		}
		return cover;
	}

	/** Adds the tree to the scores: leaf by leaf when every row lies in one, else by asking the tree. */
	private add(nodes: readonly GrownNode[], tree: Tree, output: number): void {
		const scores = this.scores.scoresOf(output);
		if (this.drawn || nodes.length === 1) {
			const packed = packBinned([tree], this.input.bins);
			addTrees(this.codes, packed, 1, scores, this.scores.stride, this.scores.single);
			return;
		}
		const leaves = nodes
			.map((node, at) => ({ first: node.rowsAt.first, leaf: !node.split, at }))
			.filter(({ leaf }) => leaf)
			.sort((a, b) => a.first - b.first);
		const starts = Int32Array.from([...leaves.map(({ first }) => first), this.codes.nRows]);
		const values = Float64Array.from(leaves, ({ at }) => tree.value[at] ?? 0);
		this.rows.addLeaves(starts, values, scores, this.scores.single);
	}
}
