/** Operations about people's rights as jobs: the store is opened here, on the worker thread. */
import { systemClock } from './adapters';
import {
	erasePeople,
	listLedger,
	listSuppressed,
	resendUncertain,
	suppressPeople,
	unsuppressPeople,
} from './campaign';
import type { Clock, JobContext, Store, StoreConfig } from './ports';
import { useStore } from './store';
import type { Table } from './table';

type WithStore<O> = O & { readonly store: StoreConfig };

/** A job of an operation that needs an open store and a clock. */
const withStore =
	<O, R>(
		work: (
			table: Table,
			options: O,
			ports: { store: Store; clock: Clock },
			context: JobContext,
		) => Promise<R>,
	) =>
	async (table: Table, options: WithStore<O>, context: JobContext) =>
		await useStore(
			options.store,
			systemClock,
			async (store) => await work(table, options, { store, clock: systemClock }, context),
		);

export const suppressPeopleJob = withStore(suppressPeople);
export const unsuppressPeopleJob = withStore(unsuppressPeople);
export const erasePeopleJob = withStore(erasePeople);
export const resendUncertainJob = withStore(resendUncertain);

/** Its table is empty. */
export const listSuppressedJob = withStore(
	async (_table, options: Parameters<typeof listSuppressed>[0], { store }, context) =>
		await listSuppressed(options, store, context),
);

/** Its table is empty. */
export const listLedgerJob = withStore(
	async (_table, options: Parameters<typeof listLedger>[0], { store }, context) =>
		await listLedger(options, store, context),
);
