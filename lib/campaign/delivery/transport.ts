import type { Message } from '../message/message';

/** What became of one message, in the only terms that matter for "may it be sent again". */
export type Delivery =
	/** The server took it. `providerId`: its own name for the message, when it gave one. */
	| { readonly kind: 'accepted'; readonly reason: string; readonly providerId?: string }
	/** Refused for good (SMTP 5xx): never tried again. */
	| { readonly kind: 'refused'; readonly reason: string }
	/** Certainly not taken, and may be later (SMTP 4xx, HTTP 429). `retryAfter`: ms that the server asks to wait. */
	| { readonly kind: 'deferred'; readonly reason: string; readonly retryAfter?: number }
	/** The connection was lost after the content began: nobody can tell. Never tried again by itself. */
	| { readonly kind: 'unknown'; readonly reason: string }
	/** Certainly not taken because the server cannot be used. `lasting`: it would say the same to everybody (login, quota). */
	| { readonly kind: 'unavailable'; readonly reason: string; readonly lasting: boolean };

/** Hands messages to a mail server. Drivers never reject and never try a message twice by themselves once its content was begun. */
export interface Transport {
	/** At most `connections` calls are open at once. */
	send(message: Message): Promise<Delivery>;
	/** Closes all connections at once; messages on their way come back as `unknown` or `deferred`. */
	close(): void;
}
