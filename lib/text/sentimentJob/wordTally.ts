import type { Hit } from '../rules/tally';
import type { SentimentClass } from '../sentiment/sentiment';
import type { DrivingWord } from './report';

/** How often words stand in texts of each class; each text counts once. Plain data: `facts` holds FACTS numbers a word. */
export interface CountedWords {
	readonly words: readonly string[];
	readonly facts: Float64Array;
	readonly positiveTexts: number;
	readonly negativeTexts: number;
}

/** Places among the facts of a word: texts of the class, the surest of them and how sure it is. */
const SIDES = {
	positive: { texts: 0, row: 1, sure: 2 },
	negative: { texts: 3, row: 4, sure: 5 },
} as const;
const LAST_ROW = 6;
const FACTS = 7;

/** Longer "words" are no words. */
const LONGEST_WORD = 60;
const MOST_WORDS = 25;
/** Texts that hold a word at least, so that chance does not rank it. */
const FEWEST_TEXTS = 3;
/** What is known of a word's use at all weighs as much as so many texts on either side. */
const PRIOR = 2;
/** Standard errors from 0 at least: 95 in 100. */
const CLEAR = 1.96;

/** Counts the words that spoke for or against in texts of either class. */
export class WordTally {
	private readonly places = new Map<string, number>();
	private facts = new Float64Array(FACTS * 256);
	private positiveTexts = 0;
	private negativeTexts = 0;

	/** Words of one text: `hits` as the engine found them, `sure` its confidence. Neutral texts tell nothing. */
	add(text: string, hits: readonly Hit[], side: SentimentClass, row: number, sure: number): void {
		if (side === 'neutral') return;
		if (side === 'positive') this.positiveTexts++;
		else this.negativeTexts++;
		for (const { from, to } of hits) {
			if (to - from > LONGEST_WORD) continue;
			const at = this.placeOf(text.slice(from, to).toLowerCase());
			if (this.facts[at + LAST_ROW] === row) continue;
			this.facts[at + LAST_ROW] = row;
			this.count(at, side, { texts: 1, row, sure });
		}
	}

	/** Adds what another tally counted in other rows. */
	merge({ words, facts, positiveTexts, negativeTexts }: CountedWords): void {
		this.positiveTexts += positiveTexts;
		this.negativeTexts += negativeTexts;
		words.forEach((word, i) => {
			const at = this.placeOf(word);
			for (const side of ['positive', 'negative'] as const)
				this.count(at, side, sideOf(facts, i * FACTS, side));
		});
	}

	finish(): CountedWords {
		const { positiveTexts, negativeTexts } = this;
		const facts = this.facts.slice(0, FACTS * this.places.size);
		return { words: [...this.places.keys()], facts, positiveTexts, negativeTexts };
	}

	/** Adds texts of a side; the surest one is kept as the example, of equal ones the first. */
	private count(at: number, side: 'positive' | 'negative', { texts, row, sure }: Side): void {
		if (texts === 0) return;
		const { facts } = this;
		const places = SIDES[side];
		const known = facts[at + places.texts] ?? 0;
		const [best = 0, of = 0] = [facts[at + places.sure], facts[at + places.row]];
		facts[at + places.texts] = known + texts;
		if (known > 0 && (sure < best || (sure === best && row > of))) return;
		facts[at + places.sure] = sure;
		facts[at + places.row] = row;
	}

	private placeOf(word: string): number {
		const known = this.places.get(word);
		if (known !== undefined) return known;
		const at = FACTS * this.places.size;
		if (at === this.facts.length) {
			const wider = new Float64Array(2 * at);
			wider.set(this.facts);
			this.facts = wider;
		}
		this.facts[at + LAST_ROW] = -1;
		this.places.set(word, at);
		return at;
	}
}

interface Side {
	readonly texts: number;
	readonly row: number;
	readonly sure: number;
}

function sideOf(facts: Float64Array, at: number, side: 'positive' | 'negative'): Side {
	const { texts, row, sure } = SIDES[side];
	return {
		texts: facts[at + texts] ?? 0,
		row: facts[at + row] ?? 0,
		sure: facts[at + sure] ?? 0,
	};
}

/** The words that tell positive from negative texts most clearly. `quote`: the text of a row, shortened. */
export function drivingWords(
	{ words, facts, positiveTexts, negativeTexts }: CountedWords,
	quote: (row: number) => string,
): { positive: DrivingWord[]; negative: DrivingWord[] } {
	const counted = words.map((word, i) => {
		const positive = sideOf(facts, i * FACTS, 'positive');
		const negative = sideOf(facts, i * FACTS, 'negative');
		return { word, positive, negative, inPositive: positive.texts, inNegative: negative.texts };
	});
	const texts = { positiveTexts, negativeTexts };
	const weighed = counted
		.filter(({ inPositive, inNegative }) => inPositive + inNegative >= FEWEST_TEXTS)
		.map((word) => ({ ...word, weight: logOdds(word, texts) }))
		.sort((a, b) => b.weight - a.weight || (a.word < b.word ? -1 : 1));
	const told =
		(side: 'positive' | 'negative') =>
		({ word, inPositive, inNegative, weight, ...sides }: (typeof weighed)[number]) => {
			return { word, inPositive, inNegative, weight, example: quote(sides[side].row) };
		};
	const up = weighed.filter(({ weight, inPositive }) => weight > CLEAR && inPositive > 0);
	const down = weighed.filter(({ weight, inNegative }) => weight < -CLEAR && inNegative > 0);
	return {
		positive: up.slice(0, MOST_WORDS).map(told('positive')),
		negative: down.reverse().slice(0, MOST_WORDS).map(told('negative')),
	};
}

/**
 * By how many standard errors the log-odds of a positive text holding the word differ from those of a negative one, with the word's
 * share of all texts as prior (Monroe, Colaresi and Quinn 2008, equations 16 to 22, of texts instead of words).
 */
export function logOdds(
	{ inPositive, inNegative }: { inPositive: number; inNegative: number },
	{ positiveTexts, negativeTexts }: { positiveTexts: number; negativeTexts: number },
): number {
	const share = (inPositive + inNegative) / (positiveTexts + negativeTexts);
	// A word of all texts tells nothing; the prior keeps a little doubt in both directions.
	const [has, lacks] = [PRIOR * share, PRIOR * (1 - share) + 1e-9];
	const odds = [
		[inPositive + has, positiveTexts - inPositive + lacks],
		[inNegative + has, negativeTexts - inNegative + lacks],
	] as const;
	const [[a, b], [c, d]] = odds;
	return (Math.log(a / b) - Math.log(c / d)) / Math.sqrt(1 / a + 1 / b + 1 / c + 1 / d);
}
