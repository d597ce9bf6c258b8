import { setTimeout as sleep } from 'node:timers/promises';
import type { SentimentClass } from './agreement';
import { messagesFor } from './prompt';
import { readReply } from './reply';

/** What we use of a chat model of n8n. */
export interface ChatModel {
	invoke(messages: [string, string][], options: { signal: AbortSignal }): Promise<unknown>;
}

/** What came of one question. `failed`: no answer arrived, for this reason. */
export type Answer =
	| { readonly kind: 'answered'; readonly answer: SentimentClass }
	| { readonly kind: 'unusable' }
	| { readonly kind: 'failed'; readonly reason: string };

export interface AskOptions {
	/** Seconds for one answer. */
	readonly timeout: number;
	/** How many requests run side by side. */
	readonly parallel: number;
	/** The execution was stopped. */
	readonly signal?: AbortSignal | undefined;
	readonly onProgress?: (done: number) => void;
}

/** After so many failures one after the other the model is not asked any more. */
export const FAILURES_IN_A_ROW = 5;

const LATE = 'no answer in time';

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** The HTTP status of an error, or of what caused it. */
function statusOf(error: object): string | undefined {
	const causes = [error, Reflect.get(error, 'cause')].filter(isObject);
	const known = causes.flatMap((one) => [Reflect.get(one, 'status'), Reflect.get(one, 'httpCode')]);
	return known.map(String).find((value) => /^[1-5]\d\d$/.test(value));
}

/** Why a request failed, in words that hold nothing of the request: no text, no key. */
function reasonOf(error: unknown): string {
	if (!isObject(error)) return 'unknown error';
	const status = statusOf(error);
	if (status !== undefined) return `HTTP ${status}`;
	const name: unknown = Reflect.get(error, 'name');
	return typeof name === 'string' && /^\w{1,40}$/.test(name) ? name : 'unknown error';
}

async function askOne(model: ChatModel, text: string, options: AskOptions): Promise<Answer> {
	const { timeout, signal } = options;
	const done = new AbortController();
	const stop = AbortSignal.any([done.signal, ...(signal ? [signal] : [])]);
	const late = sleep(timeout * 1000, LATE, { signal: stop });
	late.catch(() => undefined); // stopped: the answer came first
	try {
		const reply = await Promise.race([model.invoke(messagesFor(text), { signal: stop }), late]);
		if (reply === LATE) return { kind: 'failed', reason: LATE };
		const answer = readReply(reply);
		return answer === null ? { kind: 'unusable' } : { kind: 'answered', answer };
	} catch (error) {
		signal?.throwIfAborted();
		return { kind: 'failed', reason: reasonOf(error) };
	} finally {
		done.abort();
	}
}

/**
 * Asks a chat model about texts, a few at a time, in their order. An error or a late answer concerns its own text alone; after
 * FAILURES_IN_A_ROW of them the rest stays unasked (undefined). Throws only when the execution was stopped.
 */
export async function askAll(
	model: ChatModel,
	texts: readonly string[],
	options: AskOptions,
): Promise<(Answer | undefined)[]> {
	const answers = new Array<Answer | undefined>(texts.length).fill(undefined);
	let next = 0;
	let done = 0;
	let failures = 0;
	const worker = async () => {
		while (next < texts.length && failures < FAILURES_IN_A_ROW) {
			const at = next++;
			const answer = await askOne(model, texts[at] ?? '', options);
			answers[at] = answer;
			failures = answer.kind === 'failed' ? failures + 1 : 0;
			options.onProgress?.(++done);
		}
	};
	await Promise.all(Array.from({ length: options.parallel }, worker));
	return answers;
}
