import { Random, shuffle } from '../../math';

export interface RatingErrors {
	/** Root of the mean squared error, in units of the ratings. */
	readonly rmse: number;
	/** Mean absolute error. */
	readonly mae: number;
}

/** How far predictions are from the true ratings; both of one length > 0. */
export function ratingErrors(
	predicted: ArrayLike<number>,
	actual: ArrayLike<number>,
): RatingErrors {
	let squares = 0;
	let absolute = 0;
	for (let i = 0; i < actual.length; i++) {
		const error = (predicted[i] ?? 0) - (actual[i] ?? 0);
		squares += error * error;
		absolute += Math.abs(error);
	}
	return { rmse: Math.sqrt(squares / actual.length), mae: absolute / actual.length };
}

/** Numbers 0 … count − 1 in `folds` random parts of equal size (± 1). */
export function randomFolds(count: number, folds: number, seed: number): Uint32Array[] {
	const order = Uint32Array.from({ length: count }, (_, i) => i);
	shuffle(order, new Random(seed));
	return Array.from({ length: folds }, (_, fold) =>
		order.filter((__, place) => place % folds === fold),
	);
}
