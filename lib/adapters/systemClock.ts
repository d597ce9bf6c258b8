import { setTimeout } from 'node:timers/promises';
import type { Clock } from '../ports';

/** The computer's clock. */
export const systemClock: Clock = {
	// eslint-disable-next-line no-restricted-syntax, no-restricted-properties -- the one place where time enters the library
	now: () => Date.now(),
	async sleep(ms, signal) {
		try {
			await setTimeout(ms, undefined, signal ? { signal } : {});
		} catch (error) {
			throw signal?.aborted ? signal.reason : error;
		}
	},
};
