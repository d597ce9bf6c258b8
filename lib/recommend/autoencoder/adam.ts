/** Adam (Kingma and Ba 2015) with decoupled weight decay (Loshchilov and Hutter 2019) for lists of numbers. */
export interface AdamOptions {
	readonly learningRate: number;
	/** Share of each weight that goes at each step, in learning rates. */
	readonly decay: number;
}

const [BETA1, BETA2, EPSILON] = [0.9, 0.999, 1e-8];

export class Adam {
	private readonly moments: readonly Float32Array[];
	private readonly squares: readonly Float32Array[];
	private step = 0;

	constructor(
		private readonly parameters: readonly Float32Array[],
		private readonly options: AdamOptions,
	) {
		this.moments = parameters.map(({ length }) => new Float32Array(length));
		this.squares = parameters.map(({ length }) => new Float32Array(length));
	}

	/** One step against the gradients, one list for each list of parameters. */
	update(gradients: readonly Float32Array[]): void {
		this.step++;
		const { learningRate, decay } = this.options;
		const rate = (learningRate * Math.sqrt(1 - BETA2 ** this.step)) / (1 - BETA1 ** this.step);
		this.parameters.forEach((values, which) => {
			const gradient = gradients[which];
			const [moments, squares] = [this.moments[which], this.squares[which]];
			if (!gradient || !moments || !squares) return;
			const keep = 1 - learningRate * decay;
			for (let at = 0; at < values.length; at++) {
				const g = gradient[at] ?? 0;
				const m = BETA1 * (moments[at] ?? 0) + (1 - BETA1) * g;
				const s = BETA2 * (squares[at] ?? 0) + (1 - BETA2) * g * g;
				moments[at] = m;
				squares[at] = s;
				values[at] = keep * (values[at] ?? 0) - (rate * m) / (Math.sqrt(s) + EPSILON);
			}
		});
	}
}
