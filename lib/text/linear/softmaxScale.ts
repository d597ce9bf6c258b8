/**
 * From decisions to probabilities: softmax(slope · decision + shift of the class), the slope and shifts chosen for the least log
 * loss on decisions that the models had not learned from (temperature scaling, Guo et al. 2017, with a shift a class as
 * Platt's). Convex: gradient descent with a backtracking step finds the one optimum.
 */
export interface SoftmaxScale {
	/** Above 0. */
	readonly slope: number;
	/** One a class; their sum is 0. */
	readonly shifts: Float64Array;
}

const PASSES = 300;
/** Keeps the shifts of classes with few rows near 0. */
const PULL = 1e-3;

/** `decisions` rows × classes, `labels` class numbers. */
export function fitSoftmaxScale(
	decisions: Float64Array,
	labels: ArrayLike<number>,
	nClasses: number,
): SoftmaxScale {
	let at: Point = { slope: 1, shifts: new Float64Array(nClasses) };
	let here = lossOf(at, decisions, labels);
	let step = 1;
	for (let pass = 0; pass < PASSES; pass++) {
		const gradient = gradientOf(at, decisions, labels);
		const length = gradient.slope ** 2 + gradient.shifts.reduce((sum, g) => sum + g * g, 0);
		if (length < 1e-12) break;
		step *= 2;
		let next = move(at, gradient, step);
		let there = lossOf(next, decisions, labels);
		while (there > here - 0.5 * step * length && step > 1e-12) {
			step /= 2;
			next = move(at, gradient, step);
			there = lossOf(next, decisions, labels);
		}
		if (here - there < 1e-10) break;
		[at, here] = [next, there];
	}
	return at;
}

/** Rows × classes, each row adding up to 1. */
export function probabilitiesOf(decisions: Float64Array, scale: SoftmaxScale): Float64Array {
	const nClasses = scale.shifts.length;
	const probabilities = new Float64Array(decisions.length);
	for (let from = 0; from < decisions.length; from += nClasses)
		softmaxRow(decisions, from, scale, probabilities);
	return probabilities;
}

interface Point {
	slope: number;
	shifts: Float64Array;
}

const move = ({ slope, shifts }: Point, gradient: Point, step: number): Point => ({
	slope: Math.max(1e-3, slope - step * gradient.slope),
	shifts: shifts.map((shift, i) => shift - step * (gradient.shifts[i] ?? 0)),
});

/** Writes the probabilities of the row from `from` on. */
function softmaxRow(
	decisions: Float64Array,
	from: number,
	{ slope, shifts }: SoftmaxScale,
	into: Float64Array,
): void {
	let largest = -Infinity;
	shifts.forEach((shift, i) => {
		const value = slope * (decisions[from + i] ?? 0) + shift;
		into[from + i] = value;
		largest = Math.max(largest, value);
	});
	let sum = 0;
	for (let i = from; i < from + shifts.length; i++)
		sum += into[i] = Math.exp((into[i] ?? 0) - largest);
	for (let i = from; i < from + shifts.length; i++) into[i] = (into[i] ?? 0) / sum;
}

function lossOf(at: Point, decisions: Float64Array, labels: ArrayLike<number>): number {
	const nClasses = at.shifts.length;
	const probabilities = probabilitiesOf(decisions, at);
	const nRows = decisions.length / nClasses;
	let sum = 0;
	for (let row = 0; row < nRows; row++)
		sum -= Math.log(Math.max(1e-300, probabilities[row * nClasses + (labels[row] ?? 0)] ?? 0));
	return sum / nRows + (PULL / 2) * at.shifts.reduce((total, shift) => total + shift * shift, 0);
}

function gradientOf(at: Point, decisions: Float64Array, labels: ArrayLike<number>): Point {
	const nClasses = at.shifts.length;
	const nRows = decisions.length / nClasses;
	const errors = probabilitiesOf(decisions, at);
	const shifts = new Float64Array(nClasses);
	let slope = 0;
	for (let row = 0; row < nRows; row++) {
		const own = row * nClasses + (labels[row] ?? 0);
		errors[own] = (errors[own] ?? 0) - 1;
		for (let i = 0; i < nClasses; i++) {
			const error = errors[row * nClasses + i] ?? 0;
			slope += error * (decisions[row * nClasses + i] ?? 0);
			shifts[i] = (shifts[i] ?? 0) + error;
		}
	}
	return {
		slope: slope / nRows,
		shifts: shifts.map((sum, i) => sum / nRows + PULL * (at.shifts[i] ?? 0)),
	};
}
