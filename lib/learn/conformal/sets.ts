import { checkLengths, checkProbabilities } from '../metrics/checks';
import type { ClassTarget } from '../estimator';
import { conformalQuantile } from './rank';

export interface ConformalSetOptions {
	/** Share of new rows whose class shall be in the set, default .9. */
	readonly coverage?: number | undefined;
	/** Whether the promise holds for each class by itself (default), which rare classes need, or only over all rows. */
	readonly byClass?: boolean | undefined;
}

/** Plain JSON; travels with the model. */
export interface ConformalSets {
	readonly coverage: number;
	/** One a class: it is in the set when its probability is at least this. */
	readonly minProbability: readonly number[];
	readonly rows: number;
}

/**
 * Learns which classes belong into a set, from rows the model has not seen: those whose probability is not lower than the true
 * class's usually is (Sadinle, Lei and Wasserman 2019). `probabilities`: nRows × nClasses. Throws INVALID_PARAMETER when a class
 * has too few rows.
 */
export function fitConformalSets(
	{ values, nClasses }: ClassTarget,
	probabilities: ArrayLike<number>,
	{ coverage = 0.9, byClass = true }: ConformalSetOptions = {},
): ConformalSets {
	checkLengths(values.length, probabilities.length, nClasses);
	checkProbabilities(probabilities);
	const scores = Float64Array.from(
		values,
		(c, row) => 1 - (probabilities[row * nClasses + c] ?? 0),
	);
	const quantile = (of: Float64Array, what: string) =>
		1 - conformalQuantile(of.sort(), coverage, what);
	const all = byClass ? Number.NaN : quantile(scores.slice(), 'rows');
	const minProbability = Array.from({ length: nClasses }, (_, c) =>
		byClass
			? quantile(
					scores.filter((_, row) => values[row] === c),
					`rows of class ${c}`,
				)
			: all,
	);
	return { coverage, minProbability, rows: values.length };
}

/** nRows × nClasses, 1: the class is in the row's set. A set that would be empty holds the likeliest class. */
export function conformalSets(
	{ minProbability }: ConformalSets,
	probabilities: ArrayLike<number>,
): Uint8Array {
	const width = minProbability.length;
	checkProbabilities(probabilities);
	const sets = Uint8Array.from(probabilities, (p, i) =>
		p >= (minProbability[i % width] ?? 1) - 1e-12 ? 1 : 0,
	);
	for (let from = 0; from < sets.length; from += width) {
		if (sets.subarray(from, from + width).includes(1)) continue;
		let best = from;
		for (let i = from + 1; i < from + width; i++) {
			if ((probabilities[i] ?? 0) > (probabilities[best] ?? 0)) best = i;
		}
		sets[best] = 1;
	}
	return sets;
}
