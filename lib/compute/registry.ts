import { LibraryError } from '../errors';
import type { CancelSignal, JobContext } from '../ports';
import type { FileSource, Table } from '../table';

/** A function that runs on a worker thread with a whole table. */
// Options are checked by the job itself at its border: the registry cannot know their type.
export type AnyJob = (table: never, options: never, context: JobContext) => unknown;

/** A piece of a job, run by JobContext.map on a helper thread. */
export type AnyTask = (input: never, context: { readonly signal: CancelSignal }) => unknown;

export interface JobEntry {
	readonly load: () => Promise<AnyJob>;
	/** The job wants a FileSource as it is (it streams); otherwise the worker reads the file first. */
	readonly streams?: boolean;
}

export interface Registry {
	readonly jobs: Readonly<Record<string, JobEntry>>;
	readonly tasks: Readonly<Record<string, () => Promise<AnyTask>>>;
}

export type JobInput = Table | FileSource;

/** The entry of that name, or UNKNOWN_JOB. */
export function lookUp<T>(entries: Readonly<Record<string, T>>, name: string): T {
	const entry = Object.hasOwn(entries, name) ? entries[name] : undefined;
	if (entry) return entry;
	throw new LibraryError(
		'UNKNOWN_JOB',
		`There is no job named "${name}".`,
		'Use one of the names in lib/jobs.ts.',
	);
}
