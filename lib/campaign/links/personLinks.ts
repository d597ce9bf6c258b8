import { LibraryError } from '../../errors';
import type { LinkClaims, LinkTokens } from './token';

/** Where the Campaign Trigger of this store answers, and what seals the links to it. */
export interface LinkBase {
	/** Address of the Campaign Trigger, https (or http on this machine). */
	readonly url: string;
	readonly tokens: LinkTokens;
}

/** Whose links they are, and what they are about. */
export interface LinkOwner {
	readonly recipient: string;
	readonly campaign: string;
	readonly step: string;
	readonly topic: string;
}

/** The address of the Campaign Trigger, checked: https, or http for a server on this machine. Throws INVALID_PARAMETER. */
export function checkLinkBase(text: string): string {
	const url = URL.canParse(text) ? new URL(text) : null;
	const isLocal = url !== null && /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(url.hostname);
	const isGood = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLocal);
	if (url && isGood && url.username === '' && url.hash === '' && text.length <= 400)
		return url.href;
	throw new LibraryError(
		'INVALID_PARAMETER',
		`"${text.slice(0, 80)}" cannot be the address of the Campaign Trigger.`,
		'Copy the production address from the Campaign Trigger node; it begins with https://.',
	);
}

/** A link that only its owner's message holds. */
export function linkOf(
	base: LinkBase,
	kind: 'unsubscribe' | 'preferences',
	owner: LinkOwner,
): string {
	return addressOf(base, { ...owner, kind, target: '', expiresAt: 0 });
}

/** The link that confirms a topic (double opt-in); worth nothing after `expiresAt` (UTC ms). */
export function confirmLinkOf(base: LinkBase, owner: LinkOwner, expiresAt: number): string {
	return addressOf(base, { ...owner, kind: 'confirm', target: '', expiresAt });
}

/** Leads on to `target`, which must be an http or https address, and counts the click. */
export function clickLinkOf(base: LinkBase, owner: LinkOwner, target: string): string {
	return addressOf(base, { ...owner, kind: 'click', target, expiresAt: 0 });
}

/** A picture of one pixel that counts the opening. */
export function openLinkOf(base: LinkBase, owner: LinkOwner): string {
	return addressOf(base, { ...owner, kind: 'open', target: '', expiresAt: 0 });
}

const addressOf = ({ url, tokens }: LinkBase, claims: LinkClaims): string =>
	`${url}${url.includes('?') ? '&' : '?'}t=${tokens.seal(claims)}`;
