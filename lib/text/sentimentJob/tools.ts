/** What reads the texts, opened once a thread and kept for the next chunk and the next request. */
import { openAspects, type Aspects, type AspectOptions } from '../aspects/openAspects';
import { openEmotions } from '../emotions/openEmotions';
import { openLanguageDetector } from '../language/detector';
import type { Language } from '../language/languages';
import { plainText } from '../reading/plainText';
import { openWords, type WordReader } from '../reading/words';
import { openSentiment } from '../sentiment/openSentiment';
import { openUrgency } from '../urgency/openUrgency';

/** Where the texts stand, and whether they may be HTML or mail. */
export interface TextKind {
	readonly textColumn: string;
	readonly plain: boolean;
}

/** Topics of users are many; only the latest are kept open. */
const MOST_TOPIC_LISTS = 4;

const topicLists = new Map<string, Promise<Aspects>>();
const wordReaders = new Map<Language, Promise<WordReader>>();

export const detectorOf = once(openLanguageDetector);
export const engineOf = once(openSentiment);
export const emotionsOf = once(openEmotions);
export const urgencyOf = once(openUrgency);

/** The words of a language. */
export async function wordsOf(language: Language): Promise<WordReader> {
	const known = wordReaders.get(language) ?? openWords(language);
	wordReaders.set(language, known);
	return await known;
}

export async function aspectsOf(options: AspectOptions): Promise<Aspects> {
	const key = JSON.stringify(options);
	const known = topicLists.get(key);
	if (known) return await known;
	const oldest = topicLists.keys().next().value;
	if (topicLists.size >= MOST_TOPIC_LISTS && oldest !== undefined) topicLists.delete(oldest);
	const opened = openAspects(options);
	topicLists.set(key, opened);
	return await opened;
}

/** What is read of a cell: all of it, or what the person wrote; '' = nothing. */
export function readable(text: string, plain: boolean): string {
	if (!plain || text === '') return text;
	const own = plainText(text).text;
	return own.trim() === '' ? '' : own;
}

/** Opens at the first call; a failed opening is tried again. */
function once<T>(open: () => Promise<T>): () => Promise<T> {
	let opened: Promise<T> | undefined;
	return async () => {
		opened ??= open();
		try {
			return await opened;
		} catch (error) {
			opened = undefined;
			throw error;
		}
	};
}
