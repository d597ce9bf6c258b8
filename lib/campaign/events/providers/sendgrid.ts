import { createPublicKey, verify, type KeyObject } from 'node:crypto';
import type { EntryReader } from '../draft';
import { readingOf } from '../draft';
import { jsonOf, listAt, marksOf, textAt, timeAt } from '../fields';
import type { EventProvider, EventRequest } from '../providerEvent';
import { A_DAY, NO_SIGNATURE, refusedTime, WRONG_SIGNATURE } from '../signature';

const SIGNATURE = 'x-twilio-email-event-webhook-signature';
const TIMESTAMP = 'x-twilio-email-event-webhook-timestamp';

/** Twilio SendGrid's Event Webhook: ECDSA (P-256, SHA-256) over the time and the bytes. The secret is its public "verification key". */
export const sendgrid: EventProvider = {
	label: 'SendGrid',
	verify({ headers, body }: EventRequest, secret, { now }) {
		const signature = headers[SIGNATURE];
		const timestamp = headers[TIMESTAMP] ?? '';
		if (!signature) return NO_SIGNATURE;
		const late = refusedTime(timeAt(timestamp), now, A_DAY);
		if (late) return late;
		const key = publicKey(secret);
		if (!key) return 'the verification key is not the one that SendGrid shows';
		const signed = Buffer.concat([Buffer.from(timestamp, 'utf8'), body]);
		const isRight = verify('sha256', signed, key, Buffer.from(signature, 'base64'));
		return isRight ? null : WRONG_SIGNATURE;
	},
	read({ body }) {
		const json = jsonOf(body);
		return json === undefined
			? null
			: readingOf('sendgrid', listAt({ list: json }, 'list'), readEntry);
	},
};

/** SendGrid shows the key as the base64 text of its DER bytes; others keep it as PEM. */
function publicKey(secret: string): KeyObject | null {
	try {
		const key = secret.includes('BEGIN')
			? createPublicKey(secret)
			: createPublicKey({ key: Buffer.from(secret, 'base64'), format: 'der', type: 'spki' });
		return key.asymmetricKeyType === 'ec' ? key : null;
	} catch {
		// Said in the refusal: the key is the user's, and not one.
		return null;
	}
}

const readEntry: EntryReader = (entry) => {
	const what = whatHappened(entry);
	if (!what) return null;
	const event = textAt(entry, 'event');
	const to = textAt(entry, 'email');
	const id = textAt(entry, 'sg_event_id');
	const time = timeAt(entry, 'timestamp');
	return {
		...what,
		id: id ? [id] : [event, textAt(entry, 'sg_message_id'), to, time, textAt(entry, 'url')],
		to,
		marks: marksOf(entry),
		messageId: textAt(entry, 'smtp-id'),
		// The name that was given when it was sent, and how it went on from there.
		providerId: textAt(entry, 'sg_message_id').replace(/\..*$/, ''),
		at: time,
		url: textAt(entry, 'url'),
		reason: textAt(entry, 'reason') || textAt(entry, 'response'),
	};
};

function whatHappened(entry: unknown) {
	switch (textAt(entry, 'event')) {
		case 'delivered':
			return { kind: 'delivered' } as const;
		case 'deferred':
			return { kind: 'deferred' } as const;
		case 'open':
			return { kind: 'open' } as const;
		case 'click':
			return { kind: 'click' } as const;
		case 'spamreport':
			return { kind: 'complaint' } as const;
		case 'unsubscribe':
		case 'group_unsubscribe':
			return { kind: 'unsubscribe' } as const;
		case 'bounce':
			return { kind: isHard(entry) ? 'bounce' : 'softBounce' } as const;
		case 'dropped':
			return { kind: 'dropped', cause: causeOf(textAt(entry, 'reason')) } as const;
		default:
			return null;
	}
}

/** `blocked` is about the sender or the moment; a status of 4.x.x too. */
const isHard = (entry: unknown) =>
	textAt(entry, 'type') !== 'blocked' && !textAt(entry, 'status').startsWith('4');

function causeOf(reason: string) {
	if (/^(?:bounced|invalid)/i.test(reason)) return 'bounce';
	if (/^spam reporting/i.test(reason)) return 'complaint';
	return /^(?:unsubscribed|group unsubscribe)/i.test(reason) ? 'unsubscribe' : null;
}
