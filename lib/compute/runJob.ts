import type { Progress } from '../ports';
import type { Services } from './asks';
import { createControl } from './cancel';
import { pack } from './codec';
import { defaultMemoryLimit, defaultThreads, Pool } from './pool';
import type { Lane } from './protocol';
import type { JobInput } from './registry';
import { WORKER_FILE } from './workerFile';

export interface RunJobOptions {
	/** Cancels the job: its thread is free within a second. */
	readonly signal?: AbortSignal;
	readonly onProgress?: Progress;
	/** What the job may ask back (JobContext.ask): service name → answer, plain data both ways. */
	readonly services?: Services;
	/** Threads the job may keep busy; default: cores − 1. */
	readonly threads?: number;
	/** Bytes; default: see `defaultMemoryLimit`. */
	readonly memoryLimit?: number;
	/**
	 * `quick`: for requests of some milliseconds that somebody waits for. They run on one thread of their own, at full priority and
	 * without helpers, beside whatever the other threads do. Default `background`.
	 */
	readonly lane?: Lane;
}

const pools = new Map<Lane, Pool>();

/** The pool of this process for such requests, made at the first of them. */
function poolOf(lane: Lane): Pool {
	let pool = pools.get(lane);
	const size = lane === 'quick' ? 1 : defaultThreads();
	if (!pool) pools.set(lane, (pool = new Pool(WORKER_FILE, size, lane)));
	return pool;
}

/**
 * Runs the job `name` (see lib/jobs.ts) on a worker thread. Columns of tables are shared with the thread, not copied.
 * Rejects with the job's own LibraryError, or CANCELLED, JOB_CRASHED, MEMORY_LIMIT, UNKNOWN_JOB.
 */
export async function runJob<R>(
	name: string,
	input: JobInput,
	options: object,
	runOptions: RunJobOptions = {},
): Promise<R> {
	const { signal, onProgress, services, lane = 'background' } = runOptions;
	const { memoryLimit = defaultMemoryLimit() } = runOptions;
	const threads = lane === 'quick' ? 1 : (runOptions.threads ?? defaultThreads());
	const request = {
		type: 'job' as const,
		name,
		input: pack(input),
		options: pack(options),
		control: createControl(),
		threads,
		memoryLimit,
	};
	const value = await poolOf(lane).use(
		memoryLimit,
		signal,
		async (thread) => await thread.run(request, { memoryLimit, signal, onProgress, services }),
	);
	return value as R; // the job's declared result: the caller names it
}

/** Ends the idle threads of this process. They end by themselves after a minute, and never keep a process alive. */
export async function closePool(): Promise<void> {
	await Promise.all([...pools.values()].map(async (pool) => await pool.close()));
}
