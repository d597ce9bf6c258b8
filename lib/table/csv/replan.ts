import { isLibraryError } from '../../errors';
import type { FileSource } from '../source';
import { readAt } from './byteInput';
import { detectEncoding } from './encoding';
import type { CsvPlan } from './plan';
import { planCsv, type CsvChoices } from './planCsv';

function choicesOf({ header, decimal }: FileSource): CsvChoices {
	return {
		header: header === undefined || header === 'auto' ? undefined : header === 'yes',
		decimal: decimal === 'auto' ? undefined : decimal,
	};
}

/**
 * Plans the reading of a file and runs `read`. A file whose head is ASCII is taken for UTF-8; when a later part is not,
 * its encoding is decided by that part and the file is read again.
 */
export async function planWithFallback<T>(
	source: FileSource,
	read: (plan: CsvPlan) => Promise<T>,
): Promise<T> {
	const plan = await planCsv(source, choicesOf(source));
	try {
		return await read(plan);
	} catch (error) {
		const better = plan.encodingBy === 'content' ? decideBy(plan, error) : null;
		if (!better) throw error;
		return await read({
			...(await planCsv({ ...source, encoding: better.encoding }, choicesOf(source))),
			encodingBy: better.by,
		});
	}
}

function decideBy(plan: CsvPlan, error: unknown) {
	if (!isLibraryError(error) || error.details?.['reason'] !== 'encoding') return null;
	const { start, end } = error.details;
	if (typeof start !== 'number' || typeof end !== 'number' || plan.gzip) return null;
	const found = detectEncoding(readAt(plan.source, start, end - start), undefined, true);
	return found.encoding === 'utf-8' ? null : found;
}
