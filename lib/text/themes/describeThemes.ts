import type { JobContext } from '../../ports';
import type { AssignedTexts } from './assignedTexts';
import { coherences, coherenceWords } from './coherence';
import type { LearntThemes } from './learnThemes';
import type { ThemesOptions } from './options';
import { countThemePhrases, scorePhrases, tellingPhrases } from './phraseTable';
import { diverse, quoteOf } from './quotes';
import type { Theme, ThemeQuote } from './report';
import type { Tallies, Moments } from './tallies';
import { themeText, themeWords, type ThemeText } from './themeWords';
import { newThemes, themeTrends } from './verdicts';

/** Phrases listed of a theme, and those of them in its name. */
const PHRASES = 8;
const IN_NAME = 3;

export interface Described {
	/** The texts that the themes were learnt from. */
	readonly read: readonly ThemeText[];
	readonly learnt: LearntThemes;
	readonly tallies: Tallies;
	readonly assigned: AssignedTexts;
	readonly moments: Moments | null;
	readonly options: ThemesOptions;
	readonly context: JobContext;
}

/** Everything that is told about each theme, in the order of `learnt`; numbers go by size. */
export function describeThemes(input: Described): Theme[] {
	const { read, learnt, tallies, assigned, moments, options, context } = input;
	const { all, themes } = tallies;
	const phrases = countThemePhrases(read, learnt.own.labels, learnt.count, (text) => {
		if (text % 256 === 0) context.signal.throwIfCancelled();
	});
	const scored = themes.map((_, at) => scorePhrases(phrases, at, learnt.count));
	const coherence = coherences(
		scored.map((list) => coherenceWords(list)),
		read.map(themeWords),
	);
	const trends = moments ? themeTrends(themes, all) : null;
	const fresh = options.newSince === undefined ? null : newThemes(themes, all);
	const numbers = ranks(themes.map(({ rows }) => rows));
	return themes.map((tally, at): Theme => {
		const telling = tellingPhrases(scored[at] ?? [], PHRASES);
		const names = telling.slice(0, IN_NAME).map(({ phrase }) => phrase);
		return {
			...{ number: numbers[at] ?? 0, name: names.join(', ') || `theme ${numbers[at]}` },
			phrases: telling.map(({ phrase, score, texts }) => ({ phrase, score, texts })),
			...{ texts: tally.rows, share: tally.rows / Math.max(1, all.rows) },
			...{ coherence: coherence[at] ?? null, sentiment: tally.meanScore() },
			trend: trends?.[at] ?? null,
			counts: moments && tally.periods.map(({ rows }) => rows),
			scores:
				moments && tally.scores.count > 0
					? tally.periods.map(({ scored: count, sum }) => (count > 0 ? sum / count : null))
					: null,
			isNew: fresh?.[at] ?? null,
			quotes: quotesOf(assigned, at, options.quotes ?? 3),
		};
	});
}

/** 1 for the largest, 2 for the next; of equals the earlier first. */
function ranks(sizes: readonly number[]): number[] {
	const order = Array.from(sizes.keys()).sort((a, b) => (sizes[b] ?? 0) - (sizes[a] ?? 0) || a - b);
	const rank = new Array<number>(sizes.length).fill(0);
	order.forEach((at, place) => (rank[at] = place + 1));
	return rank;
}

function quotesOf(
	{ quotes, texts, reading, learnt }: AssignedTexts,
	theme: number,
	most: number,
): ThemeQuote[] {
	const candidates = quotes.of(theme);
	const wordsOf = (text: string, number: number) =>
		themeWords(themeText(text, reading.readerOf(reading.languageOf(number, text))));
	const vectors = learnt.vectors(candidates.map(({ text }) => wordsOf(texts.text(text), text)));
	return diverse(candidates, vectors, most).flatMap((at) => {
		const candidate = candidates[at];
		if (!candidate) return [];
		const text = texts.text(candidate.text);
		const language = reading.languageOf(candidate.text, text);
		const shown = quoteOf(text, language, (sentences) =>
			learnt.nearness(
				sentences.map((sentence) => wordsOf(sentence, candidate.text)),
				theme,
			),
		);
		return [{ row: texts.firstRow[candidate.text] ?? 0, text: shown, fit: candidate.fit }];
	});
}
