import type { Message } from '../../../message/message';
import type { Driver, Verdict } from '../driver';
import type { HttpOptions } from '../httpOptions';
import { quotaStop } from '../judge';
import { bareId, mailboxText, plainTags, post } from '../parts';
import { reasonOf, textAt, waiting, type Reply } from '../reply';

/** Resend remembers a key for 24 hours: an hour less, because clocks differ. */
const KEYS_FOR = 23 * 3_600_000;
const LIMITS = new Set(['daily_quota_exceeded', 'monthly_quota_exceeded']);

/** Resend, `POST /emails`, with an Idempotency-Key. */
export const resend = ({ baseUrl }: HttpOptions): Driver => ({
	label: 'Resend',
	keysFor: KEYS_FOR,
	request: (message) =>
		post(`${baseUrl}/emails`, body(message), { 'idempotency-key': bareId(message) }),
	read,
});

function read(reply: Reply): Verdict | null {
	const { status, json } = reply;
	const providerId = textAt(json, 'id');
	if (status === 200 && providerId) return { kind: 'accepted', reason: '', providerId };
	const name = textAt(json, 'name');
	const reason = reasonOf(reply, `${name} ${textAt(json, 'message')}`.trim());
	if (name === 'concurrent_idempotent_requests') return { kind: 'again', reason };
	// The key was used for other words: an earlier request came through, and nobody can tell what became of it.
	if (name === 'invalid_idempotent_request') return { kind: 'unknown', reason };
	if (LIMITS.has(name)) return quotaStop(reason);
	if (name === 'rate_limit_exceeded')
		return { kind: 'deferred', reason, ...waiting(reply, 'ratelimit-reset') };
	return null;
}

function body(message: Message) {
	const { from, to, replyTo, subject, text, html, messageId, headers } = message;
	return {
		from: mailboxText(from),
		to: [mailboxText(to)],
		...(replyTo && { reply_to: mailboxText(replyTo) }),
		subject,
		html,
		text,
		headers: { ...headers, 'Message-ID': messageId },
		tags: plainTags(message).map(([name, value]) => ({ name, value })),
	};
}
