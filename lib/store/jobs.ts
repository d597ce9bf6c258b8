import type { Clock } from '../ports';
import { modelJobs } from './modelJobs';
import { sendingJobs } from './sendingJobs';
import { withStore, type StoreOptions } from './withStore';

/** The store's operations as jobs. Errors are those of `openStore` and of the store's own methods. */
export function storeJobs(clock: Clock) {
	const job = withStore(clock);
	return {
		/** Opens the store, which makes it if it is missing: a credential's test. */
		check: job<StoreOptions, { driver: string }>(async ({ driver }) => ({ driver })),
		...modelJobs(job, clock),
		...sendingJobs(job, clock),
	};
}
