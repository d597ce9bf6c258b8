import type { LedgerState } from '../../ports';
import type { Delivery } from '../delivery/transport';
import { PERMANENT, TEMPORARY } from './existing';

export interface Settlement {
	readonly recipient: string;
	readonly state: Exclude<LedgerState, 'claimed'>;
	readonly reason: string;
	readonly providerId?: string;
}

/** What the ledger keeps of a delivery; nothing when the message was certainly not tried (its claim is released). */
export function settlementOf(recipient: string, delivery: Delivery): Settlement[] {
	switch (delivery.kind) {
		case 'accepted':
			return [{ recipient, state: 'sent', reason: '', ...idOf(delivery.providerId) }];
		case 'refused':
			return [{ recipient, state: 'failed', reason: PERMANENT + delivery.reason }];
		case 'deferred':
			return [{ recipient, state: 'failed', reason: TEMPORARY + delivery.reason }];
		case 'unknown':
			return [{ recipient, state: 'uncertain', reason: delivery.reason }];
		case 'unavailable':
			return [];
	}
}

const idOf = (providerId: string | undefined) => (providerId ? { providerId } : {});
