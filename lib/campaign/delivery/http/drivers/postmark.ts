import type { Message } from '../../../message/message';
import type { Driver, Verdict } from '../driver';
import type { HttpOptions } from '../httpOptions';
import { quotaStop, stop } from '../judge';
import { mailboxText, metadataOf, post } from '../parts';
import { reasonOf, textAt, waiting, type Reply } from '../reply';

/** ErrorCode 300 is about the request, 406 about the person: both only about this message. */
const ONE_MESSAGE = new Set(['300', '406']);
const LONGEST_METADATA = 80;

/** Postmark, `POST /email`. It knows no idempotency keys. `X-PM-KeepID` keeps our Message-ID. */
export const postmark = ({ baseUrl, stream = 'broadcast' }: HttpOptions): Driver => ({
	label: 'Postmark',
	keysFor: 0,
	request: (message) => post(`${baseUrl}/email`, body(message, stream)),
	read,
});

function read(reply: Reply): Verdict | null {
	const { status, json } = reply;
	const code = textAt(json, 'ErrorCode');
	const providerId = textAt(json, 'MessageID');
	if (status === 200 && code === '0' && providerId)
		return { kind: 'accepted', reason: '', providerId };
	if (code === '' || code === '0') return null;
	const reason = reasonOf(reply, `${code} ${textAt(json, 'Message')}`);
	if (code === '100') return { kind: 'deferred', reason, ...waiting(reply) };
	if (status === 429) return { kind: 'deferred', reason, ...waiting(reply) };
	if (code === '405') return quotaStop(reason);
	if (status === 422) return ONE_MESSAGE.has(code) ? { kind: 'refused', reason } : stop(reason);
	return null;
}

function body(message: Message, stream: string) {
	const { from, to, replyTo, subject, text, html, messageId, headers } = message;
	const all = { ...headers, 'Message-ID': messageId, 'X-PM-KeepID': 'true' };
	const metadata = Object.entries(metadataOf(message, LONGEST_METADATA)).map(([name, value]) => [
		name,
		value.slice(0, LONGEST_METADATA),
	]);
	return {
		From: mailboxText(from),
		To: mailboxText(to),
		...(replyTo && { ReplyTo: mailboxText(replyTo) }),
		Subject: subject,
		HtmlBody: html,
		TextBody: text,
		Headers: Object.entries(all).map(([Name, Value]) => ({ Name, Value })),
		Metadata: Object.fromEntries(metadata) as Record<string, string>,
		MessageStream: stream,
		TrackOpens: false,
		TrackLinks: 'None',
	};
}
