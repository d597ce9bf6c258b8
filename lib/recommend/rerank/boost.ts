/**
 * Lifts products that the business wants to sell. Among one person's candidates, the score s and the business value v are
 * both standardised (minus the mean, divided by the standard deviation of these candidates: z), and the order is by
 * (1 − strength) · z(s) + strength · z(v). A product without a value counts as average: z(v) = 0. Ties keep the order of
 * the scores. Strength 0 is the plain order, 1 the order of the values.
 */
import type { Candidate } from './candidate';

export interface Boost {
	/** 0 … 1. */
	readonly strength: number;
	/** Business value of each product of the model; NaN = unknown. Higher is lifted. */
	readonly values: Float64Array;
}

/** z-scores; NaN stays out of mean and deviation and becomes 0, as does everything when all values are equal. */
export function standardised(values: readonly number[]): number[] {
	const known = values.filter((value) => !Number.isNaN(value));
	const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
	const square = known.reduce((sum, value) => sum + (value - mean) ** 2, 0);
	const deviation = Math.sqrt(square / known.length);
	// Equal values differ from their rounded mean by the last bit: no deviation to speak of.
	const largest = known.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
	if (!(deviation > largest * 1e-12)) return values.map(() => 0);
	return values.map((value) => (Number.isNaN(value) ? 0 : (value - mean) / deviation));
}

export interface Ranked extends Candidate {
	/** What the order is by; comparable within one person's candidates only. */
	readonly relevance: number;
}

/** The candidates (best first) in the order of the boost; without one as they are. */
export function boosted(candidates: readonly Candidate[], boost: Boost | null): readonly Ranked[] {
	if (!boost || boost.strength === 0) {
		return candidates.map(({ item, score }) => ({ item, score, relevance: score }));
	}
	const { strength, values } = boost;
	const scores = standardised(candidates.map(({ score }) => score));
	const worth = standardised(candidates.map(({ item }) => values[item] ?? NaN));
	return candidates
		.map(({ item, score }, at) => {
			const relevance = (1 - strength) * (scores[at] ?? 0) + strength * (worth[at] ?? 0);
			return { item, score, relevance };
		})
		.sort((a, b) => b.relevance - a.relevance);
}
