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
	return (work) => async (_table, options) =>
		await useStore(options.store, clock, async (store) => await work(store, options));
}

/** Opens the store, hands it to `work` and closes it, also when `work` fails. Throws as `openStore` and `work`. */
export async function useStore<R>(
	config: StoreConfig,
	clock: Clock,
	work: (store: Store) => Promise<R>,
): Promise<R> {
	const store = await openStore(config, { clock });
	try {
		return await work(store);
	} finally {
		await store.close();
	}
}
