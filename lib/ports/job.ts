/** Tells whether the caller gave up. Cheap enough to ask in every chunk of a loop (one atomic read). */
export interface CancelSignal {
	readonly cancelled: boolean;
	/** Throws LibraryError CANCELLED when the caller gave up. */
	throwIfCancelled(): void;
	/** The same event for code that waits (timers, sockets). Asynchronous code only: a loop that never yields must ask `cancelled`. */
	readonly abortSignal: AbortSignal;
}

/** Reports how far a job has come. `fraction` 0..1, `text` in plain English ("Training, pass 3 of 10"). */
export type Progress = (fraction: number, text: string) => void;

/** What a job gets besides its table and options. */
export interface JobContext {
	readonly signal: CancelSignal;
	readonly progress: Progress;
	/** How many threads the job may keep busy, this one included; >= 1. */
	readonly threads: number;
	/** Bytes that the job may hold beyond its input; jobs that can estimate their need check it first. */
	readonly memoryLimit: number;
	/**
	 * Runs a registered task (see lib/jobs.ts) once per input, on up to `threads` threads, results in input order.
	 * For work that is not a kernel: reading byte ranges of a file, rendering messages.
	 */
	map<I, O>(task: string, inputs: readonly I[]): Promise<O[]>;
	/**
	 * Asks a service of the side that started the job (RunJobOptions.services), such as HTTP with n8n's credentials. Plain data both
	 * ways. Rejects with the service's LibraryError, UNKNOWN_JOB when it is not offered, CANCELLED.
	 */
	ask(service: string, question: unknown): Promise<unknown>;
}

/** An operation that may take more than 50 ms: a named function of its room, run on a worker thread. */
export type Job<T, O, R> = (table: T, options: O, context: JobContext) => R | Promise<R>;
