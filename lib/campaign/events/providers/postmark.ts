import { readingOf, type EntryReader } from '../draft';
import { at, jsonOf, listAt, marksOf, textAt, timeAt } from '../fields';
import type { EventProvider } from '../providerEvent';
import { checkShared } from './sharedSecret';

/** Postmark's webhooks: not signed; name and password, or a header, come along. One event a request. */
export const postmark: EventProvider = {
	label: 'Postmark',
	verify: (request, secret) => checkShared(request, secret),
	read({ body }) {
		const json = jsonOf(body);
		return json === undefined
			? null
			: readingOf('postmark', listAt({ list: json }, 'list'), readEntry);
	},
};

const TIMES = ['DeliveredAt', 'BouncedAt', 'ReceivedAt', 'ChangedAt'];

const readEntry: EntryReader = (entry) => {
	const type = textAt(entry, 'RecordType');
	const what = whatHappened(type, entry);
	if (!what) return null;
	const to = textAt(entry, 'Recipient') || textAt(entry, 'Email');
	const providerId = textAt(entry, 'MessageID');
	const time = TIMES.map((name) => timeAt(entry, name)).find((found) => found > 0) ?? 0;
	const url = textAt(entry, 'OriginalLink');
	const own = textAt(entry, 'ID');
	return {
		...what,
		id: own ? [type, own] : [type, providerId, to.toLowerCase(), time, url],
		...{ to, providerId, url, at: time },
		marks: marksOf(at(entry, 'Metadata')),
		reason: textAt(entry, 'Details') || textAt(entry, 'Description'),
	};
};

function whatHappened(type: string, entry: unknown) {
	switch (type) {
		case 'Delivery':
			return { kind: 'delivered' } as const;
		case 'Open':
			return { kind: 'open' } as const;
		case 'Click':
			return { kind: 'click' } as const;
		case 'SpamComplaint':
			return { kind: 'complaint' } as const;
		case 'Bounce':
			return bounce(textAt(entry, 'Type'));
		case 'SubscriptionChange':
			return change(entry);
		default:
			return null;
	}
}

/** Types of bounces: only those that last are hard. */
function bounce(type: string) {
	switch (type) {
		case 'HardBounce':
		case 'BadEmailAddress':
		case 'ManuallyDeactivated':
			return { kind: 'bounce' } as const;
		case 'SpamComplaint':
			return { kind: 'complaint' } as const;
		case 'Unsubscribe':
			return { kind: 'unsubscribe' } as const;
		case 'Transient':
			return { kind: 'deferred' } as const;
		case 'Subscribe':
		case 'AutoResponder':
		case 'AddressChange':
		case 'ChallengeVerification':
		case 'InboundError':
			return null;
		default:
			return { kind: 'softBounce' } as const;
	}
}

/** Bounces and complaints come as events of their own too; whoever was made active again stays on our list. */
function change(entry: unknown) {
	if (at(entry, 'SuppressSending') !== true) return null;
	switch (textAt(entry, 'SuppressionReason')) {
		case 'HardBounce':
			return { kind: 'dropped', cause: 'bounce' } as const;
		case 'SpamComplaint':
			return { kind: 'dropped', cause: 'complaint' } as const;
		default:
			return { kind: 'unsubscribe' } as const;
	}
}
