import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { LibraryError } from '../../../errors';

/** How messages are signed (DKIM, RFC 6376): whose domain, which key, where its public half stands. */
export interface DkimOptions {
	/** Domain that signs: the one of the From address or one above it, e.g. `shop.example`. */
	readonly domain: string;
	/** The public key stands in the DNS record `<selector>._domainkey.<domain>`. */
	readonly selector: string;
	/** PEM text of an RSA (1,024 … 8,192 bits) or Ed25519 private key, without passphrase. */
	readonly privateKey: string;
}

export interface DkimKey {
	readonly domain: string;
	readonly selector: string;
	readonly algorithm: 'rsa-sha256' | 'ed25519-sha256';
	readonly key: KeyObject;
	/** As it stands in the DNS record after `p=`. */
	readonly publicKey: string;
}

const NAME =
	/^(?=.{1,253}$)(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9])?)(?:\.[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9])?)*$/;
/** RFC 8301: shorter keys must not be used, and receivers need not take longer ones than 4,096. */
const LEAST_BITS = 1_024;
const MOST_BITS = 8_192;
const MOST_PEM = 20_000;
/** Length of the ASN.1 head before the 32 bytes of an Ed25519 public key. */
const ED25519_HEAD = 12;

const wrong = (message: string, hint: string) =>
	new LibraryError('INVALID_PARAMETER', message, hint);

/** Reads and checks the options. Throws INVALID_PARAMETER, which never holds a part of the key. */
export function readDkimKey({ domain, selector, privateKey }: DkimOptions): DkimKey {
	const key = readPem(privateKey);
	const type = key.asymmetricKeyType;
	const isRsa = type === 'rsa';
	if (!isRsa && type !== 'ed25519') {
		throw wrong(
			`The DKIM private key is of the type "${type ?? 'unknown'}".`,
			'DKIM knows RSA and Ed25519 keys. Make one with: openssl genrsa -out dkim.pem 2048',
		);
	}
	if (isRsa) checkBits(key.asymmetricKeyDetails?.modulusLength ?? 0);
	const der = createPublicKey(key).export({ type: 'spki', format: 'der' });
	return {
		domain: checkName('domain', domain),
		selector: checkName('selector', selector),
		algorithm: isRsa ? 'rsa-sha256' : 'ed25519-sha256',
		key,
		publicKey: (isRsa ? der : der.subarray(ED25519_HEAD)).toString('base64'),
	};
}

/** Fields of n8n may hold a key on one line, with `\n` written out or spaces for line ends. */
function readPem(text: string): KeyObject {
	const pem = String(text).trim().replaceAll('\\n', '\n').replaceAll('\r', '');
	const [, kind, body] =
		/^-----BEGIN ((?:[A-Z0-9]+ )?PRIVATE KEY)-----([^-]*)-----END \1-----$/.exec(pem) ?? [];
	if (kind === undefined || body === undefined || pem.length > MOST_PEM) throw noKey();
	if (kind.startsWith('ENCRYPTED')) {
		throw wrong(
			'The DKIM private key is locked with a passphrase.',
			'Unlock it first: openssl pkey -in locked.pem -out dkim.pem',
		);
	}
	try {
		const lines = body.trim().split(/\s+/).join('\n');
		return createPrivateKey(`-----BEGIN ${kind}-----\n${lines}\n-----END ${kind}-----\n`);
	} catch {
		throw noKey(); // The reason of the crypto library could quote the key.
	}
}

function noKey(): LibraryError {
	return wrong(
		'The DKIM private key cannot be read.',
		'Paste the whole PEM text, from "-----BEGIN PRIVATE KEY-----" to "-----END PRIVATE KEY-----".',
	);
}

function checkBits(bits: number): void {
	if (bits >= LEAST_BITS && bits <= MOST_BITS) return;
	throw wrong(
		`The DKIM key has ${bits} bits; receivers take ${LEAST_BITS} to ${MOST_BITS}.`,
		'Make a key of 2048 bits: openssl genrsa -out dkim.pem 2048',
	);
}

function checkName(what: 'domain' | 'selector', text: string): string {
	const name = String(text).trim().toLowerCase();
	if (NAME.test(name) && (what === 'selector' || name.includes('.'))) return name;
	throw wrong(
		`The DKIM ${what} is "${name.slice(0, 80)}".`,
		what === 'domain'
			? 'Enter the domain of your From address, e.g. shop.example (other scripts as xn--…).'
			: 'Enter the first part of the DNS record <selector>._domainkey.<domain>, e.g. s1.',
	);
}

/** True when a receiver that follows DMARC (relaxed alignment) can count this signature for the From address. */
export function isAligned(domain: string, fromAddress: string): boolean {
	const from = fromAddress.slice(fromAddress.lastIndexOf('@') + 1).toLowerCase();
	return from === domain || from.endsWith(`.${domain}`) || domain.endsWith(`.${from}`);
}
