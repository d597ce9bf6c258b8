import { domainToASCII } from 'node:url';
import { Invalid } from './invalid';
import { tidyText } from './text';

/** A checked address. */
export interface EmailAddress {
	/** Domain in lower case and punycode, the part before the @ as it was written. */
	readonly address: string;
	/** The address in lower case throughout: what to compare, join and look up by. */
	readonly key: string;
	/** The domain alone, lower case and punycode. */
	readonly domain: string;
}

const MAX_INPUT = 1024;
/** RFC 5322 dot-atom. Quoted local parts are legal and in practice only an attack: refused. */
const LOCAL = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/i;
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
const TOP_LEVEL = /^(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})$/;
/** Nothing for punycode to do; labels that claim to be punycode are checked by it. */
const ASCII_DOMAIN = /^(?!(?:.*\.)?xn--)[a-z0-9.-]+$/;
/** Letters, digits and the usual marks around one @: no tidying needed. */
const ORDINARY = /^([a-z0-9._+-]+)@([a-z0-9.-]+)$/i;
const BREAKING = /[\p{Cc}\u2028\u2029]/u;

function checkDomain(written: string): string | Invalid {
	if (/[^\p{L}\p{M}\p{N}.\-。．]/u.test(written))
		return new Invalid('the domain has characters that no domain can have');
	const lower = written.toLowerCase();
	const domain = ASCII_DOMAIN.test(lower) ? lower : domainToASCII(lower);
	const labels = domain.split('.');
	if (labels.length < 2) return new Invalid('the domain has no dot');
	if (domain.length > 253 || !labels.every((label) => LABEL.test(label))) {
		return new Invalid('the domain is not well formed');
	}
	return TOP_LEVEL.test(labels.at(-1) ?? '')
		? domain
		: new Invalid('the domain has no valid ending');
}

function checkLocal(local: string): Invalid | null {
	if (local === '') return new Invalid('nothing stands before the @');
	if (local.length > 64) return new Invalid('the part before the @ is longer than 64 characters');
	if (/[^\x20-\x7e]/.test(local))
		return new Invalid('the part before the @ has letters outside ASCII');
	if (local.includes('..')) return new Invalid('two dots stand side by side');
	return LOCAL.test(local) ? null : new Invalid('the part before the @ is not well formed');
}

function checkParts(local: string, written: string): EmailAddress | Invalid {
	const wrong = checkLocal(local);
	if (wrong) return wrong;
	const domain = checkDomain(written);
	if (domain instanceof Invalid) return domain;
	const address = `${local}@${domain}`;
	if (address.length > 254) return new Invalid('longer than 254 characters');
	return { address, key: address.toLowerCase(), domain };
}

/**
 * The one normaliser of e-mail addresses. Trims, applies NFKC (full-width letters become plain), drops invisible characters,
 * lower-cases the domain and writes it in punycode. Refuses everything that is not exactly one plain address: control
 * characters and line separators inside, commas, semicolons, angle brackets, groups, quotes, comments, IP literals, domains without a dot.
 */
export function normaliseEmail(text: string): EmailAddress | Invalid {
	if (text.length > MAX_INPUT) return new Invalid(`longer than ${MAX_INPUT} characters`);
	const quick = ORDINARY.exec(text);
	if (quick) return checkParts(quick[1] ?? '', quick[2] ?? '');
	if (BREAKING.test(text.trim()))
		return new Invalid('a control character or line break stands inside');
	const plain = tidyText(text);
	if (plain === '') return new Invalid('empty');
	if (!plain.includes('@')) return new Invalid('there is no @');
	if (/[,;]/.test(plain)) return new Invalid('more than one address');
	if (/[\s<>()[\]:"\\]/.test(plain)) return new Invalid('not a plain address');
	const parts = plain.split('@');
	if (parts.length !== 2)
		return new Invalid(parts.length < 2 ? 'there is no @' : 'more than one @');
	return checkParts(parts[0] ?? '', parts[1] ?? '');
}

const WITH_NAME = /^[^<>,;:"\\@\p{Cc}\u2028\u2029]*<([^<>]*)>$/u;

/** Like normaliseEmail, for cells of data files: also takes the address out of `mailto:a@b.com` and `Ada Lovelace <ada@b.com>`. */
export function extractEmail(text: string): EmailAddress | Invalid {
	if (text.length > MAX_INPUT) return normaliseEmail(text);
	if (!/[<>:\s]/.test(text)) return normaliseEmail(text);
	const trimmed = text.trim();
	const bare = /^mailto:/i.test(trimmed) ? trimmed.slice(7) : trimmed;
	return normaliseEmail(WITH_NAME.exec(bare)?.[1] ?? bare);
}
