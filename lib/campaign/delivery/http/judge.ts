import { reasonOf, waiting, type Reply } from './reply';
import type { Driver, Verdict } from './driver';

const QUOTA = /\bquota\b|daily .{0,40}limit|monthly .{0,40}limit|credits?\b/i;

/**
 * What a reply means: the driver's own signs first, then HTTP's. Only a status that says "I have not done it" counts as not sent; a
 * server or gateway that broke (5xx) may have taken the message before.
 */
export function judge(driver: Driver, reply: Reply): Verdict {
	const own = driver.read(reply);
	if (own) return own;
	const reason = reasonOf(reply, '');
	const { status } = reply;
	if (status >= 200 && status < 300) {
		return { kind: 'again', reason: `${driver.label} did not answer as documented: ${reason}` };
	}
	if (status >= 500) {
		const isBusy = status === 503 && reply.header('retry-after') !== '';
		return isBusy ? { kind: 'deferred', reason, ...waiting(reply) } : { kind: 'again', reason };
	}
	return refusal(driver, reply, reason);
}

function refusal({ label }: Driver, reply: Reply, reason: string): Verdict {
	switch (reply.status) {
		case 401:
		case 403:
		case 407:
			return stop(`${label} refuses the login or the sender: ${reason}`);
		case 402:
			return quotaStop(reason);
		case 404:
		case 405:
			return stop(`${label} is not at this address: ${reason}`);
		case 408:
		case 409:
		case 425:
			return { kind: 'deferred', reason, ...waiting(reply) };
		case 429:
			if (QUOTA.test(reply.text)) return quotaStop(reason);
			return {
				kind: 'deferred',
				reason,
				...waiting(reply, 'x-ratelimit-reset', 'ratelimit-reset'),
			};
		default:
			if (reply.status < 400) return stop(`${label} answers with a redirect (${reply.status})`);
			return { kind: 'refused', reason };
	}
}

/** It would say the same to everybody. */
export const stop = (reason: string): Verdict => ({ kind: 'unavailable', reason, lasting: true });

/** The account has sent as much as it may for now, or has no money left. */
export const quotaStop = (reason: string): Verdict => ({
	kind: 'unavailable',
	reason,
	lasting: true,
	quota: true,
});
