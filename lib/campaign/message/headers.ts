import { oneLine } from '../template/escape';

const PRINTABLE = /^[\x21-\x7e]+$/;
const MAX_LINK = 900;
const MAX_NAME = 100;

/** A display name on one line, without the signs that end or separate addresses in careless readers. */
export function displayName(name: string): string {
	const clean = oneLine(name.slice(0, 4 * MAX_NAME)).replace(/[<>"\\]/g, ' ');
	return clean.replace(/\s+/g, ' ').trim().slice(0, MAX_NAME);
}

/** True for an https or mailto address that fits a List-Unsubscribe header. */
export function isUnsubscribeLink(link: string): boolean {
	if (!PRINTABLE.test(link) || link.length > MAX_LINK || /[<>,]/.test(link)) return false;
	if (link.startsWith('https://')) return URL.canParse(link);
	return /^mailto:[^@\s]+@[^@\s]+$/.test(link);
}

/**
 * List-Unsubscribe (RFC 2369), and for https links List-Unsubscribe-Post (RFC 8058), which Gmail, Yahoo and Microsoft
 * ask of bulk senders. `link` must have passed `isUnsubscribeLink`.
 */
export function unsubscribeHeaders(link: string | null): Record<string, string> {
	if (link === null) return {};
	const header = { 'List-Unsubscribe': `<${link}>` };
	if (!link.startsWith('https://')) return header;
	return { ...header, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' };
}
