import type { EventKind } from '../../../ports';
import { readingOf, type EntryReader } from '../draft';
import { jsonOf, listAt, marksOf, textAt, timeAt } from '../fields';
import type { EventProvider } from '../providerEvent';
import { hmac, NO_SIGNATURE, same, WRONG_SIGNATURE } from '../signature';

const KINDS = new Map<string, EventKind>(
	(
		[
			...['delivered', 'deferred', 'dropped', 'bounce', 'softBounce', 'complaint'],
			...['unsubscribe', 'open', 'click', 'conversion'],
		] as const
	).map((kind) => [kind.toLowerCase(), kind]),
);
const SHORTEST = 16;

/**
 * Any service of one's own: JSON, one event or a list, with `X-Signature: sha256=<hex>`, the HMAC-SHA256 of the bytes. Each event holds
 * `event` and `recipient` (or `provider_id`), and as known `id, at, campaign, step, topic, message_id, url, reason`.
 */
export const custom: EventProvider = {
	label: 'Your own service',
	verify({ headers, body }, secret) {
		if (secret.length < SHORTEST) return `the secret is shorter than ${SHORTEST} characters`;
		const given = headers['x-signature'] ?? headers['x-hub-signature-256'] ?? '';
		if (given === '') return NO_SIGNATURE;
		const right = hmac('sha256', secret, 'hex', body);
		const hex = given.trim().toLowerCase();
		return same(hex.replace(/^sha256=/, ''), right) ? null : WRONG_SIGNATURE;
	},
	read({ body }) {
		const json = jsonOf(body);
		return json === undefined
			? null
			: readingOf('custom', listAt({ list: json }, 'list'), readEntry);
	},
};

const readEntry: EntryReader = (entry) => {
	const kind = KINDS.get(textAt(entry, 'event').replace(/[_-]/g, '').toLowerCase());
	if (kind === undefined) return null;
	const marks = marksOf(entry);
	const to = textAt(entry, 'recipient');
	const providerId = textAt(entry, 'provider_id');
	const time = timeAt(entry, 'at');
	const url = textAt(entry, 'url');
	const id = textAt(entry, 'id');
	const made = [kind, to.toLowerCase(), marks.messageId, providerId, marks.campaign, time, url];
	return {
		id: id ? [id] : made,
		...{ kind, to, marks, providerId, url, at: time },
		reason: textAt(entry, 'reason'),
	};
};
