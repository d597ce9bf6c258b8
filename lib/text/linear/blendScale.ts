/**
 * From the decisions of several models to probabilities: softmax(Σ slope of the model · its decision + shift of the class). Slopes
 * and shifts are those of the least log loss on decisions that the models had not learned from: temperature scaling (Guo et al.
 * 2017) with a shift a class as Platt's, and stacking (Wolpert 1992) at once. Convex: gradient steps with the step length of
 * Barzilai and Borwein (1988) and a check that the loss falls find the one optimum.
 */
export interface BlendScale {
	/** One a model, not negative. */
	readonly slopes: Float64Array;
	/** One a class; their sum is 0. */
	readonly shifts: Float64Array;
}

const PASSES = 200;
/** Keeps the shifts of classes with few rows near 0. */
const PULL = 1e-3;

/** `decisions`: of each model rows × classes; `labels`: class numbers. */
export function fitBlendScale(
	decisions: readonly Float64Array[],
	labels: ArrayLike<number>,
	nClasses: number,
): BlendScale {
	return new Search(decisions, labels, nClasses).run();
}

/** Rows × classes, row-major, each row adding up to 1. */
export function blendProbabilities(
	decisions: readonly Float64Array[],
	{ slopes, shifts }: BlendScale,
): Float64Array {
	const nClasses = shifts.length;
	const out = new Float64Array(decisions[0]?.length ?? 0);
	for (let from = 0; from < out.length; from += nClasses) {
		const row = out.subarray(from, from + nClasses);
		row.set(shifts);
		decisions.forEach((list, model) => {
			const slope = slopes[model] ?? 0;
			for (let k = 0; k < nClasses; k++) row[k] = (row[k] ?? 0) + slope * (list[from + k] ?? 0);
		});
		softmax(row);
	}
	return out;
}

/** Numbers to probabilities, in place. */
export function softmax(list: Float64Array | Float32Array): void {
	let largest = -Infinity;
	for (let i = 0; i < list.length; i++) largest = Math.max(largest, list[i] ?? 0);
	let sum = 0;
	for (let i = 0; i < list.length; i++) sum += list[i] = Math.exp((list[i] ?? 0) - largest);
	for (let i = 0; i < list.length; i++) list[i] = (list[i] ?? 0) / sum;
}

interface Point {
	/** Slopes, then shifts. */
	readonly at: Float64Array;
	readonly loss: number;
	readonly gradient: Float64Array;
}

class Search {
	private readonly nModels: number;
	private readonly nRows: number;

	constructor(
		private readonly decisions: readonly Float64Array[],
		private readonly labels: ArrayLike<number>,
		private readonly nClasses: number,
	) {
		this.nModels = decisions.length;
		this.nRows = (decisions[0]?.length ?? 0) / nClasses;
	}

	run(): BlendScale {
		const start = new Float64Array(this.nModels + this.nClasses).fill(
			1 / this.nModels,
			0,
			this.nModels,
		);
		let here = this.look(start);
		let step = 1;
		for (let pass = 0; pass < PASSES; pass++) {
			const next = this.descend(here, step);
			if (!next) break;
			const fallen = here.loss - next.loss;
			step = stepLength(here, next) ?? step;
			here = next;
			if (fallen < 1e-7 * here.loss) break;
		}
		return { slopes: here.at.slice(0, this.nModels), shifts: here.at.slice(this.nModels) };
	}

	/** A point with less loss along the gradient; null where there is none. */
	private descend(here: Point, first: number): Point | null {
		for (let step = first; step > 1e-9; step /= 2) {
			const at = here.at.map((value, i) => {
				const moved = value - step * (here.gradient[i] ?? 0);
				return i < this.nModels ? Math.max(0, moved) : moved;
			});
			const next = this.look(at);
			if (next.loss < here.loss) return next;
		}
		return null;
	}

	private look(at: Float64Array): Point {
		const [slopes, shifts] = [at.subarray(0, this.nModels), at.subarray(this.nModels)];
		const errors = blendProbabilities(this.decisions, { slopes, shifts });
		const gradient = new Float64Array(at.length);
		let loss = 0;
		for (let row = 0; row < this.nRows; row++) {
			const own = row * this.nClasses + (this.labels[row] ?? 0);
			loss -= Math.log(Math.max(1e-300, errors[own] ?? 0));
			errors[own] = (errors[own] ?? 0) - 1;
			this.addRow(row * this.nClasses, errors, gradient);
		}
		for (let i = 0; i < at.length; i++) gradient[i] = (gradient[i] ?? 0) / this.nRows;
		loss /= this.nRows;
		for (let k = 0; k < this.nClasses; k++) {
			const shift = shifts[k] ?? 0;
			gradient[this.nModels + k] = (gradient[this.nModels + k] ?? 0) + PULL * shift;
			loss += (PULL / 2) * shift * shift;
		}
		return { at, loss, gradient };
	}

	private addRow(from: number, errors: Float64Array, gradient: Float64Array): void {
		const { nModels, nClasses } = this;
		for (let k = 0; k < nClasses; k++)
			gradient[nModels + k] = (gradient[nModels + k] ?? 0) + (errors[from + k] ?? 0);
		this.decisions.forEach((list, model) => {
			let sum = 0;
			for (let k = 0; k < nClasses; k++) sum += (errors[from + k] ?? 0) * (list[from + k] ?? 0);
			gradient[model] = (gradient[model] ?? 0) + sum;
		});
	}
}

/** |s·s / s·y| of the last move s and the change y of the gradient. */
function stepLength(before: Point, after: Point): number | undefined {
	let [ss, sy] = [0, 0];
	after.at.forEach((value, i) => {
		const s = value - (before.at[i] ?? 0);
		ss += s * s;
		sy += s * ((after.gradient[i] ?? 0) - (before.gradient[i] ?? 0));
	});
	return sy > 0 ? Math.min(1e4, ss / sy) : undefined;
}
