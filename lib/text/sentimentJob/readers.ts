import type { AspectOptions, Aspects } from '../aspects/openAspects';
import { EMOTIONS, type Emotions } from '../emotions/openEmotions';
import { keywordsOf } from '../keywords/keywords';
import type { LanguageDetector } from '../language/detector';
import type { Language } from '../language/languages';
import { readText } from '../normalise';
import type { WordReader } from '../reading/words';
import type { SentimentEngine } from '../sentiment/sentimentEngine';
import type { Urgency } from '../urgency/openUrgency';
import type { SentenceCell } from './columns';
import { aspectsOf, detectorOf, emotionsOf, engineOf, urgencyOf, wordsOf } from './tools';

/** What reads one text after the other; what was not asked for is null. */
export interface TextReaders {
	readonly detector: LanguageDetector;
	readonly engine: SentimentEngine;
	readonly aspects: Aspects | null;
	readonly urgency: Urgency | null;
	/** The strongest emotion: its place in EMOTIONS + 1, 0 = none shows or it was not asked for. */
	emotion(text: string, language: Language): { readonly code: number; readonly score: number };
	sentences(text: string, language: Language): SentenceCell[];
	/** Makes `keywords` ready for texts of a language. */
	loadWords(language: Language): Promise<void>;
	keywords(text: string, language: Language, most: number): string[];
}

/** What is read beside the sentiment. */
export interface AskedBeside {
	readonly aspects: AspectOptions | null;
	readonly emotions: boolean;
	readonly urgency: boolean;
}

/** Opens what was asked for, unless this thread has it open. */
export async function openReaders(asked: AskedBeside): Promise<TextReaders> {
	const engine = await engineOf();
	const emotions = asked.emotions ? await emotionsOf() : null;
	const words = new Map<Language, WordReader>();
	return {
		engine,
		detector: await detectorOf(),
		aspects: asked.aspects ? await aspectsOf(asked.aspects) : null,
		urgency: asked.urgency ? await urgencyOf() : null,
		emotion: (text, language) => strongest(emotions, text, language),
		sentences: (text, language) => sentenceCells(engine, text, language),
		loadWords: async (language) => {
			if (!words.has(language)) words.set(language, await wordsOf(language));
		},
		keywords: (text, language, most) => {
			const source = words.get(language);
			if (!source) return [];
			return keywordsOf(text, source, { method: 'textRank', most }).map(({ phrase }) => phrase);
		},
	};
}

const NONE = { code: 0, score: 0 } as const;

function strongest(emotions: Emotions | null, text: string, language: Language) {
	if (!emotions) return NONE;
	const { scores, strongest: name } = emotions.read(text, language);
	return name === null ? NONE : { code: EMOTIONS.indexOf(name) + 1, score: scores[name] };
}

function sentenceCells(engine: SentimentEngine, text: string, language: Language): SentenceCell[] {
	const { read } = readText(text);
	return engine.sentences(read, language).map((sentence) => ({
		text: read.slice(sentence.from, sentence.to),
		sentiment: sentence.class,
		score: Math.round(sentence.score * 1e4) / 1e4,
		confidence: Math.round(sentence.confidence * 1e4) / 1e4,
	}));
}
