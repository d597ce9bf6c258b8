/** How often each phrase stands in each theme, for its name (class-based tf-idf; Grootendorst 2022, "BERTopic"). */
import { mostFrequent } from '../keywords/phraseCounts';
import { isPhrase, keyOf, MOST_WORDS, surfaceOf, type PhraseWord } from '../keywords/runs';
import type { ThemeText } from './themeWords';

/** Phrases in fewer texts name nothing. */
const LEAST_TEXTS = 3;
/** Phrases counted at once; above, those in a single text are forgotten. */
const MOST_COUNTED = 1_500_000;
const MOST_FORMS = 6;

export interface CountedPhrase {
	readonly key: string;
	/** Texts of each theme that hold it. */
	readonly inTheme: Uint32Array;
	readonly texts: number;
	readonly forms: ReadonlyMap<string, number>;
}

/** Phrases of one to four words of a text, each once. */
function phrasesOf({ read, runs }: ThemeText): Map<string, string> {
	const found = new Map<string, string>();
	for (const run of runs) {
		for (let from = 0; from < run.length; from++) {
			for (let length = 1; length <= MOST_WORDS && from + length <= run.length; length++) {
				addPhrase(found, read, run.slice(from, from + length));
			}
		}
	}
	return found;
}

function addPhrase(found: Map<string, string>, read: string, run: readonly PhraseWord[]): void {
	const key = keyOf(run);
	if (found.has(key)) return;
	const surface = surfaceOf(read, run);
	if (isPhrase(surface)) found.set(key, surface.toLowerCase());
}

/** Phrases in at least three texts (two where there are few texts), with how many texts of each theme hold them. */
export function countThemePhrases(
	texts: readonly ThemeText[],
	labels: Int32Array,
	nThemes: number,
	onText: (text: number) => void = () => undefined,
): CountedPhrase[] {
	const least = texts.length < 100 ? 2 : LEAST_TEXTS;
	const frequent = frequentKeys(texts, least, onText);
	const phrases = new Map<
		string,
		{ inTheme: Uint32Array; texts: number; forms: Map<string, number> }
	>();
	texts.forEach((text, at) => {
		onText(at);
		const theme = labels[at] ?? -1;
		if (theme < 0) return;
		for (const [key, surface] of phrasesOf(text)) {
			if (!frequent.has(key)) continue;
			const one = phrases.get(key) ?? {
				inTheme: new Uint32Array(nThemes),
				texts: 0,
				forms: new Map(),
			};
			one.inTheme[theme] = (one.inTheme[theme] ?? 0) + 1;
			one.texts++;
			if (one.forms.has(surface) || one.forms.size < MOST_FORMS)
				one.forms.set(surface, (one.forms.get(surface) ?? 0) + 1);
			phrases.set(key, one);
		}
	});
	return Array.from(phrases, ([key, one]) => ({ key, ...one }));
}

function frequentKeys(
	texts: readonly ThemeText[],
	least: number,
	onText: (text: number) => void,
): Set<string> {
	const counts = new Map<string, number>();
	texts.forEach((text, at) => {
		onText(at);
		for (const key of phrasesOf(text).keys()) counts.set(key, (counts.get(key) ?? 0) + 1);
		if (counts.size > MOST_COUNTED)
			for (const [key, count] of counts) if (count === 1) counts.delete(key);
	});
	return new Set([...counts].filter(([, count]) => count >= least).map(([key]) => key));
}

export interface ScoredPhrase {
	readonly key: string;
	readonly phrase: string;
	readonly score: number;
	/** Texts of the theme that hold it. */
	readonly texts: number;
}

/** The phrases of a theme by c-TF-IDF, best first: share of the theme's phrases · ln(1 + average theme / texts in all). */
export function scorePhrases(
	phrases: readonly CountedPhrase[],
	theme: number,
	nThemes: number,
): ScoredPhrase[] {
	const [own, all] = [theme, null].map((at) =>
		phrases.reduce(
			(sum, { inTheme, texts }) => sum + (at === null ? texts : (inTheme[at] ?? 0)),
			0,
		),
	);
	const average = (all ?? 0) / Math.max(1, nThemes);
	return phrases
		.flatMap(({ key, inTheme, texts, forms }) => {
			const count = inTheme[theme] ?? 0;
			if (count === 0) return [];
			const score = (count / Math.max(1, own ?? 1)) * Math.log(1 + average / texts);
			return [{ key, phrase: mostFrequent(forms), score, texts: count }];
		})
		.sort((a, b) => b.score - a.score || (a.key < b.key ? -1 : 1));
}

/**
 * The best phrases of which no two share a word. Where a longer phrase stands in at least half of the texts of the word that it
 * holds, it is taken instead of it: "exchange rate", not "rate".
 */
export function tellingPhrases(scored: readonly ScoredPhrase[], most: number): ScoredPhrase[] {
	const candidates = scored.slice(0, 400);
	const used = new Set<string>();
	const chosen: ScoredPhrase[] = [];
	for (const candidate of candidates) {
		if (chosen.length === most) break;
		const best = longerOf(candidate, candidates);
		const words = best.key.split(' ');
		if (words.some((word) => used.has(word))) continue;
		for (const word of words) used.add(word);
		chosen.push(best);
	}
	return chosen;
}

function longerOf(phrase: ScoredPhrase, candidates: readonly ScoredPhrase[]): ScoredPhrase {
	const longer = candidates.find(
		({ key, texts }) =>
			key.length > phrase.key.length &&
			` ${key} `.includes(` ${phrase.key} `) &&
			2 * texts >= phrase.texts,
	);
	return longer ? longerOf(longer, candidates) : phrase;
}
