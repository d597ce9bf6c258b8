import type { Block } from './arena';
import { cutRows } from './chunks';
import type { TreeData } from './treeData';

/** Losses as kernels number them. */
export const TREE_LOSSES = { squared: 0, log: 1, softmax: 2, poisson: 3, quantile: 4 } as const;
export type TreeLoss = keyof typeof TREE_LOSSES;

/** How far the whole numbers of gradients and hessians reach. */
const MOST_G = 2 ** 29;
const MOST_H = 2 ** 17 - 1;

export interface GradientScale {
	/** Whole number times these = real. */
	readonly scaleG: number;
	readonly scaleH: number;
}

const even = (n: number) => n + (n % 2);

/** The block with the values, zeros after them. */
function padded<B extends Block<Float64Array | Uint8Array>>(
	block: B,
	values: ArrayLike<number>,
): B {
	const { view } = block;
	view.fill(0).set(values);
	return block;
}

/**
 * Scores, targets and gradients of boosting, one array of rows an output. Scores of classes are float32 (log odds: their last
 * digit is worth less than 1e-6) and targets of up to 256 classes are bytes, which halves the memory that a row takes besides
 * its codes; those of regressions are float64.
 */
export class TreeScores {
	readonly scores: Block<Float64Array | Float32Array>;
	/** Whether scores are float32. */
	readonly single: boolean;
	/** Rows from one output's scores to the next one's. */
	readonly stride: number;
	private readonly target: Block<Float64Array | Uint8Array>;
	private readonly weights: Block<Float64Array> | undefined;
	private readonly mostWeight: number;
	private readonly gh: Block<Int32Array>;

	constructor(
		readonly data: TreeData,
		readonly loss: TreeLoss,
		target: ArrayLike<number>,
		weights: Float64Array | undefined,
		start: Float64Array,
		/** The share that the quantile loss looks for. */
		private readonly alpha = 0.5,
	) {
		const { arena } = data.team;
		this.stride = even(data.nRows);
		const { stride } = this;
		this.single = loss === 'log' || loss === 'softmax';
		const bytes = this.single && start.length <= 256;
		this.target = padded(bytes ? arena.bytes(stride) : arena.float64(stride), target);
		this.weights = weights && padded(arena.float64(stride), weights);
		this.mostWeight = weights ? weights.reduce((most, w) => Math.max(most, w), 0) : 1;
		this.gh = arena.int32(stride * 2 * start.length);
		const all = stride * start.length;
		this.scores = this.single ? arena.float32(all) : arena.float64(all);
		start.forEach((value, k) => this.scores.view.fill(value, k * stride, (k + 1) * stride));
	}

	get nOutputs(): number {
		return this.scores.length / Math.max(1, this.stride);
	}

	/** Gradients and hessians at the present scores, as whole numbers of the scale that is returned. */
	gradients(): GradientScale {
		const { data, loss, scores, target, gh, stride, nOutputs } = this;
		const { most, hessian } = this.range();
		const [perG, perH] = [fit(MOST_G, most), fit(MOST_H, hessian)];
		const chunks = cutRows(data.nRows, 8192);
		const rows = [scores.address, target.address, this.weights?.address ?? 0, data.nRows];
		const scales = [perG, perH, this.alpha, nOutputs, stride];
		data.team.run(
			'treeGradient',
			chunks.count,
			[TREE_LOSSES[loss], ...rows, chunks.rows, gh.address, ...scales],
			data.run,
		);
		return { scaleG: 1 / perG, scaleH: 1 / perH };
	}

	/** Where an output's gradients lie, for TreeHistograms.build. */
	gradientsOf(output: number): number {
		return this.gh.address + output * this.stride * 8;
	}

	scoresOf(output: number): number {
		return this.scores.address + output * this.stride * (this.single ? 4 : 8);
	}

	/** Greatest gradient and hessian that may come. */
	private range(): { most: number; hessian: number } {
		const { loss, mostWeight: w } = this;
		if (loss === 'log' || loss === 'softmax') return { most: w, hessian: w / 4 };
		if (loss === 'quantile') return { most: Math.max(this.alpha, 1 - this.alpha) * w, hessian: w };
		return this.measure();
	}

	private measure(): { most: number; hessian: number } {
		const { data, loss, scores, target } = this;
		const chunks = cutRows(data.nRows, 8192);
		const out = data.team.arena.float64(chunks.count * 2);
		const rows = [scores.address, target.address, this.weights?.address ?? 0, data.nRows];
		const args = [TREE_LOSSES[loss], ...rows, chunks.rows, out.address, chunks.count];
		data.team.run('treeRange', chunks.count, args, data.run);
		const greatest = (from: number) =>
			out.view
				.subarray(from, from + chunks.count)
				.reduce((most, value) => Math.max(most, value), 0);
		const found = { most: greatest(0), hessian: greatest(chunks.count) };
		data.team.arena.free(out);
		return found;
	}
}

/** The greatest power of two that takes `value` to no more than `limit`: scaling by it loses nothing. */
function fit(limit: number, value: number): number {
	if (!(value > 0)) return 1;
	const power = Math.floor(Math.log2(limit) - Math.log2(value));
	const scale = 2 ** Math.max(-1000, Math.min(1000, power));
	return value * scale > limit ? scale / 2 : scale;
}
