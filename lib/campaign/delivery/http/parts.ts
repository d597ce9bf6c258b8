/** Parts that the requests of several services share. */
import type { HttpRequest } from '../../../ports';
import type { Mailbox, Message } from '../../message/message';

/** The Message-ID without its angle brackets: what services and their events know the message by. */
export const bareId = ({ messageId }: Message): string => messageId.replace(/^<|>$/g, '');

/**
 * What events of the service come back with. A topic of more than `longestTopic` characters stays at home: cut, it would be another one,
 * and who unsubscribes without a topic leaves them all.
 */
export function metadataOf(message: Message, longestTopic = 500): Record<string, string> {
	const { campaign = '', step = '', topic = '*' } = message;
	const isTold = topic !== '*' && topic !== '' && topic.length <= longestTopic;
	return { message_id: bareId(message), campaign, step, ...(isTold && { topic }) };
}

/** `{ email, name }`, without a name where there is none. */
export const emailAndName = ({ name, address }: Mailbox) => ({
	email: address,
	...(name !== '' && { name }),
});

/** `"Name" <address>`. Names are on one line and hold no quotes or brackets (see displayName). */
export const mailboxText = ({ name, address }: Mailbox): string =>
	name === '' ? address : `"${name.replace(/["\\\r\n]/g, ' ')}" <${address}>`;

const LONGEST_TAG = 256;

/** Letters, digits, `_` and `-`, as the tags of some services must be. */
export const plainTag = (text: string): string =>
	text.replace(/[^A-Za-z0-9_-]+/g, '_').slice(0, LONGEST_TAG);

/**
 * Metadata as name–value tags of plain letters; of the message's id the part before the @. A topic that plain letters cannot tell goes as
 * `topic_b64`, the base64url text of its UTF-8 bytes (see marksOf in events/fields.ts); one too long for a tag stays at home.
 */
export function plainTags(message: Message): [name: string, value: string][] {
	const { message_id = '', topic = '', ...rest } = metadataOf(message);
	const id = message_id.replace(/@.*$/, '');
	return Object.entries({ ...rest, message_id: id, ...topicTag(topic) })
		.map(([name, value]): [string, string] => [name, plainTag(value)])
		.filter(([, value]) => value !== '');
}

function topicTag(topic: string): Record<string, string> {
	if (topic === '' || plainTag(topic) === topic) return { topic };
	const encoded = Buffer.from(topic, 'utf8').toString('base64url');
	return encoded.length <= LONGEST_TAG ? { topic_b64: encoded } : {};
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
