import type { Message } from '../message/message';

type Vendor = typeof import('./nodemailer.vendor');

/**
 * The message as bytes (MIME, quoted-printable or base64 as needed). Files and URLs can never be read: contents are
 * strings, and both kinds of access are off in the composer as well. Same message, same bytes.
 */
export async function compose({ MailComposer }: Vendor, message: Message): Promise<Buffer> {
	const composer = new MailComposer({
		from: { ...message.from },
		to: { ...message.to },
		...(message.replyTo && { replyTo: { ...message.replyTo } }),
		subject: message.subject,
		text: message.text,
		html: message.html,
		messageId: message.messageId,
		date: rfc5322Date(message.date),
		headers: preparedHeaders(message.headers),
		baseBoundary: message.messageId.slice(1, 25),
		disableFileAccess: true,
		disableUrlAccess: true,
		newline: 'win',
	});
	const node = composer.compile();
	return await new Promise((resolve, reject) => {
		node.build((error: Error | null, bytes?: Buffer) => {
			if (bytes) resolve(bytes);
			else reject(error ?? new Error('The message is empty.'));
		});
	});
}

/** `prepared` keeps the composer from folding or encoding a link. */
function preparedHeaders(headers: Message['headers']) {
	return Object.fromEntries(
		Object.entries(headers).map(([name, value]) => [name, { prepared: true, value }]),
	);
}

function rfc5322Date(ms: number): string {
	return new Date(ms).toUTCString().replace(/GMT$/, '+0000');
}
