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
	/**
	 * Certainly not taken because the server cannot be used. `lasting`: it would say the same to everybody (login, quota). `quota`: the
	 * account has sent as much as it may for now; everything else is in order.
	 */
	| {
			readonly kind: 'unavailable';
			readonly reason: string;
			readonly lasting: boolean;
			readonly quota?: boolean;
	  };

/** Idempotency keys that a service honours; ours is the message's id. */
export interface Keys {
	/** Within it the same key means the same message (16 hexadecimal digits): one service, one account. */
	readonly domain: string;
	/** How long after the first request the service still knows its key, in ms. */
	readonly life: number;
}

/** Hands messages to a mail server. Drivers never reject and never try a message twice by themselves once its content was begun. */
export interface Transport {
	/** Null or missing: a message whose fate is unknown can never be sent again without the risk of a second one. */
	readonly keys?: Keys | null;
	/** At most `connections` calls are open at once. */
	send(message: Message): Promise<Delivery>;
	/** Closes all connections at once; messages on their way come back as `unknown` or `deferred`. */
	close(): void;
}
