import type { Message } from '../message/message';
import type { CampaignPorts } from './deps';
import { settlementOf } from './settlement';

/** What became of a message that is not one of the campaign's own: to a test inbox, to an address of the seed list. */
export interface SingleDelivery {
	readonly recipient: string;
	/** The ledger's state of it, or `unavailable`: the server could not be used, and a later run tries again. */
	readonly state: string;
	readonly reason: string;
}

/** Claims one message under a step of its own, sends it and writes down what became of it; nothing when it was claimed before. */
export async function sendOnce(
	message: Message,
	{ campaign, step, recipient }: { campaign: string; step: string; recipient: string },
	{ store, clock, transport, run }: CampaignPorts,
): Promise<SingleDelivery> {
	const key = { campaign, step, run };
	const now = clock.now();
	await store.ledger.heartbeat({ run, now });
	const claim = { recipient, messageId: message.messageId };
	const [answer] = await store.ledger.claim({ ...key, now }, [claim]);
	if (!answer?.claimed) {
		return { recipient, state: answer?.existing?.state ?? 'held', reason: 'tried before' };
	}
	const delivery = await transport.send(message);
	const [settlement] = settlementOf(recipient, delivery);
	if (settlement) await store.ledger.settle({ ...key, now: clock.now() }, [settlement]);
	else await store.ledger.release(key, [recipient]);
	return { recipient, state: settlement?.state ?? 'unavailable', reason: delivery.reason };
}
