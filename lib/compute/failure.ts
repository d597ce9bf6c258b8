import { isLibraryError, LibraryError, type LibraryErrorJson } from '../errors';

/** Any thrown value as data that can cross a thread border. A foreign error becomes JOB_CRASHED with its own message. */
export function describeFailure(name: string, error: unknown): LibraryErrorJson {
	if (error instanceof LibraryError) return error.toJSON();
	if (isLibraryError(error)) return error;
	const text = error instanceof Error ? error.message : String(error);
	const stack = error instanceof Error ? error.stack : undefined;
	return new LibraryError(
		'JOB_CRASHED',
		`The job "${name}" stopped with an unexpected error: ${text}`,
		'This is a fault of the package, not of your data. Please report it with these details.',
		stack === undefined ? undefined : { stack },
	).toJSON();
}

interface ThreadError {
	readonly code?: unknown;
	readonly message?: unknown;
}

/** Why a worker thread died, in the user's words. */
export function threadDeath(
	name: string,
	cause: ThreadError | number,
	memoryLimit: number,
): LibraryError {
	const code = typeof cause === 'number' ? cause : cause.code;
	if (code === 'ERR_WORKER_OUT_OF_MEMORY') return memoryLimitError(name, memoryLimit);
	const text = typeof cause === 'number' ? `exit code ${cause}` : String(cause.message);
	return new LibraryError(
		'JOB_CRASHED',
		`The worker thread that ran "${name}" died (${text}).`,
		'Run it again. If it happens again, give the job less data or the process more memory.',
	);
}

export function memoryLimitError(name: string, limit: number): LibraryError {
	const megabytes = Math.round(limit / 2 ** 20);
	return new LibraryError(
		'MEMORY_LIMIT',
		`The job "${name}" needed more than its ${megabytes} MB of memory and was stopped.`,
		'Give it fewer rows or columns, pass the data as a file, or raise MARKETING_AI_MEMORY_MB.',
		{ limit },
	);
}
