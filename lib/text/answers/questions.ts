/**
 * The questions in a message. A sentence asks when it ends with a question mark or begins as questions do; a question that says
 * little by itself ("Where is it?") is also read with the sentence before it. A message without a question is one request.
 */
import type { Language } from '../language/languages';
import { sentencesOf } from '../reading/sentences';
import { ASKING_WORDS } from './askingWords';

/** What is asked: the sentence, and further readings of it that may fit the FAQ better. */
export interface AskedQuestion {
	readonly text: string;
	readonly readings: readonly string[];
}

const MOST_SENTENCES = 30;
const MOST_QUESTIONS = 5;
/** A message up to this length is also read as a whole. */
const MOST_WHOLE = 400;
const ASKS = /[?？؟]["'”’»)\]\s]*$/u;
const FIRST_WORD = /^[^\p{L}]*([\p{L}\p{M}]+)/u;

/** Of a text of up to MOST_CHARACTERS; at most MOST_QUESTIONS, in order. */
export function questionsOf(text: string, language: Language): AskedQuestion[] {
	const sentences = sentencesOf(text, language)
		.slice(0, MOST_SENTENCES)
		.map(({ from, to }) => text.slice(from, to));
	const asked = [...sentences.keys()].filter((at) => asks(sentences[at] ?? '', language));
	if (sentences.length <= 1) return [{ text, readings: [text] }];
	if (asked.length <= 1) return [oneQuestion(text, sentences, asked[0])];
	return asked.slice(0, MOST_QUESTIONS).map((at) => {
		const own = sentences[at] ?? '';
		const before = sentences[at - 1];
		const alone = before === undefined || asked.includes(at - 1);
		return { text: own, readings: alone ? [own] : [own, `${before} ${own}`] };
	});
}

/** Readings of a message that asks once, or not at all. */
function oneQuestion(
	text: string,
	sentences: readonly string[],
	asked: number | undefined,
): AskedQuestion {
	const whole = text.length <= MOST_WHOLE ? [text] : [];
	if (asked === undefined) return { text, readings: [...whole, ...sentences.slice(0, 6)] };
	const own = sentences[asked] ?? '';
	const before = sentences[asked - 1];
	const withBefore = before === undefined ? [] : [`${before} ${own}`];
	return { text: own, readings: [own, ...withBefore, ...whole] };
}

function asks(sentence: string, language: Language): boolean {
	if (ASKS.test(sentence.slice(-20))) return true;
	const first = FIRST_WORD.exec(sentence.slice(0, 60))?.[1]?.toLowerCase();
	return first !== undefined && (ASKING_WORDS[language]?.has(first) ?? false);
}
