/**
 * Every job and task by name: what a worker thread can be asked to do. The value imports its room lazily, so that a
 * thread loads only what it runs. A job is `(table, options, context)`, a task (for JobContext.map) is `(input)`.
 */
export const JOBS = {} as const;
