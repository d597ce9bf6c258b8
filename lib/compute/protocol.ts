import type { LibraryErrorJson } from '../errors';
import type { Packed } from './codec';

/**
 * `background`: work that may take long, behind the thread that answers web requests. `quick`: requests of some milliseconds that
 * somebody waits for; they have a thread of their own, so that no long job holds them up.
 */
export type Lane = 'background' | 'quick';

/** What a worker thread is told when it is made. */
export interface WorkerSetup {
	readonly marketingAi: 'worker';
	/** Which requests it serves (see runJob). */
	readonly lane: Lane;
	/** Its own script, for the helper threads that it starts. */
	readonly file: string;
}

export interface JobRequest {
	readonly type: 'job';
	readonly name: string;
	readonly input: Packed;
	readonly options: Packed;
	/** control[0] = 1: cancelled. */
	readonly control: Int32Array;
	readonly threads: number;
	readonly memoryLimit: number;
}

export interface TaskRequest {
	readonly type: 'task';
	readonly name: string;
	readonly input: Packed;
	readonly control: Int32Array;
}

export interface CancelRequest {
	readonly type: 'cancel';
}

/** What the caller's service said to a question of the job (see asks.ts); `error` null = `value` is the answer. */
export interface AnswerRequest {
	readonly type: 'answer';
	readonly id: number;
	readonly value: unknown;
	readonly error: LibraryErrorJson | null;
}

export type Request = JobRequest | TaskRequest | CancelRequest | AnswerRequest;

export interface ProgressReply {
	readonly type: 'progress';
	readonly fraction: number;
	readonly text: string;
}

export interface ResultReply {
	readonly type: 'result';
	readonly value: Packed;
}

export interface ErrorReply {
	readonly type: 'error';
	readonly error: LibraryErrorJson;
}

export interface AskReply {
	readonly type: 'ask';
	readonly id: number;
	readonly service: string;
	readonly question: unknown;
}

export type Reply = ProgressReply | ResultReply | ErrorReply | AskReply;
