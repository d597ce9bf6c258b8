import { blendProbabilities, fitBlendScale } from './blendScale';

/** From the decisions of one model to probabilities: softmax(slope · decision + shift of the class). See blendScale.ts. */
export interface SoftmaxScale {
	/** Not negative. */
	readonly slope: number;
	/** One a class; their sum is 0. */
	readonly shifts: Float64Array;
}

/** `decisions` rows × classes, `labels` class numbers. */
export function fitSoftmaxScale(
	decisions: Float64Array,
	labels: ArrayLike<number>,
	nClasses: number,
): SoftmaxScale {
	const { slopes, shifts } = fitBlendScale([decisions], labels, nClasses);
	return { slope: slopes[0] ?? 0, shifts };
}

/** Rows × classes, each row adding up to 1. */
export const probabilitiesOf = (
	decisions: Float64Array,
	{ slope, shifts }: SoftmaxScale,
): Float64Array => blendProbabilities([decisions], { slopes: Float64Array.of(slope), shifts });
