import { readingOf, type Draft } from '../draft';
import { formOf, marksOf } from '../fields';
import type { EventProvider, EventRequest } from '../providerEvent';
import { checkForm } from './mailchimp';

/** Error codes of numbers that take no messages at all: unknown, a landline, none. */
const NEVER = new Set(['30005', '30006', '21211', '21614']);
/** The person has sent STOP. */
const LEFT = '21610';

/** Twilio's status callbacks and the STOP messages that it passes on: HMAC-SHA1 over the address and the fields. They carry no time. */
export const twilio: EventProvider = {
	label: 'Twilio',
	verify: ({ headers, body, url }, secret) =>
		checkForm(headers['x-twilio-signature'], secret, url, body),
	read({ body, url }: EventRequest) {
		const fields = new Map(formOf(body) ?? []);
		if (!fields.has('MessageSid') && !fields.has('SmsSid')) return null;
		const query = URL.canParse(url) ? new URL(url).searchParams : new URLSearchParams();
		return readingOf('twilio', [fields], () => draftOf(fields, Object.fromEntries(query)));
	},
};

function draftOf(fields: ReadonlyMap<string, string>, query: Record<string, string>): Draft | null {
	const field = (name: string) => fields.get(name) ?? '';
	const sid = field('MessageSid') || field('SmsSid');
	if (field('OptOutType') === 'STOP') {
		return { id: [sid, 'STOP'], kind: 'unsubscribe', to: field('From'), reason: 'sent STOP' };
	}
	const status = field('MessageStatus') || field('SmsStatus');
	const code = field('ErrorCode');
	const what = whatHappened(status, code);
	if (!what) return null;
	return {
		...what,
		id: [sid, status, code],
		to: field('To'),
		providerId: sid,
		// Signed with the address. Callbacks carry no time either.
		marks: marksOf(query),
		reason: [code && `error ${code}`, field('ErrorMessage')].filter(Boolean).join(': '),
	};
}

function whatHappened(status: string, code: string) {
	switch (status) {
		case 'delivered':
			return { kind: 'delivered' } as const;
		case 'read':
			return { kind: 'open' } as const;
		case 'undelivered':
		case 'failed':
			if (code === LEFT) return { kind: 'dropped', cause: 'unsubscribe' } as const;
			return { kind: NEVER.has(code) ? 'bounce' : 'softBounce' } as const;
		default:
			return null;
	}
}
