/** What job `text.themes` says about a whole set of texts: plain JSON that pages, nodes and programs read. */
import type { Step } from '../trend/steps';

export const THEMES_REPORT = 'text.themes';
/** Raised when a field changes its meaning or goes; new fields do not raise it. */
export const THEMES_REPORT_VERSION = 1;

export interface ThemesReport {
	readonly kind: typeof THEMES_REPORT;
	readonly version: typeof THEMES_REPORT_VERSION;
	readonly rows: number;
	/** Rows that have a text. */
	readonly texts: number;
	/** Rows whose text has no word that themes are made of. */
	readonly withoutTheme: number;
	/** The largest theme first. */
	readonly themes: readonly Theme[];
	readonly choice: ThemeChoice;
	/** Null without a date column. */
	readonly periods: readonly ThemePeriod[] | null;
	readonly step: Step | null;
	/** UTC ms; null: not asked for. */
	readonly newSince: number | null;
	/** Sentences in plain English about what was left out or decided. */
	readonly notes: readonly string[];
}

/** How the number of themes came about. */
export interface ThemeChoice {
	readonly by: 'user' | 'silhouette';
	/** Distinct texts that the themes were learnt from. */
	readonly learntFrom: number;
	/** Each number that was tried with its mean silhouette, −1 … 1; empty when the user chose. */
	readonly tried: readonly { readonly themes: number; readonly silhouette: number }[];
}

export interface ThemePeriod {
	/** First day, `2026-03-01` (UTC); weeks begin on Monday. */
	readonly from: string;
	readonly texts: number;
}

export interface Theme {
	/** 1, 2, 3 … by size. */
	readonly number: number;
	/** Its most telling phrases. */
	readonly name: string;
	readonly phrases: readonly ThemePhrase[];
	/** Rows. */
	readonly texts: number;
	/** Of all rows that have a text, 0 … 1. */
	readonly share: number;
	/** Mean NPMI of its phrases, −1 … 1: how often they stand in one text. Null where there are too few. */
	readonly coherence: number | null;
	/** Mean score with its 95 % interval; null without scores. */
	readonly sentiment: ThemeScore | null;
	/** Null without dates or with fewer than four periods. */
	readonly trend: ThemeTrend | null;
	/** Beside `periods`; null without dates. */
	readonly counts: readonly number[] | null;
	/** Mean score a period, null where there is none; null without dates or scores. */
	readonly scores: readonly (number | null)[] | null;
	/** Null: not asked for. */
	readonly isNew: boolean | null;
	readonly quotes: readonly ThemeQuote[];
}

export interface ThemePhrase {
	/** As it is written most often. */
	readonly phrase: string;
	/** c-TF-IDF: frequency in the theme · ln(1 + phrases of a theme on average / frequency in all). */
	readonly score: number;
	/** Texts of the theme that hold it, among those that the themes were learnt from. */
	readonly texts: number;
}

export interface ThemeScore {
	readonly mean: number;
	readonly low: number | null;
	readonly high: number | null;
	readonly texts: number;
}

export interface ThemeTrend {
	/** `steady` unless the adjusted p value is at most 0.05. */
	readonly direction: 'rising' | 'falling' | 'steady';
	/** Kendall's tau of its share against time, −1 … 1. */
	readonly tau: number;
	/** Adjusted for the number of themes (Benjamini and Hochberg). */
	readonly pValue: number;
	/** Change of its share a period, with its 95 % interval (Theil and Sen). */
	readonly slope: number;
	readonly low: number;
	readonly high: number;
}

export interface ThemeQuote {
	/** Row of the input, from 0. */
	readonly row: number;
	/** At most 200 characters of it. */
	readonly text: string;
	/** Cosine to the middle of the theme. */
	readonly fit: number;
}
