import { MOST_CHARACTERS } from '../normalise';
import type { SentimentReport } from './report';

/** Sentences in plain English about what was left out or decided. */
export function notesOf({
	leftOut,
	all,
	confidence,
	languages,
	stars,
}: Omit<SentimentReport, 'notes'>): string[] {
	const share = Math.round(100 * confidence.share);
	const notes: [boolean, string][] = [
		[all.texts === 0, 'No row has a text.'],
		[leftOut.noText > 0, `${rows(leftOut.noText)} without a text: neutral, confidence 0.`],
		[leftOut.notText > 0, `${rows(leftOut.notText)} hold no text but other values, read as text.`],
		[
			leftOut.cut > 0,
			`${rows(leftOut.cut)} longer than ${MOST_CHARACTERS} characters: only the beginning was read.`,
		],
		[leftOut.noDate > 0, `${rows(leftOut.noDate)} without a date: not in the trend.`],
		[
			leftOut.noStars > 0,
			`${rows(leftOut.noStars)} without a usable rating: judged by text alone.`,
		],
		[
			leftOut.unknownLanguage > 0,
			`${rows(leftOut.unknownLanguage)} with an unknown language code: found in the text instead.`,
		],
		[
			languages.settledByMajority > 0,
			`${rows(languages.settledByMajority)} too short to tell their language: read as most others.`,
		],
		[stars !== null && stars.scale !== 5, `Ratings were taken as out of ${stars?.scale ?? 5}.`],
		[share >= 25, `${share} % of the texts are unsure (confidence below ${confidence.below}).`],
	];
	return notes.flatMap(([holds, text]) => (holds ? [text] : []));
}

const rows = (count: number) => (count === 1 ? '1 row' : `${count} rows`);
