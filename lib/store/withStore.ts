import type { Clock, Store, StoreConfig } from '../ports';
import type { Table } from '../table';
import { openStore } from './openStore';

export interface StoreOptions {
	readonly store: StoreConfig;
}

/** Makes a job of `work`: it opens the store on the thread that it runs on and closes it. The job's table is empty. */
export type WithStore = <O extends StoreOptions, R>(
	work: (store: Store, options: O) => Promise<R>,
) => (table: Table, options: O) => Promise<R>;

export function withStore(clock: Clock): WithStore {
	return (work) => async (_table, options) => {
		const store = await openStore(options.store, { clock });
		try {
			return await work(store, options);
		} finally {
			await store.close();
		}
	};
}
