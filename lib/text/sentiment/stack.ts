/**
 * The second storey: two logistic regressions over what the rules and the n-grams say and a few facts about the text. Their
 * coefficients were learned on texts that the n-grams' weights had not seen, so that the log-odds are calibrated.
 */
import type { RuleReading } from '../rules/ruleScorer';
import type { Tokens } from '../rules/tokens';

/** Features of each regression; the intercept stands behind them. */
export const POLARITY_FEATURES = 7;
export const LEANING_FEATURES = 13;

export interface StackWeights {
	readonly polarity: readonly number[];
	readonly leaning: readonly number[];
}

/** Of the number of tokens: log(1 + count) / 2, for most texts from a list. */
const LENGTHS = Float64Array.from({ length: 256 }, (_, count) => Math.log1p(count) / 2);
const lengthOf = (count: number) => LENGTHS[count] ?? Math.log1p(count) / 2;

/** What is known about a text. */
export interface Facts {
	readonly rules: RuleReading;
	/** −1 … 1: the sum of the rules, squeezed. */
	readonly squeezed: number;
	readonly tokens: Pick<Tokens, 'count' | 'marks'>;
}

/** For against against. `decision` = that of the n-grams. */
export function polarityFeatures(facts: Facts, decision: number, into: Float64Array): void {
	const { rules, squeezed, tokens } = facts;
	into[0] = decision;
	into[1] = rules.sum / 4;
	into[2] = squeezed;
	into[3] = Math.log((1 + rules.good) / (1 + rules.bad));
	into[4] = Math.min(2, tokens.marks.questions);
	into[5] = tokens.marks.links > 0 ? 1 : 0;
	into[6] = lengthOf(tokens.count);
}

/** Either side against neutral. `polarity` = the log-odds of the other regression. */
export function leaningFeatures(
	facts: Facts,
	decision: number,
	polarity: number,
	into: Float64Array,
): void {
	const { rules, squeezed, tokens } = facts;
	into[0] = decision;
	into[1] = Math.abs(polarity);
	into[2] = Math.abs(rules.sum) / 4;
	into[3] = Math.abs(squeezed);
	into[4] = Math.min(8, rules.words) / 4;
	into[5] = rules.words === 0 ? 1 : 0;
	into[6] = Math.log1p(rules.good);
	into[7] = Math.log1p(rules.bad);
	into[8] = Math.min(3, rules.exclamations) / 2;
	into[9] = Math.min(2, tokens.marks.questions);
	into[10] = tokens.marks.links > 0 ? 1 : 0;
	into[11] = lengthOf(tokens.count);
	into[12] = Math.min(3, tokens.marks.tags) / 2;
}

/** weights · features + intercept. */
export function logOdds(weights: readonly number[], features: Float64Array): number {
	const count = weights.length - 1;
	let sum = weights[count] ?? 0;
	for (let i = 0; i < count; i++) sum += (weights[i] ?? 0) * (features[i] ?? 0);
	return sum;
}
