import { readingOf, type EntryReader } from '../draft';
import { at, jsonOf, marksOf, textAt, timeAt } from '../fields';
import type { EventProvider } from '../providerEvent';
import type { UsedSignature } from '../signatureUse';
import { A_DAY, hmac, NO_SIGNATURE, refusedTime, same, WRONG_SIGNATURE } from '../signature';

/**
 * Mailgun's webhooks: HMAC-SHA256 over time and token, so the signature says nothing of the content. A token is therefore worth one
 * event only (see signatureOf).
 */
export const mailgun: EventProvider = {
	label: 'Mailgun',
	verify({ body }, secret, { now }) {
		const signature = at(jsonOf(body), 'signature');
		const [timestamp, token] = [textAt(signature, 'timestamp'), textAt(signature, 'token')];
		const given = textAt(signature, 'signature');
		if (!given || !token) return NO_SIGNATURE;
		const late = refusedTime(timeAt(timestamp), now, A_DAY);
		if (late) return late;
		const right = hmac('sha256', secret, 'hex', timestamp, token);
		return same(given.toLowerCase(), right) ? null : WRONG_SIGNATURE;
	},
	read({ body }) {
		const json = jsonOf(body);
		const entry = at(json, 'event-data');
		return entry === undefined ? null : readingOf('mailgun', [entry], readEntry);
	},
};

/** What the signature of a request is over: whoever saw one could put it above other content, so it must not come with a second event. */
export function signatureOf(body: Uint8Array): UsedSignature {
	const signature = at(jsonOf(body), 'signature');
	const timestamp = textAt(signature, 'timestamp');
	// Together, as they are signed: the border between them is not.
	return { text: timestamp + textAt(signature, 'token'), at: timeAt(timestamp) };
}

const readEntry: EntryReader = (entry) => {
	const what = whatHappened(entry);
	if (!what) return null;
	const event = textAt(entry, 'event');
	const time = timeAt(entry, 'timestamp');
	const messageId = textAt(entry, 'message', 'headers', 'message-id');
	const to = textAt(entry, 'recipient');
	const id = textAt(entry, 'id');
	return {
		...what,
		id: id ? [id, event] : [event, messageId, to, time],
		...{ to, messageId },
		marks: marksOf(at(entry, 'user-variables')),
		providerId: messageId,
		at: time,
		url: textAt(entry, 'url'),
		reason:
			textAt(entry, 'delivery-status', 'message') ||
			textAt(entry, 'delivery-status', 'description') ||
			textAt(entry, 'reason'),
	};
};

function whatHappened(entry: unknown) {
	switch (textAt(entry, 'event')) {
		case 'delivered':
			return { kind: 'delivered' } as const;
		case 'opened':
			return { kind: 'open' } as const;
		case 'clicked':
			return { kind: 'click' } as const;
		case 'complained':
			return { kind: 'complaint' } as const;
		case 'unsubscribed':
			return { kind: 'unsubscribe' } as const;
		case 'rejected':
			return { kind: 'dropped' } as const;
		case 'failed':
			// Told at each attempt; Mailgun goes on trying.
			if (textAt(entry, 'severity') === 'temporary') return { kind: 'deferred' } as const;
			return failure(textAt(entry, 'reason'));
		default:
			return null;
	}
}

/** Why Mailgun gave up. */
function failure(reason: string) {
	switch (reason) {
		case 'suppress-bounce':
			return { kind: 'dropped', cause: 'bounce' } as const;
		case 'suppress-complaint':
			return { kind: 'dropped', cause: 'complaint' } as const;
		case 'suppress-unsubscribe':
			return { kind: 'dropped', cause: 'unsubscribe' } as const;
		// Tried for hours; blocked for the sender's sake, not the address's.
		case 'old':
		case 'espblock':
		case 'greylisted':
			return { kind: 'softBounce' } as const;
		default:
			return { kind: 'bounce' } as const;
	}
}
