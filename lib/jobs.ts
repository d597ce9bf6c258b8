/**
 * Every job and task by name: what a worker thread can be asked to do, and the script that worker threads start with.
 * A value imports its room lazily, so that a thread loads only what it runs. A job is `(table, options, context)`,
 * a task (for JobContext.map) is `(input, { signal })`.
 */
import { serveJobs, type Registry } from './compute';

export const REGISTRY = {
	jobs: {},
	tasks: {},
} satisfies Registry;

serveJobs(REGISTRY);
