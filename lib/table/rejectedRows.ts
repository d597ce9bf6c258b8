import { LibraryError } from '../errors';
import type { ReadReport } from './report';

/** The error for a file with lines that cannot be read: names the first of them. */
export function rejectedRows({ name, rejected, rejectedCount }: ReadReport): LibraryError {
	const [first] = rejected;
	const more = rejectedCount > 1 ? ` ${rejectedCount - 1} more lines cannot be read.` : '';
	const sample = JSON.stringify(first?.text.slice(0, 80) ?? '');
	return new LibraryError(
		'CORRUPT_FILE',
		`Line ${first?.line ?? 0} of "${name}" cannot be read: ${first?.problem ?? ''} (${sample}).${more}`,
		'Correct the line, or read the file with Clean Data, which puts such lines into its Rejected output.',
		{ rejectedCount, rejected: rejected.slice(0, 20) },
	);
}
