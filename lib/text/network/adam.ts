const DECAY = 0.9;
const SQUARE_DECAY = 0.999;
const EPSILON = 1e-8;

/** Steps of Adam (Kingma and Ba, 2015) for weights that stand in runs of `width`. */
export class Adam {
	private readonly gradient: Float32Array;
	private readonly moment: Float32Array;
	private readonly square: Float32Array;

	constructor(
		private readonly weights: Float32Array,
		private readonly width: number,
	) {
		this.gradient = new Float32Array(weights.length);
		this.moment = new Float32Array(weights.length);
		this.square = new Float32Array(weights.length);
	}

	/** Adds factor · list to the gradient of the weights from `from` on. */
	add(from: number, list: Float32Array, factor: number): void {
		const { gradient } = this;
		for (let i = 0; i < list.length; i++)
			gradient[from + i] = (gradient[from + i] ?? 0) + factor * (list[i] ?? 0);
	}

	/** One step of this run, whose gradient is 0 afterwards. `rate` as `rateOf` gives it. */
	step(run: number, rate: number): void {
		const { weights, gradient, moment, square, width } = this;
		for (let i = run * width; i < (run + 1) * width; i++) {
			const slope = gradient[i] ?? 0;
			const mean = DECAY * (moment[i] ?? 0) + (1 - DECAY) * slope;
			const second = SQUARE_DECAY * (square[i] ?? 0) + (1 - SQUARE_DECAY) * slope * slope;
			moment[i] = mean;
			square[i] = second;
			weights[i] = (weights[i] ?? 0) - (rate * mean) / (Math.sqrt(second) + EPSILON);
			gradient[i] = 0;
		}
	}
}

/** The learning rate of step `step` (from 1), with Adam's correction for moments that begin at 0. */
export const rateOf = (rate: number, step: number): number =>
	(rate * Math.sqrt(1 - SQUARE_DECAY ** step)) / (1 - DECAY ** step);
