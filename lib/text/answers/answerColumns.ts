import { booleanColumn, integerColumn, numberColumn, stringColumn, type Column } from '../../table';
import type { JudgedMessage } from './answerTask';
import type { FaqEntry } from './entry';

/** One candidate as a person sees it. */
export interface CandidateCell {
	readonly id: string;
	readonly question: string;
	readonly answer: string;
	readonly topic: string | null;
	readonly confidence: number;
}

const round = (value: number) => Math.round(value * 1e4) / 1e4;

/** The entries that answer the questions of a message, each once. */
function matched({ response }: JudgedMessage, entries: readonly FaqEntry[]): FaqEntry[] {
	const first = response.found.map(({ candidates }) => entries[candidates[0]?.entry ?? -1]);
	return [...new Set(first)].filter((entry) => entry !== undefined);
}

/** The reply: the FAQ's own words, nothing else. Of several questions each answer follows the question that it is for. */
export function draftOf(message: JudgedMessage, entries: readonly FaqEntry[]): string {
	const found = matched(message, entries);
	if (found.length === 1) return found[0]?.answer ?? '';
	return found.map(({ question, answer }) => `${question}\n${answer}`).join('\n\n');
}

/** What job `text.answer` adds to the messages, a row each. Lists are JSON columns. */
export function answerColumns(
	judged: readonly JudgedMessage[],
	entries: readonly FaqEntry[],
): [string, Column][] {
	const intents = judged.some(({ intent }) => intent !== null);
	return [
		...replyColumns(judged, entries),
		['answer_confidence', numberColumn(judged.map(({ response }) => round(response.confidence)))],
		['answer_reasons', jsonColumn(judged, ({ reasons }) => reasons.map(({ text }) => text))],
		['answer_candidates', jsonColumn(judged, (one) => candidateCells(one, entries))],
		...messageColumns(judged),
		...(intents ? intentColumns(judged) : []),
	];
}

const jsonColumn = (judged: readonly JudgedMessage[], list: (one: JudgedMessage) => unknown) =>
	stringColumn(
		judged.map((one) => JSON.stringify(list(one))),
		true,
	);

/** Empty for messages that a person answers. */
function replyColumns(
	judged: readonly JudgedMessage[],
	entries: readonly FaqEntry[],
): [string, Column][] {
	const sent = (value: (one: JudgedMessage) => string) =>
		stringColumn(judged.map((one) => (one.reasons.length === 0 ? value(one) : null)));
	const join = (one: JudgedMessage, key: 'question' | 'id', between: string) =>
		matched(one, entries)
			.map((entry) => entry[key])
			.join(between);
	return [
		['answered', booleanColumn(judged.map(({ reasons }) => reasons.length === 0))],
		['answer', sent((one) => draftOf(one, entries))],
		['answer_question', sent((one) => join(one, 'question', '\n'))],
		['answer_id', sent((one) => join(one, 'id', ', '))],
	];
}

const rounded = (value: number | null) => (value === null ? null : round(value));

const messageColumns = (judged: readonly JudgedMessage[]): [string, Column][] => [
	['message_questions', integerColumn(judged.map(({ response }) => response.found.length))],
	['message_language', stringColumn(judged.map(({ language }) => language))],
	['message_sentiment', stringColumn(judged.map(({ sentiment }) => sentiment?.class))],
	[
		'message_sentiment_score',
		numberColumn(judged.map(({ sentiment }) => rounded(sentiment?.score ?? null))),
	],
	['message_urgency', numberColumn(judged.map(({ urgency }) => rounded(urgency)))],
	['message_spam', numberColumn(judged.map(({ spam }) => rounded(spam)))],
];

const intentColumns = (judged: readonly JudgedMessage[]): [string, Column][] => [
	['message_intent', stringColumn(judged.map(({ intent }) => intent?.label))],
	[
		'message_intent_confidence',
		numberColumn(judged.map(({ intent }) => rounded(intent?.confidence ?? null))),
	],
];

function candidateCells(
	{ response }: JudgedMessage,
	entries: readonly FaqEntry[],
): CandidateCell[] {
	return response.candidates.flatMap(({ entry, confidence }) => {
		const own = entries[entry];
		if (!own) return [];
		const { id, question, answer, topic } = own;
		return [{ id, question, answer, topic, confidence: round(confidence) }];
	});
}
