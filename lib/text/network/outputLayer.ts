import { softmax } from '../linear/blendScale';
import { Adam } from './adam';
import { addUnits, SparseNetwork } from './sparseNetwork';

/** The layer from hidden units to classes while it learns by log loss. */
export class OutputLayer {
	private readonly bias: Float32Array;
	private readonly steps: readonly [Adam, Adam];
	private readonly slopes: Float32Array;
	private readonly nUnits: number;

	/** `weights`: units × classes, row-major. */
	constructor(
		private readonly weights: Float32Array,
		private readonly nClasses: number,
	) {
		this.bias = new Float32Array(nClasses);
		this.slopes = new Float32Array(nClasses);
		this.steps = [new Adam(weights, nClasses), new Adam(this.bias, nClasses)];
		this.nUnits = weights.length / nClasses;
	}

	/** Adds a row's part to the gradients, and puts the slope of each of its units into `back`. */
	learn(units: Float32Array, label: number, weight: number, back: Float32Array): void {
		const { weights, nClasses, slopes } = this;
		addUnits(units, weights, this.bias, slopes);
		softmax(slopes);
		slopes[label] = (slopes[label] ?? 0) - 1;
		for (let k = 0; k < nClasses; k++) slopes[k] = (slopes[k] ?? 0) * weight;
		this.steps[1].add(0, slopes, 1);
		for (let u = 0; u < units.length; u++) {
			const unit = units[u] ?? 0;
			back[u] = 0;
			if (unit === 0) continue;
			const from = u * nClasses;
			let slope = 0;
			for (let k = 0; k < nClasses; k++) slope += (weights[from + k] ?? 0) * (slopes[k] ?? 0);
			back[u] = slope;
			this.steps[0].add(from, slopes, unit);
		}
	}

	/** One step of all weights. */
	step(rate: number): void {
		for (let u = 0; u < this.nUnits; u++) this.steps[0].step(u, rate);
		this.steps[1].step(0, rate);
	}

	/** The network of this layer above another. */
	above(first: Float32Array, firstBias: Float32Array): SparseNetwork {
		return new SparseNetwork(first, firstBias, this.weights, this.bias);
	}
}
