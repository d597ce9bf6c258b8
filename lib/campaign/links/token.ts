/**
 * What the links in a message say to the Campaign Trigger: who, which campaign, what the click means. Sealed with a synthetic
 * initialisation vector (the construction of RFC 5297, with HMAC-SHA256 and AES-256-CTR): nobody can read the address out of a link
 * that was forwarded or logged, make one up, or turn one person's into another's; the same content gives the same link.
 */
import { createCipheriv, createDecipheriv, createHmac, timingSafeEqual } from 'node:crypto';

export type LinkKind = 'unsubscribe' | 'preferences' | 'confirm' | 'open' | 'click';

export interface LinkClaims {
	readonly kind: LinkKind;
	/** Normalised address. */
	readonly recipient: string;
	readonly campaign: string;
	readonly step: string;
	/** `*` = every topic. */
	readonly topic: string;
	/** Where a click leads; '' for other kinds. */
	readonly target: string;
	/** UTC ms after which the link is worth nothing; 0 = never. Unsubscribe links never expire. */
	readonly expiresAt: number;
}

/** In the order that tokens name them by number: only ever add at the end. */
const KINDS: readonly LinkKind[] = ['unsubscribe', 'preferences', 'confirm', 'open', 'click'];
const VERSION = 1;
const TAG_BYTES = 16;
const LONGEST_TOKEN = 8_000;
const TOKEN = /^[A-Za-z0-9_-]+$/;

interface Keys {
	readonly sign: Buffer;
	readonly encrypt: Buffer;
}

/** Two keys from one of 32 bytes (`Store.secret('links')`). */
export class LinkTokens {
	private readonly keys: Keys;

	constructor(key: Uint8Array) {
		const derive = (use: string) => createHmac('sha256', key).update(`links ${use}`).digest();
		this.keys = { sign: derive('sign'), encrypt: derive('encrypt') };
	}

	/** Letters, digits, `_` and `-`; about 4/3 of the content and 25 characters more. */
	seal(claims: LinkClaims): string {
		const { kind, recipient, campaign, step, topic, target, expiresAt } = claims;
		const parts = [KINDS.indexOf(kind), recipient, campaign, step, topic, target, expiresAt];
		const content = Buffer.from(JSON.stringify(parts), 'utf8');
		const tag = this.tagOf(content);
		const cipher = createCipheriv('aes-256-ctr', this.keys.encrypt, tag);
		const sealed = Buffer.concat([cipher.update(content), cipher.final()]);
		return Buffer.concat([Buffer.of(VERSION), tag, sealed]).toString('base64url');
	}

	/** What the token says, or null for anything that this store did not make. Whether it has expired is for the caller to ask. */
	open(token: unknown): LinkClaims | null {
		if (typeof token !== 'string' || token.length > LONGEST_TOKEN || !TOKEN.test(token))
			return null;
		const bytes = Buffer.from(token, 'base64url');
		// Another spelling of the same bytes is not a token that was given out.
		if (bytes.length <= 1 + TAG_BYTES || bytes.toString('base64url') !== token) return null;
		if (bytes[0] !== VERSION) return null;
		const tag = bytes.subarray(1, 1 + TAG_BYTES);
		const decipher = createDecipheriv('aes-256-ctr', this.keys.encrypt, tag);
		const content = Buffer.concat([
			decipher.update(bytes.subarray(1 + TAG_BYTES)),
			decipher.final(),
		]);
		return timingSafeEqual(this.tagOf(content), tag) ? read(content.toString('utf8')) : null;
	}

	private tagOf(content: Buffer): Buffer {
		const { sign } = this.keys;
		return createHmac('sha256', sign).update(content).digest().subarray(0, TAG_BYTES);
	}
}

/** Content whose tag was right was written by `seal`, by this version or by a later one with more parts. */
function read(content: string): LinkClaims | null {
	const parts: unknown = JSON.parse(content);
	if (!Array.isArray(parts)) return null;
	const [kindNumber, recipient, campaign, step, topic, target, expiresAt]: unknown[] = parts;
	const kind = typeof kindNumber === 'number' ? KINDS[kindNumber] : undefined;
	if (
		kind === undefined ||
		typeof recipient !== 'string' ||
		typeof campaign !== 'string' ||
		typeof step !== 'string' ||
		typeof topic !== 'string' ||
		typeof target !== 'string' ||
		typeof expiresAt !== 'number'
	)
		return null;
	return { kind, recipient, campaign, step, topic, target, expiresAt };
}
