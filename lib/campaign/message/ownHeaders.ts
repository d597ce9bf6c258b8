import { createHash } from 'node:crypto';
import { LibraryError } from '../../errors';

/** Headers of a campaign that are the same for everybody. */
export interface HeaderOptions {
	/** Further headers: names of letters, digits and hyphens; values on one line of printable ASCII. At most 20. */
	readonly headers?: readonly { readonly name: string; readonly value: string }[];
	/** The sender in the Feedback-ID header, 5 … 15 letters and digits; default: made from the domain of the From address. */
	readonly senderId?: string;
}

const MOST_HEADERS = 20;
const MOST_VALUE = 900;
const NAME = /^[A-Za-z][A-Za-z0-9-]{0,69}$/;
const VALUE = /^[\x20-\x7e]+$/;
/** Headers that the node writes itself, that name people, or that only servers on the way may write. */
const RESERVED =
	/^(?:from|to|cc|bcc|sender|reply-to|subject|date|message-id|mime-version|return-path|received|delivered-to|feedback-id|authentication-results|received-spf|(?:content|resent|dkim|arc|list-unsubscribe|x-original)(?:-.*)?|x-(?:envelope|rcpt|mailgun-recipient|mc-|smtpapi|ses-|postmark|sib-|mandrill).*)$/i;

/**
 * The campaign's own headers with its Feedback-ID (`campaign:step:sender`), by which Gmail's Postmaster Tools count complaints.
 * Throws INVALID_PARAMETER for a header that may not be set.
 */
export function ownHeaders(
	{ headers = [], senderId = '' }: HeaderOptions,
	{ campaign, step, from }: { campaign: string; step: string; from: string },
): Readonly<Record<string, string>> {
	if (headers.length > MOST_HEADERS) {
		throw wrong(`There are ${headers.length} headers; at most ${MOST_HEADERS} are allowed.`);
	}
	const sender = senderId.trim() === '' ? senderOf(from) : checkSender(senderId.trim());
	const found = new Map([
		['feedback-id', ['Feedback-ID', `${word(campaign)}:${word(step)}:${sender}`]],
	]);
	for (const { name, value } of headers) {
		const [checked, text] = checkHeader(String(name).trim(), String(value).trim());
		if (found.has(checked.toLowerCase())) throw wrong(`The header "${checked}" is set twice.`);
		found.set(checked.toLowerCase(), [checked, text]);
	}
	return Object.fromEntries(found.values());
}

function checkHeader(name: string, value: string): [string, string] {
	if (!NAME.test(name)) throw wrong(`"${name.slice(0, 80)}" is not a name of a header.`);
	if (RESERVED.test(name)) throw wrong(`The header "${name}" may not be set.`);
	if (VALUE.test(value) && value.length <= MOST_VALUE) return [name, value];
	throw wrong(
		`The value of the header "${name}" is not one line of 1 to ${MOST_VALUE} printable ASCII characters.`,
	);
}

function checkSender(text: string): string {
	if (/^[A-Za-z0-9]{5,15}$/.test(text)) return text;
	throw wrong(
		`The sender in Feedback-ID must be 5 to 15 letters and digits, got "${text.slice(0, 40)}".`,
	);
}

const digest = (text: string, length: number) =>
	createHash('sha256').update(text).digest('hex').slice(0, length);

/** 5 … 15 letters and digits, always the same for a domain. */
function senderOf(address: string): string {
	const domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase();
	const plain = domain.replace(/[^a-z0-9]/g, '').slice(0, 15);
	return plain.length >= 5 ? plain : plain + digest(domain, 5);
}

/** A name without the signs that separate parts; where some had to go, a few signs of a hash keep names apart. */
function word(text: string): string {
	const plain = text.replace(/[^A-Za-z0-9._-]+/g, '-').slice(0, 60);
	return plain === text ? plain : `${plain}-${digest(text, 6)}`;
}

function wrong(message: string): LibraryError {
	return new LibraryError(
		'INVALID_PARAMETER',
		message,
		'Use headers of your own such as X-Campaign: spring; addresses, subject, content and signatures are set by the node.',
	);
}
