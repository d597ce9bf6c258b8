import type { LanguagePack } from '../../rules/pack';
import { EvidenceReader, type LanguageWeights } from '../evidence';
import { LEANING_FEATURES, leaningFeatures, POLARITY_FEATURES, polarityFeatures } from '../stack';

export interface LabelledText {
	readonly text: string;
	/** 0 negative, 1 neutral, 2 positive. */
	readonly label: number;
	/** Whether its set has neutral texts: others teach polarity only. */
	readonly threeClasses: boolean;
}

/** What is learned from a text: its buckets with how often, ascending, and the features beside the decisions of n-grams. */
export interface ReadText {
	readonly label: number;
	readonly threeClasses: boolean;
	readonly buckets: Uint32Array;
	readonly counts: Float32Array;
	/** N-grams, with repetition. */
	readonly length: number;
	readonly polarity: Float64Array;
	readonly leaning: Float64Array;
}

const NO_WEIGHTS: LanguageWeights = { stack: { polarity: [], leaning: [] }, ngrams: null };

/** Texts as the engine reads them. */
export function readLabelled(pack: LanguagePack, texts: readonly LabelledText[]): ReadText[] {
	const reader = new EvidenceReader(pack, NO_WEIGHTS);
	return texts.map(({ text, label, threeClasses }) => {
		const facts = reader.facts(text);
		const polarity = new Float64Array(POLARITY_FEATURES);
		polarityFeatures(facts, 0, polarity);
		const leaning = new Float64Array(LEANING_FEATURES);
		leaningFeatures(facts, 0, 0, leaning);
		const { buckets, count } = reader.ngramsOfLast();
		const found = countsOf(buckets.subarray(0, count));
		return { label, threeClasses, length: count, polarity, leaning, ...found };
	});
}

function countsOf(all: Uint32Array): { buckets: Uint32Array; counts: Float32Array } {
	const counts = new Map<number, number>();
	for (const bucket of all) counts.set(bucket, (counts.get(bucket) ?? 0) + 1);
	const buckets = Uint32Array.from(counts.keys()).sort();
	return { buckets, counts: Float32Array.from(buckets, (bucket) => counts.get(bucket) ?? 0) };
}
