import type { WordWeight } from '../reasons';
import type { Evaluation } from './evaluation';
import type { LeftOutRows, Spelling } from './labelled';

/** What a training did, and how far its classifier can be trusted. */
export interface TrainTextReport {
	readonly textColumns: readonly string[];
	readonly labelColumn: string;
	readonly classes: readonly ClassReport[];
	/** Texts learned from. */
	readonly texts: number;
	readonly leftOut: LeftOutRows;
	readonly spellings: readonly Spelling[];
	/** Texts that stand more than once. */
	readonly duplicates: number;
	/** What learned: "linear support vectors", "… blended with a small network". */
	readonly method: string;
	readonly evaluation: Evaluation;
	/** What a person should know, most important first. */
	readonly notes: readonly string[];
	readonly seed: number;
}

export interface ClassReport {
	readonly label: string;
	readonly texts: number;
	/** Words that speak most for it. */
	readonly words: readonly WordWeight[];
}
