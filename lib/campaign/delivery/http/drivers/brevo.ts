import type { Message } from '../../../message/message';
import type { Driver } from '../driver';
import type { HttpOptions } from '../httpOptions';
import { quotaStop, stop } from '../judge';
import { bareId, emailAndName, metadataOf, post } from '../parts';
import { reasonOf, textAt, waiting } from '../reply';

/** Brevo remembers a key for 15 to 30 minutes: we count on ten. */
const KEYS_FOR = 600_000;
const ACCOUNT = new Set(['permission_denied', 'account_under_validation']);
const SENDER = /sender|sending domain/i;

/** Brevo v3, `POST /v3/smtp/email`, with an idempotency key. */
export const brevo = ({ baseUrl }: HttpOptions): Driver => ({
	label: 'Brevo',
	keysFor: KEYS_FOR,
	request: (message) => post(`${baseUrl}/v3/smtp/email`, body(message)),
	read(reply) {
		const { status, json } = reply;
		const providerId = textAt(json, 'messageId').replace(/^<|>$/g, '');
		if ((status === 201 || status === 202) && providerId)
			return { kind: 'accepted', reason: '', providerId };
		const code = textAt(json, 'code');
		const said = textAt(json, 'message');
		const reason = reasonOf(reply, `${code} ${said}`.trim());
		if (code === 'duplicate_request') return { kind: 'accepted', reason };
		if (code === 'not_enough_credits') return quotaStop(reason);
		if (ACCOUNT.has(code)) return stop(reason);
		if (status === 400 && SENDER.test(said)) return stop(reason);
		if (status === 429)
			return { kind: 'deferred', reason, ...waiting(reply, 'x-sib-ratelimit-reset') };
		return null;
	},
});

function body(message: Message) {
	const { from, to, replyTo, subject, text, html, messageId, headers } = message;
	const metadata = metadataOf(message);
	return {
		sender: emailAndName(from),
		to: [emailAndName(to)],
		...(replyTo && { replyTo: emailAndName(replyTo) }),
		subject,
		htmlContent: html,
		textContent: text,
		headers: {
			...headers,
			'Message-Id': messageId,
			'X-Mailin-custom': JSON.stringify(metadata),
			idempotencyKey: uuidOf(message),
		},
		...(metadata['campaign'] && { tags: [metadata['campaign']] }),
	};
}

/** The 128 bits of the message's id as a UUID (version 8, RFC 9562: bits of our own). */
function uuidOf(message: Message): string {
	const hex = bareId(message).slice(0, 32);
	return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`]
		.concat(hex.slice(20, 32))
		.join('-');
}
