/**
 * What a server that says "not now" asks for: how long to wait, and whether it means one message or all of them. HTTP services say it in
 * `Retry-After`; mail servers in the text of a 4yz reply (Amazon SES: "454 Throttling failure: Maximum sending rate exceeded").
 */
import type { Delivery } from '../../delivery/transport';
import { backoff } from '../backoff';

export interface Throttle {
	/** ms; null = the server does not say. */
	readonly wait: number | null;
	/** Whether every message would hear the same. */
	readonly forAll: boolean;
}

const UNITS: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000 };
const WAIT =
	/(?:in|after|for|wait|retry-after:?) (\d{1,6}) ?(s|sec|secs|seconds?|m|min|mins|minutes?|h|hours?)\b/i;
const ALL =
	/throttl|rate (?:limit|exceeded)|sending rate|too (?:many|fast)|slow down|rate.{0,20}exceed/i;

/** Null when the message was not deferred. */
export function throttleOf(delivery: Delivery): Throttle | null {
	if (delivery.kind !== 'deferred') return null;
	const { retryAfter, reason } = delivery;
	if (retryAfter !== undefined) return { wait: Math.max(0, retryAfter), forAll: true };
	const [, count = '', unit = ''] = WAIT.exec(reason) ?? [];
	const wait = count === '' ? null : Number(count) * (UNITS[unit.charAt(0).toLowerCase()] ?? 0);
	return { wait, forAll: ALL.test(reason) };
}

/** Up to a tenth more than `wait`, at most half a minute more, so that those who were told the same do not come back at once. */
export function spread(wait: number, seed: string): number {
	const most = Math.min(30_000, Math.max(100, wait / 10));
	return Math.round(wait + backoff(most, 2, seed) - most / 2);
}
