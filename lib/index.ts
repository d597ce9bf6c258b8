/**
 * The library by itself: `require('n8n-nodes-marketing-ai')`. Each room is a namespace (`table`, `clean`, `features`, …);
 * `runJob` runs any operation on a worker thread, as the n8n nodes do. Nothing here needs n8n.
 */
import { runJob as runAnyJob, type JobInput, type RunJobOptions } from './compute';
import type { REGISTRY } from './jobs';

export * as adapters from './adapters';
export * as campaign from './campaign';
export * as clean from './clean';
export * as features from './features';
export * as kernels from './kernels';
export * as learn from './learn';
export * as math from './math';
export * as recommend from './recommend';
export * as report from './report';
export * as segment from './segment';
export * as store from './store';
export * as table from './table';
export { closePool, type JobInput, type RunJobOptions } from './compute';
export { ERROR_CODES, isLibraryError, LibraryError, type ErrorCode } from './errors';
export type * from './ports';

type Jobs = typeof REGISTRY.jobs;
type JobFunction<N extends JobName> = Awaited<ReturnType<Jobs[N]['load']>>;

/** Names of the operations: `clean.table`, `features.rfm`, … */
export type JobName = keyof Jobs;
/** What the operation takes besides its table. */
export type JobOptions<N extends JobName> = Parameters<JobFunction<N>>[1];
/** What the operation gives. */
export type JobResult<N extends JobName> = Awaited<ReturnType<JobFunction<N>>>;

/**
 * Runs one operation on a worker thread. `input` is a Table, or a FileSource that the thread reads itself.
 * Columns are shared with the thread, not copied. Rejects with a LibraryError: the operation's own, or CANCELLED,
 * JOB_CRASHED, MEMORY_LIMIT, UNKNOWN_JOB.
 */
export async function runJob<N extends JobName>(
	name: N,
	input: JobInput,
	options: JobOptions<N>,
	settings: RunJobOptions = {},
): Promise<JobResult<N>> {
	return await runAnyJob<JobResult<N>>(name, input, options, settings);
}
