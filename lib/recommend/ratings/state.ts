import type { Random } from '../../math';

/** What all rating models learn, in units of the scaled ratings: rating ≈ biases + customer vector · product vector. */
export interface RatingState {
	readonly factors: number;
	readonly customerBias: Float64Array;
	readonly productBias: Float64Array;
	/** Row-major, customers × factors; with SVD++ the part from what was rated is added in. */
	readonly customerFactors: Float64Array;
	/** Row-major, products × factors. */
	readonly productFactors: Float64Array;
	/** SVD++: what having rated a product says about taste, products × factors; else empty. */
	readonly impliedFactors: Float64Array;
}

/** Settings that the trainers share. */
export interface RatingSettings {
	readonly factors: number;
	readonly epochs: number;
	readonly learningRate: number;
	readonly regularization: number;
}

/** How the trainers say how far they are and hear that they shall stop. */
export interface RatingRun {
	readonly signal?: { throwIfCancelled(): void } | undefined;
	readonly progress?: ((fraction: number, text: string) => void) | undefined;
}

export const START_DEVIATION = 0.1;

export function normalNumbers(length: number, random: Random): Float64Array {
	const values = new Float64Array(length);
	for (let i = 0; i < length; i++) values[i] = random.normal(0, START_DEVIATION);
	return values;
}

export function startPass(run: RatingRun, pass: number, passes: number): void {
	run.signal?.throwIfCancelled();
	run.progress?.(pass / passes, `Pass ${pass + 1} of ${passes}`);
}
