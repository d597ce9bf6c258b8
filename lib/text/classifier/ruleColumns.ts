import { openLanguageDetector, type LanguageDetector } from '../language/detector';
import { priorOf, type LanguagePrior } from '../language/detection';
import { LANGUAGES, type Language } from '../language/languages';
import { loadPacks } from '../lexicons/packs';
import { readText } from '../normalise';
import { RuleScorer } from '../rules/ruleScorer';
import type { FurtherColumns } from './textVectors';

/** How many texts of a set are clearly in each language. */
export type LanguageCounts = readonly (readonly [Language, number])[];

const ALL_LANGUAGES = [...LANGUAGES, 'other'] as const;
/** Texts at least this sure count for their language. */
const CLEAR = 0.75;

/**
 * What the rules and word lists of each language say of a text, as columns beside its n-grams. Not the learned weights of the
 * sentiment engine: those have seen public texts that somebody may train or judge a classifier on.
 */
export class TextRules {
	constructor(
		private readonly scorers: ReadonlyMap<Language, RuleScorer>,
		private readonly detector: LanguageDetector,
	) {}

	/** The languages of the set, most first. */
	languagesOf(texts: readonly string[]): LanguageCounts {
		const counts = new Map<Language, number>();
		for (const text of texts) {
			const { language, confidence } = this.detector.detect(text);
			if (confidence >= CLEAR) counts.set(language, (counts.get(language) ?? 0) + 1);
		}
		return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
	}

	/** −1 … 1, above 0: praise. */
	score(text: string, prior: LanguagePrior): number {
		const { read } = readText(text);
		const { language } = this.detector.detect(read, prior);
		return (this.scorers.get(language) ?? this.scorers.get('other'))?.score(read).score ?? 0;
	}
}

/** Loads the word lists. Keep it: opening takes about 0.1 s. */
export async function openTextRules(): Promise<TextRules> {
	const [packs, detector] = await Promise.all([loadPacks(), openLanguageDetector()]);
	const scorers = new Map<Language, RuleScorer>();
	for (const language of ALL_LANGUAGES) {
		const pack = packs.get(language);
		if (pack) scorers.set(language, new RuleScorer(pack));
	}
	return new TextRules(scorers, detector);
}

/** The columns of texts among those of a set in known languages. */
export class RuleColumns implements FurtherColumns {
	readonly count = 1;
	private readonly prior: LanguagePrior;

	constructor(
		private readonly rules: TextRules,
		readonly languages: LanguageCounts,
	) {
		this.prior = priorOf(new Map(languages));
	}

	readonly of = (text: string): number[] => [this.rules.score(text, this.prior)];
}

/** The languages as they were saved; null where they are damaged. */
export function readLanguages(saved: unknown): LanguageCounts | null {
	const list: readonly unknown[] = Array.isArray(saved) ? saved : [saved];
	const pairs = list.flatMap((pair): (readonly [Language, number])[] => {
		const [name, count]: readonly unknown[] = Array.isArray(pair) ? pair : [];
		const language = ALL_LANGUAGES.find((own) => own === name);
		return language && Number.isInteger(count) && Number(count) > 0
			? [[language, Number(count)]]
			: [];
	});
	return pairs.length === list.length ? pairs : null;
}

/** Labels of sentiment are few, and explain at least this share of the variance of the score. */
const MOST_CLASSES = 7;
const LEAST_EXPLAINED = 0.1;

/** Columns for texts whose labels go with what the rules say; null where they do not, as topics and intents. */
export function ruleColumnsFor(
	rules: TextRules,
	texts: readonly string[],
	labels: ArrayLike<number>,
	nClasses: number,
): RuleColumns | null {
	if (nClasses > MOST_CLASSES) return null;
	const columns = new RuleColumns(rules, rules.languagesOf(texts));
	const scores = texts.map((text) => columns.of(text)[0] ?? 0);
	return explained(scores, labels, nClasses) >= LEAST_EXPLAINED ? columns : null;
}

/** ω² (Hays, 1963): share of the variance of the numbers that lies between the classes, less what chance puts there. */
function explained(scores: readonly number[], labels: ArrayLike<number>, nClasses: number): number {
	const [sums, counts] = [new Float64Array(nClasses), new Uint32Array(nClasses)];
	scores.forEach((score, i) => {
		const label = labels[i] ?? 0;
		sums[label] = (sums[label] ?? 0) + score;
		counts[label] = (counts[label] ?? 0) + 1;
	});
	const mean = sums.reduce((a, b) => a + b, 0) / Math.max(1, scores.length);
	const whole = scores.reduce((sum, score) => sum + (score - mean) ** 2, 0);
	const between = sums.reduce((total, sum, label) => {
		const count = counts[label] ?? 0;
		return count === 0 ? total : total + count * (sum / count - mean) ** 2;
	}, 0);
	const within = (whole - between) / Math.max(1, scores.length - nClasses);
	return whole > 0 ? (between - (nClasses - 1) * within) / (whole + within) : 0;
}
