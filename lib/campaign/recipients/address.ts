/**
 * One way to read an e-mail address, so that the ledger, the suppression list and the envelope always mean the same
 * person. Deliberately narrower than RFC 5322: no quoted local parts, comments, groups, address literals or display
 * names, because each of them has been used to smuggle a second recipient into a message.
 */
import { Invalid, normaliseEmail } from '../../clean';

export interface Address {
	/** What goes into the envelope: local part as given, domain in ASCII (punycode) and lower case. */
	readonly address: string;
	/** What ledger and suppression list know: `address` in lower case. */
	readonly key: string;
}

export type AddressCheck =
	({ readonly ok: true } & Address) | { readonly ok: false; readonly reason: string };

const MAX_LENGTH = 508;
const FULL_WIDTH = /[\uff01-\uff5e]/g;
const FULL_WIDTH_OFFSET = 0xfee0;

const refuse = (reason: string): AddressCheck => ({ ok: false, reason });

/**
 * Checks and normalises one address: surrounding spaces and full-width letters are forgiven, the domain becomes
 * punycode. Everything else that is not plainly `local@domain.tld` is refused with the reason. Never throws.
 */
export function parseAddress(value: unknown): AddressCheck {
	if (value === null || value === undefined) return refuse('there is no e-mail address');
	if (typeof value !== 'string') return refuse('the e-mail address is not text');
	if (value.length > MAX_LENGTH) return refuse(`the e-mail address has ${value.length} characters`);
	const text = value.trim().replace(FULL_WIDTH, toHalfWidth);
	if (text === '') return refuse('there is no e-mail address');
	const problem = forbiddenSign(text);
	if (problem) return refuse(problem);
	const email = normaliseEmail(text);
	if (email instanceof Invalid)
		return refuse(`"${text}" is not an e-mail address: ${email.reason}`);
	return { ok: true, address: email.address, key: email.key };
}

/** Signs that separate, quote or group addresses, and control characters. */
function forbiddenSign(text: string): string | null {
	if (/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(text)) {
		return 'the e-mail address holds a control character or line end';
	}
	if (/\s/.test(text)) return 'the e-mail address holds a space';
	const sign = /[,;:<>()[\]"\\]/.exec(text)?.[0];
	return sign === undefined ? null : `the e-mail address holds "${sign}"`;
}

function toHalfWidth(char: string): string {
	return String.fromCharCode(char.charCodeAt(0) - FULL_WIDTH_OFFSET);
}
