/**
 * Scores 1 to 5 by quintiles. The four edges are the smallest values that at least 20, 40, 60 and 80 % of the
 * customers do not exceed (quantile method R-1); a score is 1 plus the number of edges below the value. So equal
 * values always get equal scores, a group of equals gets the lowest score of the quintiles it spans, and a later
 * customer is scored by the same edges. Where all values are equal there is nothing to rank: the score is 3.
 */
export interface ScoreScale {
	/** Four ascending values. */
	readonly edges: readonly number[];
	/** All values were equal when the scale was made. */
	readonly constant: boolean;
}

const QUINTILES = 5;

/** The scale of these values (higher = better); an empty list gives a constant scale at 0. */
export const fitScale = (values: Float64Array): ScoreScale => fitScaleInPlace(values.slice());

/** As fitScale, with less memory: sorts the values where they stand. */
export function fitScaleInPlace(values: Float64Array): ScoreScale {
	const sorted = values.sort();
	const at = (part: number) =>
		sorted[Math.max(0, Math.ceil((part * sorted.length) / QUINTILES) - 1)] ?? 0;
	return { edges: [at(1), at(2), at(3), at(4)], constant: sorted[0] === sorted.at(-1) };
}

const HISTOGRAM = 2 ** 20;

/** As fitScale, for whole numbers: by counting where their range is small. */
export function fitIntegerScale(values: Int32Array): ScoreScale {
	let least = Infinity;
	let most = -Infinity;
	for (const value of values) {
		if (value < least) least = value;
		if (value > most) most = value;
	}
	if (values.length === 0 || most - least >= HISTOGRAM) return fitScale(Float64Array.from(values));
	const counts = new Uint32Array(most - least + 1);
	for (const value of values) counts[value - least] = (counts[value - least] ?? 0) + 1;
	const edges: number[] = [];
	let seen = 0;
	for (let i = 0; i < counts.length && edges.length < QUINTILES - 1; i++) {
		seen += counts[i] ?? 0;
		while (edges.length < QUINTILES - 1 && seen * QUINTILES >= (edges.length + 1) * values.length) {
			edges.push(least + i);
		}
	}
	return { edges, constant: least === most };
}

/** Score 1..5 of a value on the scale. */
export function scoreOn({ edges, constant }: ScoreScale, value: number): number {
	if (constant && value === edges[0]) return 3;
	let score = 1;
	for (let i = 0; i < QUINTILES - 1; i++) if ((edges[i] ?? 0) < value) score++;
	return score;
}

/** Scales of the three RFM values. Recency is scored as minus the days, so that a recent buyer scores high. */
export interface RfmScales {
	readonly recency: ScoreScale;
	readonly frequency: ScoreScale;
	readonly monetary: ScoreScale;
}
