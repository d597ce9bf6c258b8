/**
 * How strongly "who buys A also buys B" holds (Agrawal, Imieliński and Swami 1993; Brin et al. 1997; Piatetsky-Shapiro 1991),
 * from four counts. Same definitions as the R package arules.
 */
export interface RuleCounts {
	/** All baskets. */
	readonly baskets: number;
	/** Baskets with everything in A. */
	readonly antecedent: number;
	/** Baskets with B. */
	readonly consequent: number;
	/** Baskets with A and B. */
	readonly both: number;
}

export interface RuleMeasures {
	/** Share of the baskets that hold A and B, 0 … 1. */
	readonly support: number;
	/** Share of the baskets with A that also hold B, 0 … 1. */
	readonly confidence: number;
	/** How many times as often as by chance: confidence ÷ share of baskets with B. 1 = independent. */
	readonly lift: number;
	/** Support minus what chance would give, −0.25 … 0.25. */
	readonly leverage: number;
	/** How many times as often the rule would be wrong by chance, ≥ 0; Infinity when it is never wrong. */
	readonly conviction: number;
}

export function ruleMeasures({ baskets, antecedent, consequent, both }: RuleCounts): RuleMeasures {
	// Products of counts below 2^53 are exact: measures of independent products are exactly 1 and 0.
	const wrong = antecedent - both;
	return {
		support: both / baskets,
		confidence: both / antecedent,
		lift: (both * baskets) / (antecedent * consequent),
		leverage: (both * baskets - antecedent * consequent) / (baskets * baskets),
		conviction: wrong === 0 ? Infinity : (antecedent * (baskets - consequent)) / (baskets * wrong),
	};
}

export type Measure = keyof RuleMeasures;
export const MEASURES: readonly Measure[] = [
	'support',
	'confidence',
	'lift',
	'leverage',
	'conviction',
];
