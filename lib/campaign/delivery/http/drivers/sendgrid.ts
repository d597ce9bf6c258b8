import type { Message } from '../../../message/message';
import type { Driver } from '../driver';
import type { HttpOptions } from '../httpOptions';
import { stop } from '../judge';
import { emailAndName, metadataOf, post } from '../parts';
import { reasonOf, textAt } from '../reply';

const OFF = { enable: false };
const SENDER = /verified sender|sender identity|from address/i;

/** SendGrid v3, `POST /v3/mail/send`. It knows no idempotency keys. Its own tracking is off: links stay as they are. */
export const sendgrid = ({ baseUrl }: HttpOptions): Driver => ({
	label: 'SendGrid',
	keysFor: 0,
	request: (message) => post(`${baseUrl}/v3/mail/send`, body(message)),
	read(reply) {
		const providerId = reply.header('x-message-id');
		if (reply.status === 202) return { kind: 'accepted', reason: '', providerId };
		const said = textAt(reply.json, 'errors', 0, 'message');
		const reason = reasonOf(reply, said);
		return reply.status === 400 && SENDER.test(said) ? stop(reason) : null;
	},
});

function body(message: Message) {
	const { from, to, replyTo, subject, text, html, messageId, headers } = message;
	const parts = [
		{ type: 'text/plain', value: text },
		{ type: 'text/html', value: html },
	];
	return {
		personalizations: [{ to: [emailAndName(to)], custom_args: metadataOf(message) }],
		from: emailAndName(from),
		...(replyTo && { reply_to: emailAndName(replyTo) }),
		subject,
		content: parts.filter(({ value }) => value !== ''),
		headers: { ...headers, 'Message-ID': messageId },
		tracking_settings: {
			click_tracking: { enable: false, enable_text: false },
			open_tracking: OFF,
			subscription_tracking: OFF,
		},
	};
}
