/** Every code a LibraryError may carry, with the situation it stands for. Codes are stable: callers may switch on them. */
export const ERROR_CODES = {
	BROWSER_FAILED: 'A browser did not start, did not answer in time, or ended.',
	BROWSER_MISSING: 'There is no browser on this machine, or not where it is said to be.',
	CANCELLED: 'The caller cancelled the job before it finished.',
	CORRUPT_FILE: 'A file or artefact cannot be read: truncated, wrong checksum or wrong format.',
	EMPTY_INPUT: 'There are no rows to work on.',
	HTTP_FAILED: 'A request to another service got no answer.',
	INVALID_PARAMETER: 'An option is outside its documented range.',
	JOB_CRASHED: 'The worker thread that ran the job died.',
	MEMORY_LIMIT: 'The job needs more memory than it may use.',
	MISSING_COLUMN: 'A column that the operation needs is not in the table.',
	NOT_FITTED: 'A model was used before it was fitted.',
	NOT_FOUND: 'A named artefact is not in the store.',
	SEND_FAILED: 'A message could not be handed to the mail server.',
	STORE_FAILED: 'The store could not read or write.',
	UNDEFINED_METRIC: 'A metric has no value for these rows, e.g. ROC AUC of one class only.',
	UNKNOWN_JOB: 'No job of that name is registered.',
	UNSUPPORTED: 'The input is understood but this version cannot work with it.',
	WRONG_TYPE: 'A column or value has a type that the operation cannot use.',
} as const;

export type ErrorCode = keyof typeof ERROR_CODES;
