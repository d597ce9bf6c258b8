import { readText } from '../normalise';
import { openTagged } from '../phrases/openTagged';
import type { TaggedPhrase } from '../phrases/taggedPhrases';
import { EMOTION_EMOJI, EMOTION_WORDS } from './emotionWords';

export const EMOTIONS = [
	'joy',
	'anger',
	'sadness',
	'fear',
	'surprise',
	'disgust',
	'disappointment',
	'gratitude',
] as const;

export type Emotion = (typeof EMOTIONS)[number];

/** Words of a text that show an emotion; places in UTF-16 units. */
export interface EmotionEvidence {
	readonly emotion: Emotion;
	readonly words: string;
	readonly from: number;
	readonly to: number;
}

export interface EmotionReading {
	/** 0 … 1 for each emotion; 0 = nothing shows it. */
	readonly scores: Readonly<Record<Emotion, number>>;
	/** The one with the highest score, null = none shows. Of equal ones the first of EMOTIONS. */
	readonly strongest: Emotion | null;
	/** In order of reading, at most MOST_EVIDENCE. */
	readonly evidence: readonly EmotionEvidence[];
}

/** Tells which emotions texts show. */
export interface Emotions {
	/** `language` = ISO 639-1; languages without lists are read by emoji alone. */
	read(text: string, language: string): EmotionReading;
}

const MOST_EVIDENCE = 20;
/** What one plain word makes of nothing: 1 − e^−STRENGTH = 0.5. */
const STRENGTH = Math.LN2;
const STRESSED = 1.4;
const MOST_EXCLAMATIONS = 3;

const isEmotion = (tag: string): tag is Emotion => EMOTIONS.some((emotion) => emotion === tag);

/** Opens the word lists; a language is set up at its first text. Time is linear in the length of a text. */
export async function openEmotions(): Promise<Emotions> {
	const tagged = await openTagged(EMOTION_WORDS, EMOTION_EMOJI);
	return {
		read(text, language) {
			const { read } = readText(text);
			const lower = read.toLowerCase();
			return reading(tagged(lower, language), lower);
		},
	};
}

function reading(found: readonly TaggedPhrase[], lower: string): EmotionReading {
	const sums = new Map<Emotion, number>();
	const evidence: EmotionEvidence[] = [];
	for (const { tag, weight, from, to, negated, stressed } of found) {
		const emotion = isEmotion(tag) ? felt(tag, negated) : undefined;
		if (!emotion) continue;
		sums.set(emotion, (sums.get(emotion) ?? 0) + weight * (stressed ? STRESSED : 1));
		if (evidence.length < MOST_EVIDENCE)
			evidence.push({ emotion, words: lower.slice(from, to), from, to });
	}
	return { ...scored(sums, loudness(lower)), evidence };
}

/** What is left of an emotion under a "not": who is not happy is disappointed, who is not angry shows nothing. */
function felt(emotion: Emotion, negated: boolean): Emotion | undefined {
	if (!negated) return emotion;
	return emotion === 'joy' ? 'disappointment' : undefined;
}

function scored(sums: ReadonlyMap<Emotion, number>, loud: number) {
	const score = (emotion: Emotion) => 1 - Math.exp(-STRENGTH * loud * (sums.get(emotion) ?? 0));
	const scores: Record<Emotion, number> = {
		joy: score('joy'),
		anger: score('anger'),
		sadness: score('sadness'),
		fear: score('fear'),
		surprise: score('surprise'),
		disgust: score('disgust'),
		disappointment: score('disappointment'),
		gratitude: score('gratitude'),
	};
	let strongest: Emotion | null = null;
	for (const emotion of EMOTIONS)
		if (scores[emotion] > (strongest === null ? 0 : scores[strongest])) strongest = emotion;
	return { scores, strongest };
}

/** 1, and up to 1.3 for exclamation marks. */
function loudness(text: string): number {
	let marks = 0;
	for (let i = 0; i < text.length && marks < MOST_EXCLAMATIONS; i++)
		if (text.charCodeAt(i) === 33 || text.charCodeAt(i) === 0xff01) marks++;
	return 1 + 0.1 * marks;
}
