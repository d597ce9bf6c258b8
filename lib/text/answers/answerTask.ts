/** Task `text.answerRows`: what each message of a chunk says and how the FAQ answers it. */
import { createHash } from 'node:crypto';
import type { CancelSignal } from '../../ports';
import { isMissing, type Table } from '../../table';
import { openTextClassifier } from '../classifier/openTextClassifier';
import type { TextClassifier } from '../classifier/textClassifier';
import { languageOfCode, type Language } from '../language/languages';
import { normaliseText } from '../normalise';
import type { Chunk } from '../sentimentJob/chunks';
import { TextCells } from '../sentimentJob/textCells';
import { detectorOf, engineOf, readable, urgencyOf } from '../sentimentJob/tools';
import { openSpamFilter } from '../spam/openSpamFilter';
import { asksForPerson } from './askingWords';
import type { FaqEntry } from './entry';
import { handOverReasons, reason, type HandOverRules, type MessageFacts } from './handOver';
import { openResponder, type Responder } from './responder';
import type { HandOverReason, Response } from './response';

export interface AnswerRequest extends Chunk {
	/** The columns of the messages that are read. */
	readonly messages: Table;
	readonly textColumn: string;
	readonly languageColumn: string | undefined;
	readonly plain: boolean;
	readonly entries: readonly FaqEntry[];
	/** Tells whether a thread holds this FAQ already. */
	readonly key: string;
	readonly rules: HandOverRules;
	readonly spamFrom: number | null;
	readonly classifier: Uint8Array | undefined;
}

/** One message. */
export interface JudgedMessage {
	/** What the person wrote; '' = nothing. */
	readonly text: string;
	readonly language: Language | null;
	readonly response: Response;
	/** Empty = it is answered. */
	readonly reasons: readonly HandOverReason[];
	readonly sentiment: { readonly class: string; readonly score: number } | null;
	readonly urgency: number | null;
	/** Probability of spam; null where it was not looked for. */
	readonly spam: number | null;
	readonly intent: { readonly label: string; readonly confidence: number } | null;
}

const NOTHING: Response = { found: [], candidates: [], confidence: 0 };
const NO_MESSAGE: JudgedMessage = {
	text: '',
	language: null,
	response: NOTHING,
	reasons: [reason('empty')],
	sentiment: null,
	urgency: null,
	spam: null,
	intent: null,
};

/** Chunks of one job share the FAQ. */
let kept: { readonly key: string; readonly responder: Promise<Responder> } | undefined;
let keptClassifier: { readonly key: string; readonly model: TextClassifier } | undefined;

/** A name for an FAQ's content. */
export const keyOf = (entries: readonly FaqEntry[]): string =>
	createHash('sha256').update(JSON.stringify(entries)).digest('hex');

async function responderOf({ entries, key }: AnswerRequest): Promise<Responder> {
	if (kept?.key !== key) kept = { key, responder: openResponder(entries) };
	return await kept.responder;
}

async function classifierOf(bytes: Uint8Array | undefined): Promise<TextClassifier | null> {
	if (!bytes) return null;
	// A copy: what threads share cannot be read as text.
	const own = new Uint8Array(bytes);
	const key = createHash('sha256').update(own).digest('hex');
	if (keptClassifier?.key === key) return keptClassifier.model;
	const model = await openTextClassifier(own);
	keptClassifier = { key, model };
	return model;
}

/** The messages of rows from … to − 1. */
export async function answerRows(
	request: AnswerRequest,
	{ signal }: { readonly signal: CancelSignal },
): Promise<JudgedMessage[]> {
	const { from, to, messages, textColumn, languageColumn, plain } = request;
	const judge = await openJudge(request);
	const texts = new TextCells(messages.column(textColumn), plain);
	const languages = languageColumn ? messages.column(languageColumn) : null;
	const codes = languages && new TextCells(languages, false);
	const judged: JudgedMessage[] = [];
	for (let row = from; row < to; row++) {
		if (row % 32 === 0) signal.throwIfCancelled();
		const text = readable(texts.read(row), plain);
		const named = languages && codes && !isMissing(languages, row) ? codes.read(row) : '';
		judged.push(text === '' ? NO_MESSAGE : judge(text, named));
	}
	return judged;
}

async function openJudge(request: AnswerRequest) {
	const [responder, detector, engine, urgency, filter] = await Promise.all([
		responderOf(request),
		detectorOf(),
		engineOf(),
		urgencyOf(),
		openSpamFilter(),
	]);
	const classifier = await classifierOf(request.classifier);
	const { rules, spamFrom } = request;
	return (text: string, code: string): JudgedMessage => {
		const named = code === '' ? 'other' : languageOfCode(code);
		const language = named === 'other' ? detector.detect(text).language : named;
		const sentiment = engine.analyse(text, { language });
		const urgent = urgency.read(text, language);
		const spam = spamFrom === null ? null : filter.judge(text, spamFrom);
		const response = responder.respond(text, language);
		const facts: MessageFacts = {
			language,
			sentiment,
			urgency: urgent,
			asksPerson: asksForPerson(normaliseText(text), language),
			spam: spam?.reasons ?? [],
		};
		return {
			text,
			language,
			response,
			reasons: handOverReasons(response, facts, rules, responder),
			sentiment: { class: sentiment.class, score: sentiment.score },
			urgency: urgent.score,
			spam: spam?.probability ?? null,
			intent: classifier?.classify([text])[0] ?? null,
		};
	};
}
