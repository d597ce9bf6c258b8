/** What a training says of its classifier: everything on texts that the judging models had not seen. */

export interface Bounded {
	readonly value: number;
	/** 95 % interval (Wilson). */
	readonly low: number;
	readonly high: number;
}

export interface ClassQuality {
	readonly label: string;
	/** Texts judged that are of this class. */
	readonly texts: number;
	/** Of the texts put here, the share that belongs here; null: none was put here. */
	readonly precision: number | null;
	/** Of the texts that belong here, the share that was put here; null: none belongs here. */
	readonly recall: number | null;
	readonly f1: number;
}

export interface Confusion {
	readonly actual: string;
	readonly predicted: string;
	readonly texts: number;
	readonly examples: readonly string[];
}

export interface DoubtfulRow {
	/** Row of the input, from 0. */
	readonly row: number;
	readonly text: string;
	readonly label: string;
	readonly suggested: string;
	/** Probability of the label it has and of the one suggested. */
	readonly labelProbability: number;
	readonly probability: number;
}

export interface SuggestedThreshold {
	/** From this confidence on a text counts as sure. */
	readonly value: number;
	/** Share of all texts that are sure. */
	readonly coverage: number;
	/** Of these, the share that is right. */
	readonly accuracy: number;
	readonly why: string;
}

export interface Evaluation {
	readonly how: string;
	readonly texts: number;
	readonly accuracy: Bounded;
	readonly macroF1: number;
	/** Always saying the most frequent class. */
	readonly baseline: Bounded & { readonly label: string };
	readonly beatsBaseline: boolean;
	/** Mean distance of confidence and share of right answers, ten equal groups by confidence. */
	readonly calibrationError: number;
	readonly classes: readonly ClassQuality[];
	/** Most frequent first. */
	readonly confusions: readonly Confusion[];
	readonly threshold: SuggestedThreshold;
	readonly learningCurve: {
		readonly points: readonly { readonly texts: number; readonly accuracy: number }[];
		readonly advice: string;
	};
	/** Most striking first; `more`: how many are not listed. */
	readonly doubtful: { readonly rows: readonly DoubtfulRow[]; readonly more: number };
}
