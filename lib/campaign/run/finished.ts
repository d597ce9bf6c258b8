import type { Delivery } from '../delivery/transport';
import { backoff } from './backoff';
import type { Campaign } from './campaign';
import type { Outcomes, Status } from './outcomes';
import { throttleOf, spread } from './pace/throttle';
import { settlementOf } from './settlement';
import type { Prepared, Supply } from './supply';

/** A message that came back, with what became of it. */
export interface Finished {
	readonly prepared: Prepared;
	readonly delivery: Delivery;
}

/** Tells what became of a message, and tries it again later when the server said "not now" and there is an attempt left. */
export function conclude(
	{ prepared: { candidate, message }, delivery }: Finished,
	{ attempts, retryDelay, waitAtMost }: Campaign,
	outcomes: Outcomes,
	supply: Supply,
	now: number,
): void {
	const { row, address } = candidate;
	const [settlement] = settlementOf(address.key, delivery);
	if (!settlement) return;
	const { state, reason } = settlement;
	const status: Status = state === 'sent' || state === 'uncertain' ? state : 'failed';
	const outcome = { row, status, reason, recipient: address.key, messageId: message.messageId };
	const throttle = throttleOf(delivery);
	const asked = throttle?.wait ?? 0;
	const sendAfter = throttle && asked > waitAtMost ? { sendAfter: now + asked } : {};
	outcomes.set({ ...outcome, ...sendAfter });
	// Who hears that the server is busy has not used up an attempt of his own.
	const attempt = candidate.attempt + (throttle?.forAll ? 0 : 1);
	if (!throttle || asked > waitAtMost || attempt > attempts) return;
	const wait = backoff(retryDelay, candidate.attempt + 1, message.messageId);
	const told = asked > 0 ? spread(asked, message.messageId) : 0;
	supply.tryLater({ ...candidate, attempt }, now + Math.max(wait, told));
}
