import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SpamFilter } from './spamFilter';

const WEIGHTS = join(__dirname, 'weights', 'spam.safetensors');

let opened: Promise<SpamFilter> | undefined;

/** The filter that ships with this package; what it learned from stands in docs/models/spam.md. */
export async function openSpamFilter(): Promise<SpamFilter> {
	opened ??= readFile(WEIGHTS).then((bytes) => SpamFilter.load(bytes));
	return await opened;
}
