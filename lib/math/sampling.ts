import { LibraryError } from '../errors';
import type { Random } from './random';

/** What can be indexed and written: arrays and typed arrays. */
export interface MutableList<T> {
	readonly length: number;
	[index: number]: T;
}

/** Puts the list in random order, in place (Fisher-Yates; every order is equally likely). Returns the list. */
export function shuffle<T, L extends MutableList<T>>(list: L, random: Random): L {
	for (let last = list.length - 1; last > 0; last--) {
		const other = random.integer(last + 1);
		const kept = list[last];
		const taken = list[other];
		if (kept === undefined || taken === undefined) continue;
		list[last] = taken;
		list[other] = kept;
	}
	return list;
}

/** `count` different whole numbers of 0..limit−1, ascending (Floyd's method); count 0..limit. */
export function sampleIndices(limit: number, count: number, random: Random): Uint32Array {
	if (count > limit) {
		throw new LibraryError(
			'INVALID_PARAMETER',
			`Cannot draw ${count} different rows of ${limit}.`,
			'Draw at most as many as there are.',
		);
	}
	const chosen = new Set<number>();
	for (let top = limit - count; top < limit; top++) {
		const pick = random.integer(top + 1);
		chosen.add(chosen.has(pick) ? top : pick);
	}
	return Uint32Array.from(chosen).sort();
}

/**
 * Index drawn with probability weight / sum of weights. Weights are finite and ≥ 0; `total` is their sum when it is known.
 * Throws INVALID_PARAMETER when no weight is above 0.
 */
export function weightedIndex(weights: ArrayLike<number>, random: Random, total?: number): number {
	let sum = total ?? 0;
	if (total === undefined) for (let i = 0; i < weights.length; i++) sum += weights[i] ?? 0;
	if (!(sum > 0)) {
		throw new LibraryError(
			'INVALID_PARAMETER',
			`Weights add up to ${sum}; a weighted draw needs a sum above 0.`,
			'Give at least one positive weight.',
		);
	}
	let left = random.uniform() * sum;
	let last = 0;
	for (let i = 0; i < weights.length; i++) {
		const weight = weights[i] ?? 0;
		if (!(weight > 0)) continue;
		if (left < weight) return i;
		left -= weight;
		last = i;
	}
	return last;
}
