import type { LanguagePack } from '../rules/pack';
import { RuleScorer, type RuleReading } from '../rules/ruleScorer';
import type { Hit } from '../rules/tally';

/** What speaks for a class in a text of one language, as log-odds. */
export interface Evidence {
	/** Either side against neutral. */
	readonly leaning: number;
	/** For against against. */
	readonly polarity: number;
	/** −1 … 1. */
	readonly score: number;
	readonly mixed: boolean;
}

/** Log-odds a unit of the rules' sum, before anything is learned: half of the texts with one good word are positive. */
const POLARITY = 0.9;
const LEANING = 1;
const NOTHING_SAID = -1.5;

/** A text is mixed where the weaker side weighs at least this much, and this part of the stronger one. */
const MIXED_LEAST = 1;
const MIXED_PART = 0.4;

/** Reads texts of one language. */
export class EvidenceReader {
	private readonly rules: RuleScorer;
	private readonly softness: number;

	constructor(pack: LanguagePack) {
		this.rules = new RuleScorer(pack);
		this.softness = pack.rules.softness;
	}

	read(text: string): Evidence {
		const reading = this.rules.reading(text);
		const { sum } = reading;
		return {
			leaning: NOTHING_SAID + LEANING * Math.abs(sum),
			polarity: POLARITY * sum,
			score: sum / Math.sqrt(sum * sum + this.softness),
			mixed: isMixed(reading),
		};
	}

	hits(text: string): Hit[] {
		return this.rules.explain(text);
	}
}

const isMixed = ({ good, bad }: RuleReading) =>
	Math.min(good, bad) >= Math.max(MIXED_LEAST, MIXED_PART * Math.max(good, bad));
