import type { Driver } from '../driver';
import type { HttpOptions } from '../httpOptions';
import { stop } from '../judge';
import { bareId, post } from '../parts';
import { reasonOf, textAt } from '../reply';

const DAY = 24 * 3_600_000;

/**
 * Any service of one's own: one JSON object a message, `POST`ed to one address; every 2xx means "taken". The body is text: the
 * signature covers exactly these bytes. Idempotency keys are always sent, and relied on when the user says that they are honoured.
 */
export const webhook = ({ baseUrl, honoursKeys = false }: HttpOptions): Driver => ({
	label: 'The webhook',
	keysFor: honoursKeys ? DAY - 3_600_000 : 0,
	request(message) {
		const { from, to, replyTo, subject, html, text, headers } = message;
		const { campaign = '', step = '', topic = '*' } = message;
		const body = {
			...{ messageId: bareId(message), campaign, step, topic, from, to, replyTo },
			...{ subject, html, text, headers, date: new Date(message.date).toISOString() },
		};
		return post(baseUrl, JSON.stringify(body), { 'idempotency-key': bareId(message) });
	},
	read(reply) {
		if (reply.status >= 200 && reply.status < 300) {
			const providerId = textAt(reply.json, 'id').slice(0, 200);
			return { kind: 'accepted', reason: '', ...(providerId && { providerId }) };
		}
		return reply.status === 410 ? stop(reasonOf(reply, '')) : null;
	},
});
