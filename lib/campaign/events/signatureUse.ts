/** Signatures that say nothing of the content are worth one event. Which ones were used is kept for as long as they are taken. */
import { createHash } from 'node:crypto';
import type { ProfileStore } from '../../ports';
import { A_DAY } from './signature';

/** What a provider has signed, and when. */
export interface UsedSignature {
	readonly text: string;
	/** UTC ms. */
	readonly at: number;
}

/** Under which name those of Mailgun are kept. */
const KIND = 'mailgun.token';
const HOUR = 3_600_000;
/** Deleted at once, at most. */
const MOST = 1_000;

/**
 * Whether no other event came with this signature. Notes the use, of requests at the same moment that of one; one use in 64 deletes those that are too old to be taken again, so the
 * store holds about a day of them. Throws STORE_FAILED.
 */
export async function isFirstUse(
	{ text, at }: UsedSignature,
	eventId: string,
	profiles: ProfileStore,
	now: number,
): Promise<boolean> {
	const hash = createHash('sha256').update(text).digest('base64url');
	// In order of time, so that the oldest are found without looking through the others.
	const id = `${hourOf(at)}.${hash}`;
	const used = await profiles.first(KIND, { id, data: { event: eventId } }, now);
	if (hash.startsWith('A')) await forgetOld(profiles, now);
	return used['event'] === eventId;
}

/** Refused for their age from now on: those signed before, and with them what was kept under ids without a time. */
async function forgetOld(profiles: ProfileStore, now: number): Promise<void> {
	const signedBefore = Math.max(0, now - A_DAY);
	const before = Math.max(0, signedBefore - HOUR);
	await profiles.deleteOlder(KIND, { before, most: MOST, below: hourOf(signedBefore) });
}

/** Sorts by time, and behind every letter and digit. */
const hourOf = (at: number) => `~${String(Math.floor(at / HOUR)).padStart(8, '0')}`;
