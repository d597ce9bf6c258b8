import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

const SECOND = 1_000;
/** Clocks differ. */
const AHEAD = 5 * 60 * SECOND;
/** Providers that sign only once tell an event again for up to a day. */
export const A_DAY = 25 * 3_600 * SECOND;
/** Providers that sign each attempt anew. */
export const FIVE_MINUTES = 5 * 60 * SECOND;

/** Whether two texts are the same, in a time that does not tell where they differ. */
export function same(a: string, b: string): boolean {
	const digest = (text: string) => createHash('sha256').update(text, 'utf8').digest();
	return timingSafeEqual(digest(a), digest(b));
}

/** HMAC of parts that follow each other. */
export function hmac(
	algorithm: 'sha1' | 'sha256',
	key: string | Uint8Array,
	encoding: 'hex' | 'base64',
	...parts: readonly (string | Uint8Array)[]
): string {
	const made = createHmac(algorithm, key);
	for (const part of parts) made.update(part);
	return made.digest(encoding);
}

/** Why a signature of this time (UTC ms, 0 = none) is not taken; null when it is. */
export function refusedTime(signedAt: number, now: number, longest: number): string | null {
	if (signedAt === 0) return 'it does not say when it was signed';
	if (signedAt > now + AHEAD) return 'it was signed in the future';
	return signedAt < now - longest ? 'it was signed too long ago' : null;
}

export const NO_SIGNATURE = 'it is not signed';
export const WRONG_SIGNATURE = 'its signature is wrong';
