import type { Progress } from '../ports';
import { createControl } from './cancel';
import { pack } from './codec';
import { defaultMemoryLimit, defaultThreads, Pool } from './pool';
import type { JobInput } from './registry';
import { WORKER_FILE } from './workerFile';

export interface RunJobOptions {
	/** Cancels the job: its thread is free within a second. */
	readonly signal?: AbortSignal;
	readonly onProgress?: Progress;
	/** Threads the job may keep busy; default: cores − 1. */
	readonly threads?: number;
	/** Bytes; default: see `defaultMemoryLimit`. */
	readonly memoryLimit?: number;
}

let pool: Pool | undefined;

/** The one pool of this process, made at the first job. */
function sharedPool(): Pool {
	return (pool ??= new Pool(WORKER_FILE, defaultThreads()));
}

/**
 * Runs the job `name` (see lib/jobs.ts) on a worker thread. Columns of tables are shared with the thread, not copied.
 * Rejects with the job's own LibraryError, or CANCELLED, JOB_CRASHED, MEMORY_LIMIT, UNKNOWN_JOB.
 */
export async function runJob<R>(
	name: string,
	input: JobInput,
	options: object,
	{ signal, onProgress, threads, memoryLimit = defaultMemoryLimit() }: RunJobOptions = {},
): Promise<R> {
	const request = {
		type: 'job' as const,
		name,
		input: pack(input),
		options: pack(options),
		control: createControl(),
		threads: threads ?? defaultThreads(),
		memoryLimit,
	};
	const value = await sharedPool().use(
		memoryLimit,
		signal,
		async (thread) => await thread.run(request, { memoryLimit, signal, onProgress }),
	);
	return value as R; // the job's declared result: the caller names it
}

/** Ends the idle threads of this process. They end by themselves after a minute, and never keep a process alive. */
export async function closePool(): Promise<void> {
	await pool?.close();
}
