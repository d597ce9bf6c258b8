import type { Message } from '../../../message/message';
import { compose } from '../../compose';
import type { Driver } from '../driver';
import type { HttpOptions } from '../httpOptions';
import { stop } from '../judge';
import { bareId, metadataOf, post } from '../parts';
import { reasonOf, textAt } from '../reply';

const SENDER = /domain .{0,80}(?:not found|not allowed|unverified|disabled)|not activated|account/i;

/** Mailgun v3, `POST /v3/<domain>/messages.mime`: our own bytes, so that every header survives. It knows no idempotency keys. */
export const mailgun = (
	{ baseUrl, domain = '' }: HttpOptions,
	vendor: typeof import('../../nodemailer.vendor'),
): Driver => ({
	label: 'Mailgun',
	keysFor: 0,
	request(message) {
		const boundary = `form-${bareId(message)
			.replace(/[^A-Za-z0-9]/g, '')
			.slice(0, 40)}`;
		const type = `multipart/form-data; boundary=${boundary}`;
		const bytes = form(boundary, message, compose(vendor, message));
		const url = `${baseUrl}/v3/${encodeURIComponent(domain)}/messages.mime`;
		return post(url, bytes, { 'content-type': type });
	},
	read(reply) {
		const providerId = textAt(reply.json, 'id').replace(/^<|>$/g, '');
		if (reply.status === 200 && providerId) return { kind: 'accepted', reason: '', providerId };
		const said = textAt(reply.json, 'message');
		const isSender = reply.status === 400 && SENDER.test(said);
		return isSender ? stop(reasonOf(reply, said)) : null;
	},
});

/** RFC 7578. Names and values hold no line ends: the address is checked, metadata are cleaned here. */
function form(boundary: string, message: Message, mime: Buffer): Uint8Array {
	const fields: [string, string][] = [
		['to', message.to.address],
		['o:tracking', 'no'],
		...Object.entries(metadataOf(message)).map(([name, value]): [string, string] => [
			`v:${name}`,
			value,
		]),
	];
	const head = fields.map(
		([name, value]) =>
			`--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value.replace(/[\r\n\0]/g, ' ')}\r\n`,
	);
	const file = `--${boundary}\r\nContent-Disposition: form-data; name="message"; filename="message.eml"\r\nContent-Type: message/rfc822\r\n\r\n`;
	return Buffer.concat([
		Buffer.from(head.join('') + file, 'utf8'),
		mime,
		Buffer.from(`\r\n--${boundary}--\r\n`, 'utf8'),
	]);
}
