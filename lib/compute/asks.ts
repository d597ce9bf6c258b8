/**
 * Questions that a job on its thread has for the side that started it, such as "send this HTTP request with n8n's proxies and
 * credentials". Only named services that the caller offers can be asked; questions and answers are plain data.
 */
import type { MessagePort } from 'node:worker_threads';
import { isLibraryError, LibraryError } from '../errors';
import { cancelledError } from './cancel';
import { describeFailure } from './failure';
import type { AnswerRequest, AskReply } from './protocol';

/** What a job may ask the side that started it: service name → answer. */
export type Services = Readonly<Record<string, (question: unknown) => Promise<unknown>>>;

interface Waiting {
	readonly resolve: (value: unknown) => void;
	readonly reject: (error: unknown) => void;
}

/** The thread's side: questions that wait for their answers. */
export class Asks {
	private readonly waiting = new Map<number, Waiting>();
	private next = 0;

	constructor(private readonly port: Pick<MessagePort, 'postMessage'>) {}

	/** Rejects with the service's LibraryError, UNKNOWN_JOB where there is no such service, CANCELLED. */
	async ask(service: string, question: unknown): Promise<unknown> {
		const id = this.next++;
		return await new Promise((resolve, reject) => {
			this.waiting.set(id, { resolve, reject });
			try {
				this.port.postMessage({ type: 'ask', id, service, question } satisfies AskReply);
			} catch (error) {
				this.waiting.delete(id);
				reject(error);
			}
		});
	}

	answer({ id, value, error }: AnswerRequest): void {
		const waiting = this.waiting.get(id);
		this.waiting.delete(id);
		if (error === null) waiting?.resolve(value);
		else waiting?.reject(isLibraryError(error) ? LibraryError.fromJSON(error) : error);
	}

	/** Nobody will answer any more. */
	cancel(): void {
		const all = [...this.waiting.values()];
		this.waiting.clear();
		for (const { reject } of all) reject(cancelledError());
	}
}

/** The starting side's answer to a question; never rejects. */
export async function answerTo(
	services: Services | undefined,
	ask: AskReply,
): Promise<AnswerRequest> {
	const { id, service, question } = ask;
	try {
		const serve = services && Object.hasOwn(services, service) ? services[service] : undefined;
		if (!serve) {
			throw new LibraryError(
				'UNKNOWN_JOB',
				`The job asked for "${service}", which its caller does not offer.`,
				'Pass it in the services of runJob.',
			);
		}
		return { type: 'answer', id, value: await serve(question), error: null };
	} catch (error) {
		return noAnswer(ask, error);
	}
}

export const noAnswer = ({ id, service }: AskReply, error: unknown): AnswerRequest => ({
	type: 'answer',
	id,
	value: null,
	error: describeFailure(service, error),
});
