/**
 * The message as bytes (RFC 5322, MIME): headers by nodemailer, which knows their folding and encoded words, and two
 * text parts, which need no tree. Contents are strings and nothing else, so no file or URL can be read for them.
 */
import { createHash } from 'node:crypto';
import type { Message } from '../message/message';
import { encodePart } from './encodePart';

type Vendor = typeof import('./nodemailer.vendor');

/** Same message, same bytes. The boundary follows from the content, so that no content can hold it on purpose. */
export function compose({ MimeNode }: Vendor, message: Message): Buffer {
	const { text, html } = message;
	const digest = createHash('sha256').update(text).update('\0').update(html).digest('hex');
	const boundary = `part-${digest.slice(0, 40)}`;
	const root = new MimeNode(`multipart/alternative; boundary="${boundary}"`, {
		disableFileAccess: true,
		disableUrlAccess: true,
	});
	root.setHeader(headersOf(message));
	const head = root.buildHeaders();
	const parts = [part('plain', text), part('html', html)];
	const body = parts.map((lines) => `--${boundary}\r\n${lines}\r\n`).join('');
	return Buffer.from(`${head}\r\n\r\n${body}--${boundary}--\r\n`, 'latin1');
}

function part(subtype: 'plain' | 'html', content: string): string {
	const { encoding, body } = encodePart(content);
	return `Content-Type: text/${subtype}; charset=utf-8\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n${body}`;
}

/** `prepared` keeps a link from being folded or encoded. */
function headersOf({ from, to, replyTo, subject, messageId, date, headers }: Message) {
	const extra = Object.entries(headers).map(([key, value]) => ({
		key,
		value: { prepared: true, value },
	}));
	return [
		{ key: 'From', value: { ...from } },
		{ key: 'To', value: { ...to } },
		...(replyTo ? [{ key: 'Reply-To', value: { ...replyTo } }] : []),
		{ key: 'Subject', value: subject },
		{ key: 'Message-ID', value: messageId },
		{ key: 'Date', value: new Date(date).toUTCString().replace(/GMT$/, '+0000') },
		...extra,
	];
}
