import type { EventKind } from '../../../ports';
import { readingOf, type EntryReader } from '../draft';
import { at, jsonOf, listAt, marksOf, textAt, timeAt } from '../fields';
import type { EventProvider } from '../providerEvent';
import { checkShared } from './sharedSecret';

const KINDS = new Map<string, EventKind>([
	['delivered', 'delivered'],
	['deferred', 'deferred'],
	['hard_bounce', 'bounce'],
	['invalid_email', 'bounce'],
	['soft_bounce', 'softBounce'],
	['blocked', 'dropped'],
	['error', 'dropped'],
	['spam', 'complaint'],
	['unsubscribed', 'unsubscribe'],
	['opened', 'open'],
	['unique_opened', 'open'],
	['click', 'click'],
]);

/** Brevo's transactional webhooks: not signed; a secret comes along. One event or a batch of them. */
export const brevo: EventProvider = {
	label: 'Brevo',
	verify: (request, secret) => checkShared(request, secret),
	read({ body }) {
		const json = jsonOf(body);
		return json === undefined
			? null
			: readingOf('brevo', listAt({ list: json }, 'list'), readEntry);
	},
};

const readEntry: EntryReader = (entry) => {
	const event = textAt(entry, 'event');
	const kind = KINDS.get(event);
	if (kind === undefined) return null;
	const to = textAt(entry, 'email');
	const providerId = textAt(entry, 'message-id');
	// `id` is the webhook's; `date` is local time.
	const time = timeAt(entry, 'ts_event') || timeAt(entry, 'ts_epoch') || timeAt(entry, 'ts');
	const url = textAt(entry, 'link');
	return {
		id: [event, providerId, to.toLowerCase(), time, url],
		...{ kind, to, providerId, url, messageId: providerId },
		marks: marksOf(at(entry, 'X-Mailin-custom')),
		at: time,
		reason: textAt(entry, 'reason'),
	};
};
