import type { HttpRequest } from '../../../ports';
import type { Message } from '../../message/message';
import type { Delivery } from '../transport';
import type { Reply } from './reply';

/** What a reply means; `again`: nobody can tell, but the same request with the same key does no harm. */
export type Verdict = Delivery | { readonly kind: 'again'; readonly reason: string };

/** How one service is spoken to. */
export interface Driver {
	/** The service's name for people. */
	readonly label: string;
	/** For how long, in ms, the service takes a second request with the same key for the first; 0 = it knows no keys. */
	readonly keysFor: number;
	/** The request for one message, without anything secret. Same message, same request. */
	request(message: Message): HttpRequest;
	/** What the service's own signs in a reply mean; null = what its status means for everybody. */
	read(reply: Reply): Verdict | null;
}
