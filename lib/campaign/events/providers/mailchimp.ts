import type { EventKind } from '../../../ports';
import { readingOf, type EntryReader } from '../draft';
import { at, formOf, jsonOf, listAt, marksOf, textAt, timeAt } from '../fields';
import type { EventProvider, EventRequest } from '../providerEvent';
import { hmac, NO_SIGNATURE, same, WRONG_SIGNATURE } from '../signature';

const KINDS = new Map<string, EventKind>([
	['delivered', 'delivered'],
	['deferral', 'deferred'],
	['hard_bounce', 'bounce'],
	['soft_bounce', 'softBounce'],
	['spam', 'complaint'],
	['unsub', 'unsubscribe'],
	['reject', 'dropped'],
	['open', 'open'],
	['click', 'click'],
]);

/** Mailchimp Transactional's webhooks (Mandrill): HMAC-SHA1 over the address and the fields of the form. They carry no time. */
export const mailchimp: EventProvider = {
	label: 'Mailchimp Transactional',
	verify: ({ headers, body, url }, secret) =>
		checkForm(headers['x-mandrill-signature'], secret, url, body),
	read({ body }: EventRequest) {
		const text = formOf(body)?.find(([name]) => name === 'mandrill_events')?.[1];
		const json = text === undefined ? undefined : jsonOf(text);
		return json === undefined
			? null
			: readingOf('mailchimp', listAt({ list: json }, 'list'), readEntry);
	},
};

/** Mandrill and Twilio sign alike: the address, then name and value of each field in order of the names, without anything between. */
export function checkForm(
	given: string | undefined,
	secret: string,
	url: string,
	body: Uint8Array,
): string | null {
	if (!given) return NO_SIGNATURE;
	const fields = formOf(body);
	if (!fields) return 'its form has too many fields';
	const sorted = [...fields].sort(([a], [b]) => (a < b ? -1 : Number(a > b)));
	const right = hmac('sha1', secret, 'base64', url, ...sorted.flat());
	return same(given, right) ? null : WRONG_SIGNATURE;
}

const readEntry: EntryReader = (entry) => {
	const event = textAt(entry, 'event');
	const kind = KINDS.get(event);
	if (kind === undefined) return null;
	const providerId = textAt(entry, '_id') || textAt(entry, 'msg', '_id');
	const time = timeAt(entry, 'ts');
	const url = textAt(entry, 'url');
	const to = textAt(entry, 'msg', 'email');
	return {
		id: [event, providerId, to.toLowerCase(), time, url],
		...{ kind, to, providerId, url, at: time },
		marks: marksOf(at(entry, 'msg', 'metadata')),
		reason: textAt(entry, 'msg', 'diag') || textAt(entry, 'msg', 'bounce_description'),
	};
};
