import type { LanguagePack } from '../rules/pack';
import { RuleScorer, type RuleReading } from '../rules/ruleScorer';
import type { Hit } from '../rules/tally';
import { GroupWords } from './groupWords';
import { NgramBuckets } from './ngramBuckets';
import { NgramModel, type NgramWeights } from './ngramModel';
import {
	LEANING_FEATURES,
	leaningFeatures,
	logOdds,
	POLARITY_FEATURES,
	polarityFeatures,
	type Facts,
	type StackWeights,
} from './stack';

/** What speaks for a class in a text of one language, as log-odds. */
export interface Evidence {
	/** Either side against neutral. */
	readonly leaning: number;
	/** For against against. */
	readonly polarity: number;
	/** Sum of the rules, about −15 … 15, and the sum at whose root a score is at ± 0.71. */
	readonly sum: number;
	readonly softness: number;
	readonly mixed: boolean;
}

/** Of texts without a word or symbol. */
const NOTHING: Evidence = { leaning: -3, polarity: 0, sum: 0, softness: 15, mixed: false };

/** A text is mixed where the weaker side weighs at least this much, and this part of the stronger one. */
const MIXED_LEAST = 1;
const MIXED_PART = 0.4;

/** The weights of one language: without n-grams the rules speak alone. */
export interface LanguageWeights {
	readonly stack: StackWeights;
	readonly ngrams: NgramWeights | null;
}

/** Reads texts of one language, one after the other. */
export class EvidenceReader {
	private readonly rules: RuleScorer;
	private readonly softness: number;
	private readonly buckets: NgramBuckets;
	private readonly ngrams: NgramModel | null;
	private readonly forPolarity = new Float64Array(POLARITY_FEATURES);
	private readonly forLeaning = new Float64Array(LEANING_FEATURES);

	constructor(
		pack: LanguagePack,
		private readonly weights: LanguageWeights,
	) {
		this.rules = new RuleScorer(pack);
		this.softness = pack.rules.softness;
		this.buckets = new NgramBuckets(new GroupWords(pack.fold));
		this.ngrams = weights.ngrams && new NgramModel(weights.ngrams);
	}

	read(text: string): Evidence {
		const facts = this.facts(text);
		if (facts.rules.words === 0 && facts.tokens.count === 0) return NOTHING;
		if (this.ngrams) {
			this.buckets.read(this.rules.tokens);
			this.ngrams.read(this.buckets);
		}
		const { stack } = this.weights;
		polarityFeatures(facts, this.ngrams?.polarity ?? 0, this.forPolarity);
		const polarity = logOdds(stack.polarity, this.forPolarity);
		leaningFeatures(facts, this.ngrams?.leaning ?? 0, polarity, this.forLeaning);
		const leaning = logOdds(stack.leaning, this.forLeaning);
		const { sum } = facts.rules;
		return { leaning, polarity, sum, softness: this.softness, mixed: isMixed(facts.rules) };
	}

	/** What the rules and a look at the text tell; holds until the next text is read. */
	facts(text: string): Facts {
		const rules = this.rules.reading(text);
		const squeezed = squeeze(rules.sum, this.softness);
		return { rules, squeezed, tokens: this.rules.tokens };
	}

	/** The n-grams of the text that `facts` read last; hold until the next. */
	ngramsOfLast(): NgramBuckets {
		this.buckets.read(this.rules.tokens);
		return this.buckets;
	}

	hits(text: string): Hit[] {
		return this.rules.explain(text);
	}
}

/** Into −1 … 1: x / √(x² + softness). */
export const squeeze = (sum: number, softness: number) => sum / Math.sqrt(sum * sum + softness);

const isMixed = ({ good, bad }: RuleReading) =>
	Math.min(good, bad) >= Math.max(MIXED_LEAST, MIXED_PART * Math.max(good, bad));
