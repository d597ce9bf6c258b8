import { setTimeout } from 'node:timers/promises';
import type { Clock } from '../ports';

/** The computer's clock. */
export const systemClock: Clock = {
	now: () => Date.now(),
	async sleep(ms, signal) {
		try {
			await setTimeout(ms, undefined, signal ? { signal } : {});
		} catch (error) {
			throw signal?.aborted ? signal.reason : error;
		}
	},
};
