import { EMOTIONS } from '../emotions/openEmotions';
import type { Blocks } from './blocks';
import { groupsOf } from './groups';
import type { Asked } from './judgeRows';
import { languageAt } from './languageCodes';
import { notesOf } from './notes';
import type { SentimentJobOptions } from './options';
import type { Periods } from './periods';
import {
	SENTIMENT_REPORT,
	SENTIMENT_REPORT_VERSION,
	type ConfidenceReport,
	type EmotionReport,
	type LanguageReport,
	type LeftOut,
	type SentimentReport,
	type UrgencyReport,
} from './report';
import type { RowArrays } from './rowArrays';
import { CUT, NO_TEXT, NOT_TEXT, UNKNOWN_LANGUAGE } from './rowNotes';
import type { CountedSet } from './setTally';
import { starReport, type Stars } from './stars';
import { SummaryTally } from './summary';
import { TextCells } from './textCells';
import { readable } from './tools';
import { topicReports } from './topicTally';
import { trendOf } from './trend';
import { drivingWords } from './wordTally';

/** What the report is made of. */
export interface Judged {
	readonly blocks: Blocks;
	readonly options: SentimentJobOptions;
	readonly asked: Asked;
	readonly arrays: RowArrays;
	readonly counted: CountedSet;
	readonly stars: Stars | null;
	readonly periods: Periods | null;
}

const LONGEST_QUOTE = 200;

/** The report of a judged set. */
export function makeReport(judged: Judged): SentimentReport {
	const { blocks, options, asked, arrays, counted, stars, periods } = judged;
	const quote = quoter(judged);
	const all = summaryOf(arrays);
	const { lowConfidence = 0.6 } = options;
	const report = {
		kind: SENTIMENT_REPORT,
		version: SENTIMENT_REPORT_VERSION,
		rows: blocks.numRows,
		all,
		trend: periods && trendOf(periods, arrays),
		languages: languageReport(arrays, asked, counted),
		words: {
			...drivingWords(counted.words, quote),
			texts: counted.words.positiveTexts + counted.words.negativeTexts,
		},
		aspects: asked.aspects && topicReports(counted.topics, periods?.starts ?? null),
		emotions: asked.emotions ? emotionReports(counted, all.texts, quote) : null,
		urgency: asked.urgency ? urgencyReport(counted, all.texts, quote) : null,
		stars: stars && starReport(counted.stars, stars.scale, quote),
		groups: options.groupColumn ? groupsOf(blocks, options.groupColumn, arrays) : null,
		confidence: confidenceOf(arrays, all.texts, lowConfidence),
		leftOut: leftOutOf(judged),
	} as const;
	return { ...report, notes: notesOf(report) };
}

/** The text of a row as a quote: one line, shortened; '' for no row. */
function quoter({ blocks, asked: { textColumn, plain } }: Judged): (row: number) => string {
	return (row) => {
		const place = blocks.columnAt(textColumn, row);
		if (!place) return '';
		const text = readable(new TextCells(place.column, plain).read(row - place.start), plain);
		return shortened(text.slice(0, 4 * LONGEST_QUOTE));
	};
}

/** One line of at most LONGEST_QUOTE characters. */
export function shortened(text: string): string {
	const line = text.replace(/\s+/gu, ' ').trim();
	if (line.length <= LONGEST_QUOTE) return line.toWellFormed();
	const last = line.charCodeAt(LONGEST_QUOTE - 2);
	const end = last >= 0xd800 && last <= 0xdbff ? LONGEST_QUOTE - 2 : LONGEST_QUOTE - 1;
	return `${line.slice(0, end).toWellFormed()}…`;
}

function summaryOf(arrays: RowArrays) {
	const tally = new SummaryTally();
	for (let row = 0; row < arrays.rows; row++)
		if (arrays.hasText(row)) tally.add(arrays.classes[row] ?? 0, arrays.scores[row] ?? 0);
	return tally.finish();
}

function languageReport(
	arrays: RowArrays,
	{ shares }: Asked,
	{ settled }: CountedSet,
): LanguageReport {
	const tallies = new Map<number, SummaryTally>();
	for (let row = 0; row < arrays.rows; row++) {
		if (!arrays.hasText(row)) continue;
		const code = arrays.languages[row] ?? 0;
		const tally = tallies.get(code) ?? new SummaryTally();
		tallies.set(code, tally);
		tally.add(arrays.classes[row] ?? 0, arrays.scores[row] ?? 0);
	}
	const found = [...tallies]
		.map(([code, tally]) => ({ language: languageAt(code), ...tally.finish() }))
		.sort((a, b) => b.texts - a.texts || (a.language < b.language ? -1 : 1));
	const majority = shares[0]?.[0] ?? null;
	return {
		found,
		majority,
		settledByMajority: settled.find(([language]) => language === majority)?.[1] ?? 0,
	};
}

function emotionReports(
	{ emotions }: CountedSet,
	texts: number,
	quote: (row: number) => string,
): EmotionReport[] {
	return emotions
		.map(({ code, texts: showing, best: [example] }) => ({
			emotion: EMOTIONS[code - 1] ?? '',
			texts: showing,
			share: showing / texts,
			example: example
				? { row: example.row, text: quote(example.row), score: example.score }
				: null,
		}))
		.sort((a, b) => b.texts - a.texts || (a.emotion < b.emotion ? -1 : 1));
}

function urgencyReport(
	{ urgent, urgentRows }: CountedSet,
	texts: number,
	quote: (row: number) => string,
): UrgencyReport {
	return {
		texts: urgent,
		share: texts === 0 ? 0 : urgent / texts,
		messages: urgentRows.map(({ row, rank, score, reasons }) => {
			return { row, text: quote(row), score, urgency: rank, reasons };
		}),
	};
}

function confidenceOf(arrays: RowArrays, texts: number, below: number): ConfidenceReport {
	let [sum, unsure] = [0, 0];
	for (let row = 0; row < arrays.rows; row++) {
		if (!arrays.hasText(row)) continue;
		const confidence = arrays.confidences[row] ?? 0;
		sum += confidence;
		if (confidence < below) unsure++;
	}
	const mean = texts === 0 ? 0 : sum / texts;
	return { mean, below, texts: unsure, share: texts === 0 ? 0 : unsure / texts };
}

function leftOutOf({ arrays, periods, stars, options, blocks }: Judged): LeftOut {
	return {
		noText: arrays.countNotes(NO_TEXT),
		notText: arrays.countNotes(NOT_TEXT),
		cut: arrays.countNotes(CUT),
		noDate: options.dateColumn ? (periods?.withoutDate ?? blocks.numRows) : 0,
		noStars: stars?.without ?? 0,
		unknownLanguage: arrays.countNotes(UNKNOWN_LANGUAGE),
	};
}
