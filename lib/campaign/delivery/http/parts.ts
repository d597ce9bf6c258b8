/** Parts that the requests of several services share. */
import type { HttpRequest } from '../../../ports';
import type { Mailbox, Message } from '../../message/message';

/** The Message-ID without its angle brackets: what services and their events know the message by. */
export const bareId = ({ messageId }: Message): string => messageId.replace(/^<|>$/g, '');

/** What events of the service come back with. */
export function metadataOf(message: Message): Record<string, string> {
	const { campaign = '', step = '' } = message;
	return { message_id: bareId(message), campaign, step };
}

/** `{ email, name }`, without a name where there is none. */
export const emailAndName = ({ name, address }: Mailbox) => ({
	email: address,
	...(name !== '' && { name }),
});

/** `"Name" <address>`. Names are on one line and hold no quotes or brackets (see displayName). */
export const mailboxText = ({ name, address }: Mailbox): string =>
	name === '' ? address : `"${name.replace(/["\\\r\n]/g, ' ')}" <${address}>`;

/** Letters, digits, `_` and `-`, as the tags of some services must be. */
export const plainTag = (text: string): string =>
	text.replace(/[^A-Za-z0-9_-]+/g, '_').slice(0, 256);

/** Metadata as name–value tags of plain letters; of the message's id the part before the @. */
export function plainTags(message: Message): [string, string][] {
	const { message_id = '', ...rest } = metadataOf(message);
	const id = message_id.replace(/@.*$/, '');
	return Object.entries({ ...rest, message_id: id })
		.map(([name, value]): [string, string] => [name, plainTag(value)])
		.filter(([, value]) => value !== '');
}

export const post = (
	url: string,
	body: NonNullable<HttpRequest['body']>,
	headers: Record<string, string> = {},
): HttpRequest => ({
	method: 'POST',
	url,
	headers: { accept: 'application/json', 'content-type': 'application/json', ...headers },
	body,
});
