import { createHash } from 'node:crypto';

const MOST = 300_000;

/**
 * Wait before attempt number `attempt` (2, 3 …), in ms: `base` · 3^(attempt − 2), at most five minutes, spread over
 * ± 50 % so that deferred messages do not come back all at once. The spread follows from `seed`, so a run can be repeated.
 */
export function backoff(base: number, attempt: number, seed: string): number {
	const wait = Math.min(MOST, base * 3 ** (attempt - 2));
	const hash = createHash('sha256').update(`${seed}\0${attempt}`).digest().readUInt32BE(0);
	return Math.round(wait * (0.5 + hash / 2 ** 32));
}
