import { LibraryError } from '../errors';

const DEFAULT_LIMIT = 10_000;
const MAX_LIMIT = 1_000_000;

/** Rows in one page of a list: 1–1,000,000, default 10,000. Throws INVALID_PARAMETER. */
export function pageSize(limit = DEFAULT_LIMIT): number {
	if (Number.isInteger(limit) && limit >= 1 && limit <= MAX_LIMIT) return limit;
	throw new LibraryError(
		'INVALID_PARAMETER',
		`limit must be a whole number from 1 to ${MAX_LIMIT}, got ${limit}.`,
		'Ask for smaller pages and continue with "after".',
	);
}
