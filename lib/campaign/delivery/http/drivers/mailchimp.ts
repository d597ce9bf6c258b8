import type { Message } from '../../../message/message';
import type { Driver, Verdict } from '../driver';
import type { HttpOptions } from '../httpOptions';
import { quotaStop, stop } from '../judge';
import { mailboxText, metadataOf, post } from '../parts';
import { reasonOf, textAt, type Reply } from '../reply';

const TAKEN = new Set(['sent', 'queued', 'scheduled']);
const ACCOUNT = new Set([
	'Invalid_Key',
	'PaymentRequired',
	'Unknown_Subaccount',
	'Payment_Required',
]);
/** Rejections that everybody would get. */
const FOR_ALL = new Set(['unsigned', 'test-mode-limit', 'payment', 'invalid-sender']);

/**
 * Mailchimp Transactional (Mandrill) 1.0, `POST /api/1.0/messages/send`. It knows no idempotency keys; its key belongs into the body,
 * so the body stays an object until the secret is added. Its errors come as status 500 with a name.
 */
export const mailchimp = ({ baseUrl }: HttpOptions): Driver => ({
	label: 'Mailchimp Transactional',
	keysFor: 0,
	request: (message) => post(`${baseUrl}/api/1.0/messages/send`, { message: body(message) }),
	read,
});

function read(reply: Reply): Verdict | null {
	const { status, json } = reply;
	const state = textAt(json, 0, 'status');
	const providerId = textAt(json, 0, '_id');
	if (status === 200 && TAKEN.has(state)) return { kind: 'accepted', reason: '', providerId };
	if (status === 200 && (state === 'rejected' || state === 'invalid')) {
		const why = textAt(json, 0, 'reject_reason');
		const reason = reasonOf(reply, `${state} ${why}`.trim());
		return FOR_ALL.has(why) ? stop(reason) : { kind: 'refused', reason };
	}
	const name = textAt(json, 'name');
	const reason = reasonOf(reply, `${name} ${textAt(json, 'message')}`.trim());
	if (name === 'PaymentRequired') return quotaStop(reason);
	if (ACCOUNT.has(name)) return stop(reason);
	if (name === 'ValidationError') return { kind: 'refused', reason };
	return null;
}

function body(message: Message) {
	const { from, to, replyTo, subject, text, html, messageId, headers } = message;
	return {
		from_email: from.address,
		from_name: from.name,
		to: [{ email: to.address, name: to.name, type: 'to' }],
		...{ subject, html, text },
		headers: {
			...headers,
			...(replyTo && { 'Reply-To': mailboxText(replyTo) }),
			'Message-Id': messageId,
		},
		metadata: metadataOf(message),
		...{ track_opens: false, track_clicks: false, auto_text: false, inline_css: false },
		preserve_recipients: false,
	};
}
