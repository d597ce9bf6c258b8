import type { Hit } from '../rules/tally';
import type { SentimentClass } from '../sentiment/sentiment';
import { Best, type Ranked } from './best';
import type { DrivingWord } from './report';

/** How often a word stands in texts of each class; each text counts once. */
interface WordCount {
	word: string;
	inPositive: number;
	inNegative: number;
	lastRow: number;
	/** Surest texts that hold it. */
	positive: Best<Ranked>;
	negative: Best<Ranked>;
}

/** The same as plain data. */
export interface CountedWord {
	readonly word: string;
	readonly inPositive: number;
	readonly inNegative: number;
	readonly positive: readonly Ranked[];
	readonly negative: readonly Ranked[];
}

export interface CountedWords {
	readonly words: readonly CountedWord[];
	readonly positiveTexts: number;
	readonly negativeTexts: number;
}

/** Longer "words" are no words. */
const LONGEST_WORD = 60;
const MOST_WORDS = 25;
/** Texts that hold a word at least, so that chance does not rank it. */
const FEWEST_TEXTS = 3;
/** Weight of what is known of a word's use at all, in words: Monroe, Colaresi and Quinn (2008), equation 22. */
const PRIOR = 100;
/** Standard errors from 0 at least: 95 in 100. */
const CLEAR = 1.96;

/** Counts the words that spoke for or against in texts of either class. */
export class WordTally {
	private readonly counts = new Map<string, WordCount>();
	private positiveTexts = 0;
	private negativeTexts = 0;

	/** Words of one text: `hits` as the engine found them. Neutral texts tell nothing. */
	add(text: string, hits: readonly Hit[], side: SentimentClass, sure: Ranked): void {
		if (side === 'neutral') return;
		if (side === 'positive') this.positiveTexts++;
		else this.negativeTexts++;
		for (const { from, to } of hits) {
			if (to - from > LONGEST_WORD) continue;
			const count = this.countOf(text.slice(from, to).toLowerCase());
			if (count.lastRow === sure.row) continue;
			count.lastRow = sure.row;
			if (side === 'positive') count.inPositive++;
			else count.inNegative++;
			if (count[side].wants(sure.rank, sure.row)) count[side].offer(sure);
		}
	}

	/** Adds what another tally counted in other rows. */
	merge({ words, positiveTexts, negativeTexts }: CountedWords): void {
		this.positiveTexts += positiveTexts;
		this.negativeTexts += negativeTexts;
		for (const { word, inPositive, inNegative, positive, negative } of words) {
			const count = this.countOf(word);
			count.inPositive += inPositive;
			count.inNegative += inNegative;
			count.positive.offerAll(positive);
			count.negative.offerAll(negative);
		}
	}

	finish(): CountedWords {
		const words = [...this.counts.values()].map(
			({ word, inPositive, inNegative, positive, negative }): CountedWord => {
				return { word, inPositive, inNegative, positive: positive.items, negative: negative.items };
			},
		);
		const { positiveTexts, negativeTexts } = this;
		return { words, positiveTexts, negativeTexts };
	}

	private countOf(word: string): WordCount {
		let count = this.counts.get(word);
		if (!count) {
			const [positive, negative] = [new Best<Ranked>(1), new Best<Ranked>(1)];
			count = { word, inPositive: 0, inNegative: 0, lastRow: -1, positive, negative };
			this.counts.set(word, count);
		}
		return count;
	}
}

/** The words that tell positive from negative texts most clearly. `quote`: the text of a row, shortened. */
export function drivingWords(
	{ words }: CountedWords,
	quote: (row: number) => string,
): { positive: DrivingWord[]; negative: DrivingWord[] } {
	const [allPositive, allNegative] = words.reduce(
		([up, down], word) => [up + word.inPositive, down + word.inNegative],
		[0, 0],
	);
	const weighed = words
		.filter(({ inPositive, inNegative }) => inPositive + inNegative >= FEWEST_TEXTS)
		.map((word) => ({ ...word, weight: logOdds(word, allPositive, allNegative) }))
		.sort((a, b) => b.weight - a.weight || (a.word < b.word ? -1 : 1));
	const told = (side: 'positive' | 'negative') => (word: (typeof weighed)[number]) => ({
		word: word.word,
		inPositive: word.inPositive,
		inNegative: word.inNegative,
		weight: word.weight,
		example: quote(word[side][0]?.row ?? -1),
	});
	const up = weighed.filter(({ weight, positive }) => weight > CLEAR && positive.length > 0);
	const down = weighed.filter(({ weight, negative }) => weight < -CLEAR && negative.length > 0);
	return {
		positive: up.slice(0, MOST_WORDS).map(told('positive')),
		negative: down.reverse().slice(0, MOST_WORDS).map(told('negative')),
	};
}

/** z of the log-odds ratio with an informative Dirichlet prior (equations 16, 20 and 22 of the paper). */
export function logOdds(
	{ inPositive, inNegative }: { inPositive: number; inNegative: number },
	allPositive: number,
	allNegative: number,
): number {
	const prior = (PRIOR * (inPositive + inNegative)) / (allPositive + allNegative);
	const odds = (count: number, all: number) =>
		Math.log((count + prior) / (all + PRIOR - count - prior));
	const difference = odds(inPositive, allPositive) - odds(inNegative, allNegative);
	return difference / Math.sqrt(1 / (inPositive + prior) + 1 / (inNegative + prior));
}
