import { systemClock } from '../../lib/adapters';
import type { Delivery } from '../../lib/campaign/delivery/transport';
import type { Message } from '../../lib/campaign/message/message';
import type { Clock } from '../../lib/ports';

/** A clock that goes on from another instant. */
export const clockAt = (start: number): Clock => {
	const offset = start - systemClock.now();
	return {
		now: () => systemClock.now() + offset,
		sleep: async (ms, signal) => await systemClock.sleep(ms, signal),
	};
};

export const accepted: Delivery = { kind: 'accepted', reason: '' };

/** A transport whose answers the test gives; it keeps whom it was given, in their order. */
export function answering(answer: (to: string, nth: number) => Delivery) {
	const given: string[] = [];
	return {
		given,
		transport: {
			send: async ({ to }: Message) => answer(to.address, given.push(to.address)),
			close: () => undefined,
		},
	};
}
