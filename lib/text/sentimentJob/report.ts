/** What job `text.sentiment` says about a whole set of texts: plain JSON that pages, nodes and programs read. */
import type { Step } from '../trend/steps';

export const SENTIMENT_REPORT = 'text.sentiment';
/** Raised when a field changes its meaning or goes; new fields do not raise it. */
export const SENTIMENT_REPORT_VERSION = 1;

export type SentimentClass = 'positive' | 'neutral' | 'negative';

/** A value with its 95 % interval; `low` and `high` are null where too few texts tell. */
export interface Interval {
	readonly value: number;
	readonly low: number | null;
	readonly high: number | null;
	/** Texts behind the value. */
	readonly texts: number;
}

/** What a group of texts says: those of one day, brand, language or topic. */
export interface Summary {
	readonly texts: number;
	readonly positive: number;
	readonly neutral: number;
	readonly negative: number;
	/** Mean score, −1 … 1. */
	readonly score: Interval;
	/** Share of positive less share of negative texts, −1 … 1: as the Net Promoter Score counts, from what people write. */
	readonly net: Interval;
}

export interface SentimentReport {
	readonly kind: typeof SENTIMENT_REPORT;
	readonly version: typeof SENTIMENT_REPORT_VERSION;
	readonly rows: number;
	/** All rows that have a text. */
	readonly all: Summary;
	readonly trend: Trend | null;
	readonly languages: LanguageReport;
	readonly words: DrivingWords;
	readonly aspects: readonly TopicReport[] | null;
	readonly emotions: readonly EmotionReport[] | null;
	readonly urgency: UrgencyReport | null;
	readonly stars: StarReport | null;
	readonly groups: GroupReport | null;
	readonly confidence: ConfidenceReport;
	readonly leftOut: LeftOut;
	/** Sentences in plain English about what was left out or decided. */
	readonly notes: readonly string[];
}

export interface Period extends Summary {
	/** First day, `2026-03-01` (UTC); weeks begin on Monday. */
	readonly from: string;
}

/** Periods one after the other without gaps; of one without texts only its first day is known. */
export interface Trend {
	readonly step: Step;
	readonly periods: readonly (Period | EmptyPeriod)[];
	/** Change of the mean score from one period to the next, by a line through the means weighted by their texts. */
	readonly slope: Interval | null;
	/** What the slope says: `steady` = its interval holds 0, or too few periods. */
	readonly direction: 'better' | 'worse' | 'steady';
}

export interface EmptyPeriod {
	readonly from: string;
	readonly texts: 0;
}

export interface LanguageReport {
	/** Language by most texts first. */
	readonly found: readonly (Summary & { readonly language: string })[];
	/** The language of most texts whose language is clear; null = none is. */
	readonly majority: string | null;
	/** Short or unclear texts that were read in that language. */
	readonly settledByMajority: number;
}

/** Words that tell positive texts from negative ones. */
export interface DrivingWords {
	readonly positive: readonly DrivingWord[];
	readonly negative: readonly DrivingWord[];
	/** Texts whose words were counted. */
	readonly texts: number;
}

export interface DrivingWord {
	/** Lower case, as it stands in the texts. */
	readonly word: string;
	/** Texts of each class that hold it (each text counts once). */
	readonly inPositive: number;
	readonly inNegative: number;
	/**
	 * Log-odds of standing in a positive rather than a negative text, in standard errors, shrunk by how often the word is used at all
	 * (Monroe, Colaresi and Quinn 2008). Above 0 = speaks for.
	 */
	readonly weight: number;
	/** A text that holds it, shortened. */
	readonly example: string;
}

export interface Quote {
	/** Row of the input, from 0. */
	readonly row: number;
	/** Shortened to about 200 characters. */
	readonly text: string;
	/** −1 … 1. */
	readonly score: number;
}

export interface TopicReport {
	readonly topic: string;
	/** Mentions; one text may hold several. */
	readonly mentions: number;
	readonly texts: number;
	readonly score: Interval;
	/** Share of its mentions that are negative (score below −0.05) or positive (above 0.05), 0 … 1. */
	readonly negativeShare: number;
	readonly positiveShare: number;
	/** The words that were said about, most often first. */
	readonly targets: readonly { readonly target: string; readonly mentions: number }[];
	/** Beside the periods of `trend`; null without dates. `score` null = not mentioned in that period. */
	readonly trend:
		| readonly {
				readonly from: string;
				readonly mentions: number;
				readonly score: number | null;
		  }[]
		| null;
	readonly praise: readonly Quote[];
	readonly complaints: readonly Quote[];
}

export interface EmotionReport {
	readonly emotion: string;
	readonly texts: number;
	/** Of the texts, 0 … 1. */
	readonly share: number;
	readonly example: Quote | null;
}

export interface UrgencyReport {
	readonly texts: number;
	readonly share: number;
	/** The most urgent first. */
	readonly messages: readonly (Quote & {
		readonly urgency: number;
		readonly reasons: readonly string[];
	})[];
}

/** Stars beside what the texts say. */
export interface StarReport {
	/** Most stars that can be given: 5, 10 or 100; given or found in the column. */
	readonly scale: number;
	readonly texts: number;
	/** Mean stars on 1 … 5. */
	readonly mean: Interval;
	/** Correlation of stars and the score of the text alone (Pearson); null for fewer than three texts or no spread. */
	readonly correlation: number | null;
	/** Texts that say the opposite of their stars, surest first: praise with at most 2 stars, complaints with at least 4. */
	readonly disagree: {
		readonly texts: number;
		readonly share: number;
		readonly examples: readonly (Quote & { readonly stars: number })[];
	};
}

export interface GroupReport {
	readonly column: string;
	/** Groups of most texts first. */
	readonly groups: readonly (Summary & { readonly group: string })[];
	/** Groups beyond those listed. */
	readonly further: number;
	/** Texts without a value in the column. */
	readonly without: number;
}

export interface ConfidenceReport {
	/** Mean confidence, 0 … 1. */
	readonly mean: number;
	/** The threshold of the options. */
	readonly below: number;
	readonly texts: number;
	readonly share: number;
}

/** Rows that were not, or not wholly, read. */
export interface LeftOut {
	readonly noText: number;
	/** Cells that hold numbers, dates or nested values, read as text. */
	readonly notText: number;
	/** Texts of which only the beginning was read. */
	readonly cut: number;
	readonly noDate: number;
	readonly noStars: number;
	/** Values of the language column that name no language. */
	readonly unknownLanguage: number;
}
